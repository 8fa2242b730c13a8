import { expect, test } from 'vitest';
import { parsePriceFile } from './price-file/parse-price-file.ts';
import { createPricer } from './pricer.ts';
import type { Call, PriceLine } from './types.ts';

const AT = new Date('2026-11-20');

function explainInput(call: Partial<Call>, text?: string): PriceLine | undefined {
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
    key: 'exchange_rates[0].usd_per_unit',
    url: 'house.yaml:3',
    from: '2026-01-01',
    source: 'ECB (reference)',
  };
  const derivation = { price: '1.9', currency: 'EUR', source: 'user:house.yaml', factors: [exchange] };
  const call = { model: 'model-a', host: 'llm.example.eu' };
  expect(explainInput(call, text)).toMatchObject({ usdPer: '2.0615', url: 'house.yaml:8', derivation });
  const key = 'providers[0].models[0].service_tiers.batch.multiplier';
  const half = { kind: 'multiplier', factor: '0.5', table: 'user:house.yaml', key, url: 'house.yaml:9' };
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
      factors: [{ kind: 'multiplier', factor: '0.85', key: 'providers[0].multiplier', url: 'house.yaml:3' }],
    },
  });
  expect(explainInput({ model: 'gpt-5.4-mini', host: 'eu.api.openai.com' })).toMatchObject({
    derivation: {
      factors: [
        {
          kind: 'surcharge',
          factor: '1.1',
          table: expect.stringMatching(/^overlay:/),
          url: expect.stringMatching(/^https:/),
          checkedOn: expect.stringMatching(/^2026-/),
        },
      ],
    },
  });
});

test('an explanation names the entry of the price file that a call goes by', () => {
  const text = `version: 1
currency: USD
providers:
  - match: { server_address: "*.example.com" }
  - { name: house, match: { server_address: llm.example.com }, default: none }
`;
  const pricer = createPricer({ prices: parsePriceFile(text, 'house.yaml') });
  const call = { model: 'no-such-model', usage: { inputTokens: 1 }, at: AT };
  expect(pricer.explain({ ...call, host: 'LLM.example.com:443' }).entry).toEqual({ index: 1, name: 'house' });
  expect(pricer.explain({ ...call, host: 'a.example.com' }).entry).toEqual({ index: 0, name: 'providers[0]' });
  expect(pricer.explain({ ...call, host: 'api.openai.com' })).not.toHaveProperty('entry');
  expect(createPricer().explain(call)).not.toHaveProperty('entry');
});

test('a list says how its prices came about, too', () => {
  const text = `version: 1
currency: USD
providers: [{ match: { server_address: h }, deployments: { prod: { model: gpt-4.1, multiplier: "0.9" } } }]
`;
  const listed = createPricer({ prices: parsePriceFile(text, 'house.yaml') }).list({ model: 'prod', at: AT });
  const entry = listed.find(({ model }) => model === 'prod');
  expect(entry?.prices.find(({ meter }) => meter === 'input')).toMatchObject({
    usdPer: '1.8',
    derivation: { price: '2', factors: [{ factor: '0.9', key: 'providers[0].deployments.prod.multiplier' }] },
  });
});

test('a price as its list has it has no derivation', () => {
  expect(explainInput({ model: 'gpt-4.1', host: 'api.openai.com' })).not.toHaveProperty('derivation');
});
