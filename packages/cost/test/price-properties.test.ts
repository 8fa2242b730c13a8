import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Call, createPricer, type PriceParts, parsePriceFile, type Usage } from '../src/index.ts';

const price = fc
  .tuple(fc.nat(500), fc.nat(999_999_999), fc.constantFrom(6, 9))
  .map(([whole, rest, decimals]) => `${whole}.${String(rest).padStart(9, '0').slice(0, decimals)}`);
const KEYS = ['input', 'output', 'cached_input', 'cache_write', 'reasoning', 'input_audio', 'output_audio'];
const rateCard = fc.tuple(...KEYS.map((key) => price.map((usd) => `${key}: "${usd}"`))).map((all) => all.join(', '));

const count = fc.nat(2_000_000);
const usage: fc.Arbitrary<Usage> = fc.record(
  {
    inputTokens: count,
    outputTokens: count,
    cachedInputTokens: count,
    cacheWriteTokens: count,
    reasoningTokens: count,
    inputAudioTokens: count,
    outputAudioTokens: count,
  },
  { requiredKeys: [] },
);

function double(used: Usage): Usage {
  return Object.fromEntries(Object.entries(used).map(([name, tokens]) => [name, Number(tokens) * 2]));
}

test('whatever the rates, the parts are the total, and twice the usage costs twice, to a pico-dollar a part', () => {
  fc.assert(
    fc.property(rateCard, usage, (rates, used) => {
      const file = `version: 1
currency: USD
providers: [{ match: { server_address: a.example }, models: [{ match: { model: m }, prices: [{ ${rates} }] }] }]
`;
      const pricer = createPricer({ prices: parsePriceFile(file, 'rates.yaml') });
      const one = pricer.price({ host: 'a.example', model: 'm', usage: used });
      const two = pricer.price({ host: 'a.example', model: 'm', usage: double(used) });
      expect(Object.values(one.parts).reduce((sum, part) => sum + part, 0n)).toBe(one.picoUsd ?? 0n);
      expect(two.status).toBe(one.status);
      for (const part of Object.keys(one.parts) as (keyof PriceParts)[]) {
        const off = two.parts[part] - 2n * one.parts[part];
        expect(one.parts[part] >= 0n && off >= -1n && off <= 1n).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('whatever it is given, a pricer does not throw, and no part is negative', () => {
  const pricer = createPricer();
  const known = fc.constantFrom('gpt-4.1', 'api.openai.com', 'openai', Symbol('x'), 1n, Number.NaN, -1, Infinity);
  const junk = fc.oneof(fc.anything(), known);
  const fields = ['provider', 'host', 'port', 'model', 'requestModel', 'serviceTier', 'operation', 'at', 'usageStatus'];
  const counts = ['inputTokens', 'outputTokens', 'cachedInputTokens', 'images'];
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...fields), junk),
      fc.dictionary(fc.constantFrom(...counts), junk),
      (call, used) => {
        const { parts } = pricer.price({ ...call, usage: used } as unknown as Call);
        for (const part of Object.values(parts)) expect(part >= 0n).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
