import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Call, createPricer, type PriceExplanation, type PriceParts } from '../src/index.ts';
import { KINDS, kinds, toUsage } from './arbitrary/consistent-usage.ts';
import { KNOWN_MODELS, TIERS } from './arbitrary/known-models.ts';

const pricer = createPricer({ cacheSize: 10_000 });

const model = fc.constantFrom(...KNOWN_MODELS);
const serviceTier = fc.oneof(fc.constant(undefined), fc.constantFrom(...TIERS));
const at = fc.date({ min: new Date('2024-06-01'), max: new Date('2027-06-01'), noInvalidDate: true });
const format = fc.constantFrom({}, { imageSize: '1024x1024', imageQuality: 'hd' }, { imageSize: '1024x1792' });
const circumstances = fc.record({ model, serviceTier, at, format });

type Circumstances = typeof circumstances extends fc.Arbitrary<infer Value> ? Value : never;

function toCall({ model: known, format: made, ...rest }: Circumstances, used: Parameters<typeof toUsage>[0]): Call {
  return { ...known, ...rest, usage: { ...toUsage(used), ...made } };
}

function sumParts(parts: PriceParts): bigint {
  return Object.values(parts).reduce((sum: bigint, part: bigint) => sum + part, 0n);
}

test('there are more than a thousand cards to draw from, and tiers beside the standard one', () => {
  expect(KNOWN_MODELS.length).toBeGreaterThan(1000);
  expect(TIERS).toEqual(expect.arrayContaining([undefined, 'batch', 'flex', 'priority']));
});

test('more of anything never costs less, whatever the card, tier and day', () => {
  fc.assert(
    fc.property(
      circumstances,
      kinds,
      fc.constantFrom(...KINDS),
      fc.integer({ min: 1, max: 300_000 }),
      (where, used, kind, more) => {
        const before = pricer.price(toCall(where, used));
        const after = pricer.price(toCall(where, { ...used, [kind]: used[kind] + more }));
        // Nothing used costs nothing; the first of something that has no price is no amount.
        if (after.reason === 'missing_rate' && after.status === 'unpriced') expect(before.picoUsd ?? 0n).toBe(0n);
        else expect(after.picoUsd ?? 0n).toBeGreaterThanOrEqual(before.picoUsd ?? 0n);
      },
    ),
    { numRuns: 5000 },
  );
});

test('the parts are the total, exactly, whatever the card, tier and day', () => {
  fc.assert(
    fc.property(circumstances, kinds, (where, used) => {
      const { parts, picoUsd, usd, status, reason } = pricer.price(toCall(where, used));
      expect(sumParts(parts)).toBe(picoUsd ?? 0n);
      expect(Object.values(parts).every((part: bigint) => part >= 0n)).toBe(true);
      expect(usd).toBe(picoUsd === undefined ? undefined : Number(picoUsd) / 1e12);
      expect(picoUsd === undefined).toBe(status === 'unpriced');
      expect(reason === undefined).toBe(status === 'priced');
    }),
    { numRuns: 3000 },
  );
});

test('a cached token costs no more than one that is not, whatever the card, tier and day', () => {
  fc.assert(
    fc.property(circumstances, fc.nat(400_000), fc.nat(400_000), (where, text, cachedText) => {
      const cached = pricer.price(toCall(where, { ...NOTHING, text, cachedText }));
      const plain = pricer.price(toCall(where, { ...NOTHING, text: text + cachedText }));
      expect(cached.picoUsd ?? 0n).toBeLessThanOrEqual(plain.picoUsd ?? 0n);
      expect(cached.cacheSavings).toBe((plain.picoUsd ?? 0n) - (cached.picoUsd ?? 0n));
    }),
    { numRuns: 3000 },
  );
});

test('more cached tokens than input are not simply priced', () => {
  fc.assert(
    fc.property(circumstances, fc.nat(400_000), fc.integer({ min: 1, max: 400_000 }), (where, inputTokens, more) => {
      const usage = { inputTokens, cachedInputTokens: inputTokens + more, outputTokens: 1 };
      const { status, reason } = pricer.price({ ...toCall(where, NOTHING), usage });
      expect(status).not.toBe('priced');
      if (status === 'estimated') expect(reason).toBe('does_not_add_up');
    }),
    { numRuns: 1000 },
  );
});

test('an explanation is the price, and its lines are its parts, to a pico-dollar a line', () => {
  fc.assert(
    fc.property(circumstances, kinds, (where, used) => {
      const call = toCall(where, used);
      const { lines, at: _, tier: __, provider, providerFrom, aboveInputTokens, ...rest } = pricer.explain(call);
      expect(rest).toEqual(pricer.price(call));
      expect(provider).toBe(where.model.provider);
      for (const part of Object.keys(rest.parts) as (keyof PriceParts)[]) checkLines(lines, part, rest.parts[part]);
    }),
    { numRuns: 3000 },
  );
});

const NOTHING = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Parameters<typeof toUsage>[0];

function checkLines(lines: PriceExplanation['lines'], part: keyof PriceParts, amount: bigint): void {
  const own = lines.filter((line) => line.part === part);
  const sum = own.reduce((total, { picoUsd = 0n }) => total + picoUsd, 0n);
  const off = sum > amount ? sum - amount : amount - sum;
  expect(off).toBeLessThanOrEqual(BigInt(own.length));
  for (const { usdPer, source, picoUsd } of own) {
    expect(usdPer === undefined).toBe(source === undefined);
    expect(usdPer === undefined).toBe(picoUsd === undefined);
  }
}

const FIELDS = ['provider', 'host', 'port', 'model', 'requestModel', 'serviceTier', 'operation', 'at', 'usageStatus'];
const USAGE = Object.keys(toUsage(NOTHING)).concat('imageSize', 'imageQuality', '__proto__', 'toString');
const junk = fc.oneof(
  fc.anything(),
  fc.constantFrom('gpt-4.1', 'dall-e-3', 'api.openai.com', 'openai', 'batch', 'fast', Symbol('x'), 1n, -1, Number.NaN),
  fc.constantFrom(Infinity, -0, 2 ** 53, 1e308, 5e-324, new Date(Number.NaN), '__proto__', 'constructor', ''),
);

test('whatever it is given, neither a price nor its explanation throws, and both say the same', () => {
  const usage = fc.oneof(fc.dictionary(fc.constantFrom(...USAGE), junk), junk);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...FIELDS), junk), usage, (call, used) => {
      const odd = { at: 0, ...call, usage: used } as unknown as Call;
      const price = pricer.price(odd);
      const explained = pricer.explain(odd);
      expect(explained.picoUsd).toBe(price.picoUsd);
      expect(explained.status).toBe(price.status);
      for (const part of Object.values(price.parts)) expect(part >= 0n).toBe(true);
      if (price.usd !== undefined) expect(Number.isFinite(price.usd) && price.usd >= 0).toBe(true);
      expect(Number.isNaN(Date.parse(explained.at))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test.each([[undefined], [null], [7], ['gpt-4.1'], [[]], [Symbol('x')]])(
  'a call that is %s neither throws nor costs anything',
  (call) => {
    expect(pricer.price(call as unknown as Call).status).toBe('unpriced');
    expect(pricer.explain(call as unknown as Call).status).toBe('unpriced');
  },
);
