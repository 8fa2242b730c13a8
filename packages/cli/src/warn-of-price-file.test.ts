import { createPricer, parsePriceFile } from '@spendspan/cost';
import { expect, it } from 'vitest';
import { listPriceFile } from './list-price-file.ts';
import { warnOfPriceFile } from './warn-of-price-file.ts';

const NOW = Date.parse('2026-11-20');
const listPricer = createPricer();

function warn(providers: string, head = 'currency: USD'): readonly string[] {
  const parsed = parsePriceFile(`version: 1\n${head}\nproviders:\n${providers}`, 'prices.yaml');
  return warnOfPriceFile(parsed, { pricer: createPricer({ prices: parsed }), listPricer }, NOW);
}

function withModel(prices: string, model = 'a'): string {
  return `  - { name: house, match: { server_address: h.example }, models: [{ match: { model: ${model} }, ${prices} }] }\n`;
}

it.each([
  [
    'a misspelt provider',
    '  - { name: x, match: { provider: opnai } }',
    'x is about the provider "opnai", a name that no price list has; did you mean "openai"?',
  ],
  [
    'a provider that nobody knows',
    '  - { name: x, match: { provider: acme-gateway } }',
    'x is about the provider "acme-gateway", a name that no price list has',
  ],
  [
    'a misspelt tier',
    withModel('prices: [{ input: "1", output: "2" }], service_tiers: { flexx: { multiplier: "0.5" } }'),
    'a of house: no provider is known to call a tier "flexx"; did you mean "flex"?',
  ],
  [
    'a price of another number of tokens',
    withModel('prices: [{ input: "1", output: "20000" }]'),
    'a of house costs 20000 USD per million tokens; is that the price of one million?',
  ],
  [
    'cached input that is dearer',
    withModel('prices: [{ input: "1", cached_input: "1.5", output: "2" }]'),
    'a of house costs more from the cache (1.5 USD) than not (1 USD)',
  ],
  [
    'no output',
    withModel('prices: [{ input: "1" }]'),
    'a of house has a price for input and none for output: calls will be partial',
  ],
  [
    'no input',
    withModel('prices: [{ output: "1" }]'),
    'a of house has a price for output and none for input: calls will be partial',
  ],
  [
    'a multiplier of 0',
    '  - { name: x, match: { server_address: h.example }, multiplier: "0" }',
    'x has the multiplier 0: everything costs nothing',
  ],
  [
    'a large multiplier',
    '  - { name: x, match: { server_address: h.example }, multiplier: "85" }',
    'x has the multiplier 85, more than 10',
  ],
  [
    'a large multiplier of a tier',
    withModel('prices: [{ input: "1", output: "2" }], service_tiers: { batch: { multiplier: "50" } }'),
    'a of house, tier batch has the multiplier 50, more than 10',
  ],
])('%s gets a warning', (_what, providers, warning) => {
  expect(warn(providers)).toEqual([warning]);
});

it('what is in order gets none', () => {
  expect(warn(withModel('prices: [{ input: "0.1" }]', 'text-embedding-9'))).toEqual([]);
  expect(warn(withModel('prices: [{ image: "0.1" }]'))).toEqual([]);
  expect(
    warn(withModel('prices: [{ input: "1", output: "2" }], service_tiers: { batch: { multiplier: "0.5" } }')),
  ).toEqual([]);
  expect(warn('  - { match: { provider: azure.ai.openai } }')).toEqual([]);
  const yen = 'currency: JPY\nexchange_rates: [{ from: 2026-11-01, usd_per_unit: "0.0065" }]';
  const batch = 'service_tiers: { batch: { multiplier: "0.5" } }';
  expect(warn(withModel(`prices: [{ input: "12000", output: "30000" }], ${batch}`), yen)).toEqual([]);
});

it('amounts are listed for each day on which they change, in the currency of the file', () => {
  const list = (text: string): readonly string[] => listPriceFile(parsePriceFile(text, 'prices.yaml'));
  const prices = 'prices: [{ input: "3", output: "9" }, { from: 2026-09-01, input: "2.50", output: "8" }]';
  expect(list(`version: 1\ncurrency: USD\nproviders:\n${withModel(prices)}`)).toContain(
    '    a: before 2026-09-01 input 3, output 9; from 2026-09-01 input 2.5, output 8',
  );
  expect(list(`version: 1\ncurrency: USD\nproviders:\n${withModel('prices: [{ image: "0.04" }]')}`)).toContain(
    '    a: image 0.04',
  );
  const euro =
    'currency: EUR\nexchange_rates: [{ from: 2026-01-01, usd_per_unit: "1.1" }, { from: 2026-07-01, usd_per_unit: "1.2" }]';
  expect(list(`version: 1\n${euro}\nproviders:\n${withModel('prices: [{ input: "1.90", output: "5" }]')}`)).toContain(
    '    a: from 2026-01-01 input 1.9, output 5',
  );
});
