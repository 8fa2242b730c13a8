import { describe, expect, test } from 'vitest';
import { type Call, createPricer, type Price, parsePriceFile } from '../src/index.ts';

const EURO = `version: 1
revision: "2026-11"
currency: EUR
exchange_rates:
  - { from: 2026-07-01, usd_per_unit: "1.10000001", source: ECB reference rate }
  - { from: 2026-03-01, usd_per_unit: "1.0850" }
providers:
  - match: { server_address: llm.example.eu }
    multiplier: "0.5"
    fees: { web_search_call: "0.02" }
    models:
      - match: { model: model-a }
        prices: [{ input: "0.000000000001", output: "2", image: "0.3" }]
        service_tiers: { flex: { multiplier: "0.333333" } }
      - match: { model: model-b }
        prices:
          - { from: 2026-01-01, input: "3", output: "0" }
          - { from: 2026-05-01, input: "4", output: "0" }
      - match: { model: pictures }
        prices: [{ images: [{ size: 1024x1024, price: "0.1", default: true }, { price: "0.2" }] }]
fees: { web_search_call: "1", code_interpreter_session: "0.03" }
`;
const pricer = createPricer({ prices: parsePriceFile(EURO, 'eur.yaml') });
const price = (model: string, at: string, usage: Call['usage'], serviceTier?: string): Price =>
  pricer.price({ host: 'llm.example.eu', model, at: new Date(at), usage, serviceTier });
const MILLION = { inputTokens: 1_000_000 };

describe('a price file in another currency', () => {
  test('converts by the rate in force when the call began', () => {
    const out = { outputTokens: 1_000_000 };
    expect(price('model-a', '2026-03-01', out)).toMatchObject({
      picoUsd: 2_170_000_000_000n,
      source: 'user:eur.yaml@2026-11',
    });
    expect(price('model-a', '2026-06-30T23:59:59Z', out).picoUsd).toBe(2_170_000_000_000n);
    expect(price('model-a', '2026-07-01', out).picoUsd).toBe(2_200_000_020_000n);
  });

  test('gives no amount before the first rate, and says why', () => {
    expect(price('model-a', '2026-02-28T23:59:59Z', MILLION)).toMatchObject({
      status: 'unpriced',
      reason: 'no_exchange_rate',
      source: 'user:eur.yaml@2026-11',
    });
  });

  test('splits the periods of a price where the rate changes', () => {
    const at = (day: string): Price => price('model-b', day, MILLION);
    expect(at('2025-12-31').reason).toBe('unknown_model');
    expect(at('2026-01-01').reason).toBe('no_exchange_rate');
    expect(at('2026-03-01').picoUsd).toBe(3_255_000_000_000n);
    expect(at('2026-05-01').picoUsd).toBe(4_340_000_000_000n);
    expect(at('2026-07-01').picoUsd).toBe(4_400_000_040_000n);
  });

  test('is exact: price × rate × multiplier, rounded only when the bill is added up', () => {
    const flex = price('model-a', '2026-07-01', { outputTokens: 10_000_000_000 }, 'flex');
    // 20,000 EUR × 1.10000001 × 0.333333
    expect(flex.picoUsd).toBe(7_333_326_066_666n * 1000n + 600n);
    const parts = price('model-a', '2026-07-01', { inputTokens: 10 ** 15 });
    // A thousand million times 10⁻¹² EUR.
    expect(parts.picoUsd).toBe(1_100_000_010n);
  });

  test('converts fees and pictures too, and takes the fee of the entry before that of the file', () => {
    const usage = { outputTokens: 0, webSearchCalls: 1, codeInterpreterSessions: 1 };
    expect(price('model-a', '2026-03-01', usage).parts.fees).toBe(54_250_000_000n);
    expect(price('pictures', '2026-03-01', { images: 2 }).picoUsd).toBe(217_000_000_000n);
    expect(price('pictures', '2026-03-01', { images: 2, imageSize: '1024×1024' }).picoUsd).toBe(217_000_000_000n);
    expect(price('pictures', '2026-03-01', { images: 2, imageSize: '512x512' }).picoUsd).toBe(434_000_000_000n);
  });

  test('leaves list prices in USD, and a fee before its first rate without an amount', () => {
    expect(price('gpt-4.1', '2026-03-01', MILLION).usd).toBe(1);
    expect(price('gpt-4.1', '2026-02-01', { ...MILLION, webSearchCalls: 1 })).toMatchObject({
      usd: 1,
      status: 'partial',
      missing: ['webSearchCall'],
    });
  });
});
