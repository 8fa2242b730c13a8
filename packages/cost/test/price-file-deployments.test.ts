import { expect, test } from 'vitest';
import { type Call, createPricer, parsePriceFile } from '../src/index.ts';

const FILE = `version: 1
currency: EUR
exchange_rates: [{ from: 2026-01-01, usd_per_unit: "1.12345678" }]
providers:
  - name: azure
    match: { server_address: acme.openai.azure.com }
    multiplier: "0.85"
    fees: { web_search_call: "0.01" }
    deployments:
      listed: { model: model-a, multiplier: "0.9001" }
      public: { model: gpt-4.1, multiplier: "0.5" }
      plain: gpt-4.1
      dated: { model: gpt-4.1-nano, multiplier: "0.9001" }
    models:
      - match: { model: model-a }
        prices: [{ from: 2026-02-01, input: "0.000000000001" }]
        service_tiers: { batch: { multiplier: "0.000001" } }
      - match: { model: gpt-4.1-nano }
        prices: [{ from: 2026-02-01, input: "1" }]
  - name: every azure
    match: { server_address: "*.openai.azure.com" }
    deployments:
      far: { model: gpt-4.1, multiplier: "0.1" }
    models:
      - match: { model: model-b }
        prices: [{ input: "1" }]
`;
const pricer = createPricer({ prices: parsePriceFile(FILE, 'prices.yaml') });
const MILLION = { inputTokens: 1_000_000 };

function explain(requestModel: string, call: Partial<Call> = {}): { usd: bigint | undefined; product: string } {
  const host = 'acme.openai.azure.com';
  const price = pricer.explain({ requestModel, host, at: new Date('2026-11-20'), usage: MILLION, ...call });
  const { price: before = '', factors = [] } = price.lines[0]?.derivation ?? {};
  return { usd: price.picoUsd, product: [before, ...factors.map(({ factor }) => factor)].join(' × ') };
}

test('the multiplier of a deployment is on the list price after the multiplier of its entry', () => {
  expect(explain('public')).toEqual({ usd: 850_000_000_000n, product: '2 × 0.85 × 0.5' });
  expect(explain('PUBLIC', { model: 'gpt-4.1-2025-04-14' }).usd).toBe(850_000_000_000n);
  expect(explain('plain')).toEqual({ usd: 1_700_000_000_000n, product: '2 × 0.85' });
});

test('it is on whatever model answers through the deployment, and on no other call', () => {
  expect(explain('public', { model: 'gpt-4.1-mini' })).toEqual({
    usd: 170_000_000_000n,
    product: '0.4 × 0.85 × 0.5',
  });
  expect(explain('gpt-4.1').usd).toBe(1_700_000_000_000n);
});

test('a price of the file is not list price: of the two, only the multiplier of the deployment is on it', () => {
  // EUR 1e-12 per million × 1.12345678 × 0.9001 = USD 1.0112234476…e-12.
  expect(explain('listed', { usage: { inputTokens: 1e12 } })).toEqual({
    usd: 1_011_223n,
    product: '0.000000000001 × 1.12345678 × 0.9001',
  });
});

test('the finest price, tier, exchange rate and discount together are exact', () => {
  const { product, usd } = explain('listed', { serviceTier: 'batch', usage: { inputTokens: Number.MAX_SAFE_INTEGER } });
  expect(product).toBe('0.000000000001 × 0.000001 × 1.12345678 × 0.9001');
  // 9007199254740991 tokens × EUR 1e-18 × 1e-6 × 1.12345678 × 0.9001 = USD 9108.29…e-12
  expect(usd).toBe(9108n);
  const file = FILE.replace('input: "0.000000000001"', 'input: "999999.999999999999"').replace(
    '"0.000001" } }',
    '"9.999999" } }',
  );
  const dear = createPricer({ prices: parsePriceFile(file, 'prices.yaml') });
  const call = {
    requestModel: 'listed',
    host: 'acme.openai.azure.com',
    serviceTier: 'batch',
    at: new Date('2026-11-20'),
  };
  // 999999.999999999999 × 9.999999 × 1.12345678 × 0.9001 = 10112233.465032…; by hand in integers.
  const exact = 999999_999999999999n * 9_999999n * 112345678n * 9001n;
  const scale = 10n ** (12n + 6n + 8n + 4n - 12n);
  const half = (2n * exact + scale) / (2n * scale);
  expect(dear.price({ ...call, usage: MILLION }).picoUsd).toBe(half);
});

test('before the first price of the file the list price has both multipliers', () => {
  const early = explain('dated', { at: new Date('2026-01-15') });
  expect(early).toEqual({ usd: 76_508_500_000n, product: '0.1 × 0.85 × 0.9001' });
  expect(explain('dated').product).toBe('1 × 1.12345678 × 0.9001');
});

test('a fee that the file states is not multiplied', () => {
  const price = pricer.explain({
    requestModel: 'public',
    host: 'acme.openai.azure.com',
    at: new Date('2026-11-20'),
    usage: { ...MILLION, webSearchCalls: 1 },
  });
  // EUR 0.01 × 1.12345678.
  expect(price.parts.fees).toBe(11_234_567_800n);
});

test('an entry further away may name the deployment; the closest entry makes the list price', () => {
  expect(explain('far')).toEqual({ usd: undefined, product: '' });
  expect(explain('far', { model: 'gpt-4.1' })).toEqual({ usd: 170_000_000_000n, product: '2 × 0.85 × 0.1' });
});

test.each([
  ['{ model: m, multiplier: 0.9 }', 'got the number 0.9, expected a decimal string; put it in quotes: "0.9"'],
  ['{ model: m, multiplier: "0.90001" }', 'expected a decimal string with at most 4 decimals'],
  ['{ model: m, multiplier: "-1" }', 'expected a decimal string with at most 4 decimals, not negative'],
])('a deployment with the multiplier of %s is refused by line and key', (deployment, message) => {
  const text = `version: 1\ncurrency: USD\nproviders:\n  - match: { server_address: h }\n    deployments:\n      d: ${deployment}\n`;
  expect(() => parsePriceFile(text, 'prices.yaml')).toThrow(`prices.yaml:6 (providers[0].deployments.d.multiplier): `);
  expect(() => parsePriceFile(text, 'prices.yaml')).toThrow(message);
});

test('a prepaid deployment has no multiplier: its calls have no price', () => {
  const text = `version: 1
currency: USD
providers:
  - match: { server_address: h }
    deployments: { d: { model: m, prepaid: true, multiplier: "0.9" } }
`;
  expect(() => parsePriceFile(text, 'prices.yaml')).toThrow(
    'prices.yaml:5 (providers[0].deployments.d.multiplier): got a multiplier beside prepaid: true, expected one or the other; remove one',
  );
});
