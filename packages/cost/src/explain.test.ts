import { expect, test } from 'vitest';
import { parsePriceFile } from './price-file/parse-price-file.ts';
import { createPricer } from './pricer.ts';
import type { Call } from './types.ts';

const AT = new Date('2026-11-20');

function explainInput(call: Partial<Call>, text?: string): unknown {
  const prices = text === undefined ? undefined : parsePriceFile(text, 'house.yaml');
  return createPricer({ prices }).explain({ usage: { inputTokens: 1000 }, at: AT, ...call }).lines[0];
}

test('a price in euros says what it was, and the rate that made it dollars: its day and its source', () => {
  const text = `version: 1
currency: EUR
exchange_rates: [{ from: 2026-01-01, usd_per_unit: "1.0850", source: ECB (reference) }]
providers:
  - match: { server_address: llm.example.eu }
    models:
      - match: { model: model-a }
        prices: [{ input: "1.90" }]
        service_tiers: { batch: { multiplier: "0.5" } }
`;
  const exchange = {
    kind: 'exchange_rate',
    factor: '1.0850',
    table: 'user:house.yaml',
    from: '2026-01-01',
    source: 'ECB (reference)',
  };
  const derivation = { price: '1.9', currency: 'EUR', source: 'user:house.yaml', factors: [exchange] };
  const call = { model: 'model-a', host: 'llm.example.eu' };
  expect(explainInput(call, text)).toMatchObject({ usdPer: '2.0615', url: 'house.yaml:8', derivation });
  const half = { kind: 'multiplier', factor: '0.5', table: 'user:house.yaml' };
  expect(explainInput({ ...call, serviceTier: 'batch' }, text)).toMatchObject({
    usdPer: '1.03075',
    derivation: { ...derivation, factors: [half, exchange] },
  });
});

test('a list price times a multiplier or a surcharge says which list it is from', () => {
  const text = `version: 1
currency: USD
providers: [{ match: { server_address: llm.example.com }, multiplier: "0.85" }]
`;
  expect(explainInput({ model: 'gpt-4.1', host: 'llm.example.com', provider: 'openai' }, text)).toMatchObject({
    usdPer: '1.7',
    source: expect.stringMatching(/^user:house\.yaml\+catalog:/),
    derivation: {
      price: '2',
      currency: 'USD',
      source: expect.stringMatching(/^catalog:/),
      factors: [{ kind: 'multiplier', factor: '0.85', table: 'user:house.yaml' }],
    },
  });
  expect(explainInput({ model: 'gpt-5.4-mini', host: 'eu.api.openai.com' })).toMatchObject({
    derivation: { factors: [{ kind: 'surcharge', factor: '1.1', table: expect.stringMatching(/^overlay:/) }] },
  });
});

test('a price as its list has it has no derivation', () => {
  expect(explainInput({ model: 'gpt-4.1', host: 'api.openai.com' })).not.toHaveProperty('derivation');
});
