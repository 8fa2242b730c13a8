import { type Attributes, ROOT_CONTEXT } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Call, CostSpanProcessor, createPricer, type Usage } from '../src/index.ts';
import * as semconv from '../src/semconv.ts';

const pricer = createPricer();

const MODELS: readonly (readonly [host: string, model: string])[] = [
  ['api.openai.com', 'gpt-4.1'],
  ['api.openai.com', 'gpt-5.4'],
  ['api.openai.com', 'gpt-realtime'],
  ['api.openai.com', 'gpt-image-1.5'],
  ['api.openai.com', 'whisper-1'],
  ['api.anthropic.com', 'claude-sonnet-4-5'],
  ['generativelanguage.googleapis.com', 'gemini-2.5-pro'],
  ['api.deepseek.com', 'deepseek-v3.2'],
  ['llm.acme.dev', 'claude-haiku-4-5'],
];

const tokens = fc.oneof(fc.nat(2000), fc.nat(1_000_000), fc.maxSafeNat());
const usage: fc.Arbitrary<Usage> = fc.record(
  {
    inputTokens: tokens,
    outputTokens: tokens,
    cachedInputTokens: tokens,
    cacheWriteTokens: tokens,
    cacheWrite5mTokens: tokens,
    cacheWrite1hTokens: tokens,
    inputAudioTokens: tokens,
    cachedAudioTokens: tokens,
    inputImageTokens: tokens,
    reasoningTokens: tokens,
    outputAudioTokens: tokens,
    outputImageTokens: tokens,
    audioSeconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
    images: fc.nat(10),
    webSearchCalls: fc.nat(10),
  },
  { requiredKeys: [] },
);
const call: fc.Arbitrary<Call> = fc
  .record({ place: fc.constantFrom(...MODELS), usage, at: fc.date({ noInvalidDate: true }) })
  .map(({ place: [host, model], usage: used, at }) => ({ host, model, usage: used, at }));

test('the parts add up to the total, exactly, and none is negative', () => {
  fc.assert(
    fc.property(call, (one) => {
      const { picoUsd = 0n, parts, usd, status } = pricer.price(one);
      const values = Object.values(parts) as bigint[];
      expect(values.reduce((sum, part) => sum + part, 0n)).toBe(picoUsd);
      expect(values.every((part) => part >= 0n)).toBe(true);
      expect(usd === undefined).toBe(status === 'unpriced');
      if (usd !== undefined) expect(Math.abs(usd - Number(picoUsd) / 1e12)).toBeLessThanOrEqual(usd * 2 ** -52);
    }),
    { numRuns: 2000 },
  );
});

/** Counts whose tokens are not inside another count here, so that more of them is more to pay. */
const ADDITIVE = ['inputTokens', 'outputTokens', 'audioSeconds', 'images', 'webSearchCalls'] as const;

function fitsCache(used: Usage): boolean {
  const { inputTokens = 0, cachedInputTokens = 0, cachedAudioTokens = 0, cacheWriteTokens = 0 } = used;
  const { cacheWrite5mTokens = 0, cacheWrite30mTokens = 0, cacheWrite1hTokens = 0, cacheWrite12hTokens = 0 } = used;
  const byTtl = cacheWrite5mTokens + cacheWrite30mTokens + cacheWrite1hTokens + cacheWrite12hTokens;
  return Math.max(cachedInputTokens, cachedAudioTokens, cacheWriteTokens, byTtl) <= inputTokens;
}

test('more of anything never costs less', () => {
  fc.assert(
    fc.property(call, fc.constantFrom(...ADDITIVE), fc.nat(300_000), (one, name, more) => {
      // A total that was not told is the sum of its parts; naming a smaller one is not "more".
      fc.pre(one.usage[name] !== undefined && one.usage[name] + more <= Number.MAX_SAFE_INTEGER);
      // Cached tokens beyond the input are beside it; a larger input may hold them.
      fc.pre(name !== 'inputTokens' || fitsCache(one.usage));
      const larger = { ...one, usage: { ...one.usage, [name]: (one.usage[name] ?? 0) + more } };
      const [before, after] = [pricer.price(one), pricer.price(larger)];
      expect(after.picoUsd ?? before.picoUsd ?? 0n).toBeGreaterThanOrEqual(before.picoUsd ?? 0n);
    }),
    { numRuns: 2000 },
  );
});

test('moving tokens into the cache never costs more where reading it is cheaper', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('gpt-4.1', 'gpt-5.4', 'o4-mini'),
      fc.nat(400_000),
      fc.nat(),
      (model, inputTokens, part) => {
        const cachedInputTokens = part % (inputTokens + 1);
        const price = (used: Usage): bigint =>
          pricer.price({ host: 'api.openai.com', model, usage: used }).picoUsd ?? -1n;
        const saved = price({ inputTokens }) - price({ inputTokens, cachedInputTokens });
        expect(saved).toBe(
          pricer.price({ host: 'api.openai.com', model, usage: { inputTokens, cachedInputTokens } }).cacheSavings,
        );
        expect(saved).toBeGreaterThanOrEqual(0n);
      },
    ),
  );
});

test('a sum of single calls is the price of their sum where no tier comes between', () => {
  const few = fc.nat(1000);
  fc.assert(
    fc.property(fc.array(fc.tuple(few, few), { maxLength: 50 }), (calls) => {
      const price = (inputTokens: number, outputTokens: number): bigint =>
        pricer.price({ host: 'api.deepseek.com', model: 'deepseek-v3.2', usage: { inputTokens, outputTokens } })
          .picoUsd ?? -1n;
      const input = calls.reduce((sum, [one]) => sum + one, 0);
      const output = calls.reduce((sum, [, one]) => sum + one, 0);
      expect(calls.reduce((sum, [one, other]) => sum + price(one, other), 0n)).toBe(price(input, output));
    }),
  );
});

const NAMES = Object.values(semconv).filter(
  (name) => !name.startsWith('llm.cost.') && !name.startsWith('gen_ai.usage.cost'),
);
const value = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.boolean(),
  fc.constantFrom(
    'chat',
    'gpt-4.1',
    'claude-sonnet-4-5',
    'openai',
    'api.openai.com',
    'flex',
    'estimated',
    '__proto__',
    'constructor',
  ),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.constant(undefined),
) as fc.Arbitrary<Attributes[string]>;

test('no attributes make the end of a span throw, or its cost negative or not a number', () => {
  const exporter = new InMemorySpanExporter();
  const tracer = new TracerProvider({
    spanProcessors: [new CostSpanProcessor(), new SimpleSpanProcessor({ exporter })],
  }).getTracer('emitter');
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 40 }), (attributes) => {
      exporter.reset();
      tracer.startSpan('call', { attributes: { ...attributes, 'gen_ai.operation.name': 'chat' } }, ROOT_CONTEXT).end();
      const ended = exporter.getFinishedSpans()[0]?.attributes ?? {};
      expect(['priced', 'estimated', 'partial', 'unpriced']).toContain(ended['llm.cost.status']);
      for (const [name, amount] of Object.entries(ended)) {
        if (name !== 'gen_ai.usage.cost' && !/^llm\.cost\.(?!status|reason|source)/.test(name)) continue;
        expect(amount).toSatisfy((usd: unknown) => typeof usd === 'number' && Number.isFinite(usd) && usd >= 0);
      }
      expect(ended['gen_ai.usage.cost'] === undefined).toBe(ended['llm.cost.status'] === 'unpriced');
    }),
    { numRuns: 3000 },
  );
});
