import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KNOWN_MODELS, TIERS } from '../test/arbitrary/known-models.ts';
import { Answer } from './answer.ts';
import { makeBill, settle } from './bill.ts';
import { GenaiPrices } from './catalogue/genai-prices.ts';
import { loadOverlay } from './overlay/load-overlay.ts';
import { OverlayCards } from './overlay/overlay-cards.ts';
import { PriceFileCards } from './price-file/cards.ts';
import { parsePriceFile } from './price-file/parse-price-file.ts';
import { priceText } from './price-text.ts';
import { Resolver } from './resolver.ts';
import type { Tariff } from './tariff.ts';
import type { Call, Usage } from './types.ts';

const catalogue = new OverlayCards(new GenaiPrices(), loadOverlay);
const RULES = { unknownHost: 'list', cacheSize: 10_000 } as const;
const resolver = new Resolver({ catalogue, file: undefined, ...RULES });

/** Counts on either side of every limit that the two ways of pricing have. */
const count = fc.oneof(
  { weight: 4, arbitrary: fc.nat(400_000) },
  { weight: 2, arbitrary: fc.constantFrom(0, -0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 1) },
  fc.maxSafeNat(),
  fc.constantFrom(-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, null, '7', true, 7n) as fc.Arbitrary<number>,
);
const rare = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(undefined, 0) }, count);
const write = fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.nat(50_000), count);
const COUNTS = {
  ...{ inputTokens: count, outputTokens: count, cachedInputTokens: fc.oneof(fc.nat(1000), write) },
  ...{ reasoningTokens: fc.oneof(fc.nat(100), write), cacheWriteTokens: write, inputTextTokens: rare },
  ...{ cacheWrite5mTokens: write, cacheWrite30mTokens: write, cacheWrite1hTokens: write, cacheWrite12hTokens: write },
  ...{ inputAudioTokens: rare, cachedAudioTokens: rare, inputImageTokens: rare, outputAudioTokens: rare },
  ...{ outputImageTokens: rare, audioSeconds: rare, videoSeconds: rare, inputCharacters: rare, images: rare },
  ...{ webSearchCalls: rare, webSearchPreviewCalls: rare, fileSearchCalls: rare, codeInterpreterSessions: rare },
  ...{ trainedTokens: rare, requests: fc.constantFrom(0, 1, 3) },
} satisfies Record<Exclude<keyof Usage, `image${'Size' | 'Quality'}` | `${string}PredictionTokens`>, unknown>;
const any: fc.Arbitrary<Usage> = fc.record(COUNTS, { requiredKeys: [] });
const tokens = fc.oneof({ weight: 9, arbitrary: fc.nat(400_000) }, fc.constant(0), fc.nat(2 ** 32));
/** Totals with their parts inside. */
const fitting: fc.Arbitrary<Usage> = fc
  .tuple(tokens, tokens, tokens, tokens, tokens, tokens, fc.boolean())
  .map(([text, cachedInputTokens, cacheWrite5mTokens, cacheWrite1hTokens, answer, reasoningTokens, isSplit]) => {
    const cacheWriteTokens = cacheWrite5mTokens + cacheWrite1hTokens;
    const inputTokens = text + cachedInputTokens + cacheWriteTokens;
    const outputTokens = answer + reasoningTokens;
    const all = { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens };
    return isSplit ? { ...all, cacheWrite5mTokens, cacheWrite1hTokens, webSearchCalls: 0 } : all;
  });
const usage = fc.oneof(any, fitting);
const usageStatus = fc.constantFrom(undefined, 'reported', 'estimated', 'missing') as fc.Arbitrary<Call['usageStatus']>;

/** Whether the short way had an answer. */
function expectTheBill(tariff: Tariff, call: Call): boolean {
  const price = priceText(tariff, call);
  if (price) expect(price).toEqual(settle(makeBill(call, tariff)));
  return price !== undefined;
}

test('the price of text is that of its bill, whatever the card, tier, day and usage', () => {
  let short = 0;
  const model = fc.constantFrom(...KNOWN_MODELS, { host: 'llm.acme.dev', model: 'gpt-4.1' }, { model: 'gpt-99' });
  const at = fc.date({ min: new Date('2024-06-01'), max: new Date('2027-06-01'), noInvalidDate: true });
  fc.assert(
    fc.property(model, fc.constantFrom(...TIERS), at, usage, usageStatus, (known, serviceTier, began, used, status) => {
      const call = { ...known, serviceTier, at: began, usage: used, usageStatus: status };
      if (expectTheBill(resolver.resolve(call).findTariff(call), call)) short++;
    }),
    { numRuns: 5000 },
  );
  expect(short).toBeGreaterThan(1000);
});

test('so it is at any rates, fractions of a pico-dollar and fortunes included', () => {
  const usd = fc
    .tuple(fc.oneof(fc.nat(20), fc.nat(100_000)), fc.nat(999_999_999), fc.constantFrom(2, 6, 9))
    .map(([whole, rest, decimals]) => `"${whole}.${String(rest).padStart(9, '0').slice(0, decimals)}"`);
  const keys = ['input', 'output', 'cached_input', 'cache_write', 'cache_write_1h', 'reasoning'];
  const rates = fc.subarray(keys, { minLength: 1 }).chain((some) => {
    return fc.tuple(...some.map((key) => usd.map((price) => `${key}: ${price}`))).map((all) => all.join(', '));
  });
  fc.assert(
    fc.property(rates, rates, usage, (low, high, used) => {
      const prices = `[{ ${low}, tiers: [{ above_input_tokens: 200000, ${high} }] }]`;
      const text = `version: 1\ncurrency: USD\nproviders: [{ match: { server_address: a.example }, models: [{ match: { model: m }, prices: ${prices} }] }]\n`;
      const file = new PriceFileCards(parsePriceFile(text, 'rates.yaml'), catalogue);
      const call = { host: 'a.example', model: 'm', usage: used };
      expectTheBill(new Resolver({ catalogue, file, ...RULES }).resolve(call).findTariff(call), call);
    }),
    { numRuns: 500 },
  );
});

test('a remembered tariff is the one that is found anew, on whichever day before and after', () => {
  const day = fc.oneof(
    fc.date({ min: new Date('2023-01-01'), max: new Date('2027-06-01'), noInvalidDate: true }).map(Number),
    fc.constantFrom(...loadOverlay().prices.map(({ from }) => Date.parse(from))),
  );
  const near = fc.tuple(day, fc.constantFrom(-1, 0, 1)).map(([timeMs, more]) => timeMs + more);
  const place = fc.constantFrom(...KNOWN_MODELS);
  fc.assert(
    fc.property(place, fc.constantFrom(...TIERS), fc.array(near, { maxLength: 30 }), (known, serviceTier, times) => {
      const { resolution } = resolver.resolve({ ...known, usage: {} });
      const answer = new Answer(resolution);
      for (const at of times) {
        const call = { serviceTier, at, usage: {} };
        const { tally: _, ...tariff } = answer.findTariff(call);
        const { tally: __, ...anew } = new Answer(resolution).findTariff(call);
        expect(tariff).toEqual(anew);
        expect(tariff.bands).toBe(anew.bands);
      }
    }),
    { numRuns: 1000 },
  );
});
