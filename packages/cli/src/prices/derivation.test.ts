import { type Call, createPricer, parsePriceFile } from '@spendspan/cost';
import { expect, it } from 'vitest';
import { explainCall } from './explain.ts';
import { toExplanationJson } from './explanation-json.ts';
import { formatExplanation } from './format-explanation.ts';
import { outlinePriceFile } from './price-file-outline.ts';

const EUR = `version: 1
currency: EUR
exchange_rates:
  - { from: 2026-01-01, usd_per_unit: "1.0850", source: ECB }
  - { from: 2027-01-01, usd_per_unit: "1.2" }
providers:
  - match: { server_address: llm.example.eu }
    models:
      - match: { model: model-a }
        prices: [{ input: "1.90", output: "5.70" }]
        service_tiers:
          batch: { multiplier: "0.5" }
`;
const HOUSE = `version: 1
currency: USD
providers:
  - match: { server_address: "*.example.com" }
  - match: { server_address: llm.example.com }
    multiplier: "0.85"
`;

function explain(text: string, name: string, call: Partial<Call>): { text: string; lines: readonly object[] } {
  const parsed = parsePriceFile(text, name);
  const file = { path: `/${name}`, parsed, outline: outlinePriceFile(text) };
  const whole = { usage: { inputTokens: 1000, outputTokens: 100 }, at: new Date('2026-11-20'), ...call };
  const explained = explainCall(whole, createPricer({ prices: parsed }), file);
  const json = toExplanationJson(explained) as { lines: readonly object[] };
  return { text: formatExplanation(explained, (_tone, words) => words), lines: json.lines };
}

it('a price in euros is shown as the file has it, times the exchange rate with its line, source and day', () => {
  const { text, lines } = explain(EUR, 'eur.yaml', { model: 'model-a', host: 'llm.example.eu' });
  expect(text).toContain('  Prices      input EUR 1.9 × 1.0850 = USD 2.0615\n');
  expect(text).toContain('              output EUR 5.7 × 1.0850 = USD 6.1845\n');
  expect(text).toMatch(/^ {2}input .* \[1\] × \[2\]$/m);
  expect(text).toContain('  [1] user:eur.yaml · eur.yaml:10\n');
  expect(text).toContain(
    '  [2] USD 1.0850 for one EUR · user:eur.yaml · eur.yaml:4 · ECB · in force from 2026-01-01\n',
  );
  expect(lines[0]).toMatchObject({
    usdPer: '2.0615',
    url: 'eur.yaml:10',
    derivation: {
      price: '1.9',
      currency: 'EUR',
      factors: [{ kind: 'exchange_rate', factor: '1.0850', url: 'eur.yaml:4', from: '2026-01-01', source: 'ECB' }],
    },
  });
});

it('a tier that is a multiplier has its own line', () => {
  const call = { model: 'model-a', host: 'llm.example.eu', serviceTier: 'batch' };
  const { text } = explain(EUR, 'eur.yaml', call);
  expect(text).toContain('input EUR 1.9 × 0.5 × 1.0850 = USD 1.03075');
  expect(text).toContain(
    '  [2] multiplier 0.5 · user:eur.yaml · eur.yaml:12 · providers[0].models[0].service_tiers.batch.multiplier\n',
  );
});

it('a list price times a multiplier is shown with the source of the list and the line of the multiplier', () => {
  const { text, lines } = explain(HOUSE, 'house.yaml', { model: 'gpt-4.1', host: 'llm.example.com' });
  expect(text).toContain('  Price list openai × 0.85, as your price file says\n');
  expect(text).toContain('  Prices      input USD 2 × 0.85 = USD 1.7\n');
  expect(text).toMatch(/^ {2}\[1\] catalog:genai-prices@\S+ · https:\S+/m);
  expect(text).toContain('  [2] multiplier 0.85 · user:house.yaml · house.yaml:6 · providers[1].multiplier\n');
  expect(lines[0]).toMatchObject({ derivation: { factors: [{ kind: 'multiplier', url: 'house.yaml:6' }] } });
});

it('a multiplier of a deployment is shown after that of its entry, each by its line and key', () => {
  const file = `${HOUSE}    deployments: { prod-1: { model: gpt-4.1, multiplier: "0.9" } }\n`;
  const call = { requestModel: 'prod-1', model: 'gpt-4.1-2025-04-14', host: 'llm.example.com' };
  const { text, lines } = explain(file, 'house.yaml', call);
  expect(text).toContain('  Price list openai × 0.85 × 0.9, as your price file says\n');
  expect(text).toContain('  Prices      input USD 2 × 0.85 × 0.9 = USD 1.53\n');
  expect(text).toContain(
    '  [3] multiplier 0.9 · user:house.yaml · house.yaml:7 · providers[1].deployments.prod-1.multiplier\n',
  );
  expect(lines[0]).toMatchObject({ derivation: { factors: [{ url: 'house.yaml:6' }, { url: 'house.yaml:7' }] } });
});

it('a factor of a file in braces (JSON) has its line, too', () => {
  const providers = [{ match: { server_address: 'llm.example.com' }, multiplier: '0.85' }];
  const json = JSON.stringify({ version: 1, currency: 'USD', providers }, undefined, 2);
  const { lines } = explain(json, 'house.json', { model: 'gpt-4.1', host: 'llm.example.com' });
  expect(lines[0]).toMatchObject({ derivation: { factors: [{ kind: 'multiplier', url: 'house.json:9' }] } });
});

it('prices and amounts are written in one form, without zeros at their end', () => {
  const call = { model: 'gpt-4.1-mini', host: 'api.openai.com', usage: { inputTokens: 1_000_000 } };
  const { text } = explain(HOUSE, 'house.yaml', call);
  expect(text).toMatch(/^USD 0\.4 · priced\n/);
  expect(text).toMatch(/^ {2}input +1,000,000 +0\.4 +1M tokens +0\.4 +\[1\]$/m);
  expect(text).toContain('input 0.4 = 0.4');
});
