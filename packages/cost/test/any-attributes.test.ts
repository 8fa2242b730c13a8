import { type Attributes, DiagLogLevel, diag, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CostPreset, CostSpanProcessor, type EndingSpan } from '../src/index.ts';
import * as semconv from '../src/semconv.ts';

const OTHERS = [
  'ai.operationId',
  'ai.model.id',
  'ai.model.provider',
  'ai.response.model',
  'ai.response.id',
  'ai.response.providerMetadata',
  'ai.usage.inputTokens',
  'ai.usage.promptTokens',
  'ai.usage.outputTokens',
  'ai.usage.totalTokens',
  'ai.usage.tokens',
  'ai.usage.cachedInputTokens',
  'ai.usage.inputTokenDetails.noCacheTokens',
  'ai.usage.inputTokenDetails.cacheWriteTokens',
  'ai.usage.reasoningTokens',
  'langfuse.observation.type',
  'langfuse.observation.model.name',
  'langfuse.observation.usage_details',
  'langfuse.observation.cost_details',
  'langfuse.observation.metadata.ls_provider',
  'openinference.span.kind',
  'llm.model_name',
  'llm.provider',
  'llm.system',
  'llm.token_count.prompt',
  'llm.token_count.completion',
  'llm.token_count.total',
  'llm.token_count.prompt_details.cache_read',
  'llm.token_count.prompt_details.cache_write',
  'llm.token_count.completion_details.reasoning',
  'llm.cost.total',
  'metadata',
  'output.value',
  'traceloop.span.kind',
  'llm.request.type',
  'llm.usage.prompt_tokens',
  'llm.usage.total_tokens',
  'gen_ai.usage.total_tokens',
  'gen_ai.usage.reasoning_tokens',
  'gen_ai.usage.thoughts_token_count',
  'rpc.service',
  'rpc.method',
  'anthropic.usage.cache_creation.ephemeral_5m_input_tokens',
];
/** What may stand on a span that is not priced yet. */
const NAMES = [
  ...OTHERS,
  ...Object.values(semconv).filter((name) => !/^llm\.cost\.(?!provider$)|^gen_ai\.usage\.cost/.test(name)),
];

const details = fc.dictionary(
  fc.constantFrom(
    'input',
    'output',
    'total',
    'prompt_tokens',
    'input_tokens',
    'input_cached_tokens',
    'cache_read_input_tokens',
    'output_reasoning',
    'x',
    '__proto__',
  ),
  fc.oneof(fc.nat(5000), fc.double(), fc.string(), fc.constant(null)),
);
const metadata = fc.dictionary(
  fc.constantFrom('anthropic', 'google', 'openai', 'openrouter', 'bedrock', 'ls_provider'),
  fc.oneof(
    fc.string(),
    fc.dictionary(
      fc.constantFrom('usage', 'usageMetadata', 'serviceTier', 'cacheReadInputTokens'),
      fc.oneof(details, fc.anything()),
    ),
  ),
);
const value = fc.oneof(
  fc.nat(5000),
  fc.double(),
  fc.string(),
  fc.boolean(),
  fc.constantFrom(
    'chat',
    'embeddings',
    'LLM',
    'generation',
    'embedding',
    'ai.generateText.doGenerate',
    'ai.embed.doEmbed',
  ),
  fc.constantFrom(
    'gpt-4.1',
    'claude-sonnet-4-5',
    'gemini-2.5-flash',
    'nova-lite-v1:0',
    'openai',
    'anthropic.messages',
    'aws',
    'google',
    'BedrockRuntime',
    'Converse',
  ),
  fc.constantFrom('1000', 'x'.repeat(20_000), `{"a":"${'x'.repeat(20_000)}"}`, '{"id":"chatcmpl-', '[[[['),
  details.map((json) => JSON.stringify(json)),
  metadata.map((json) => JSON.stringify(json)),
  fc.array(fc.oneof(fc.string(), fc.constant(null)), { maxLength: 3 }),
  fc.constant(undefined),
) as fc.Arbitrary<Attributes[string]>;
const bag = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 40 });
const scope = fc.constantFrom(
  'emitter',
  '@traceloop/instrumentation-anthropic',
  '@traceloop/instrumentation-bedrock',
  '@spendspan/instrumentation-openai',
  '',
);

const exporter = new InMemorySpanExporter();
const providers = (['ignore', 'prefer'] as const).flatMap((providerCost) =>
  [[], ['gen_ai_cost'], ['gen_ai_cost', 'openinference']].map((names) => {
    const options = { providerCost, presets: names as CostPreset[] };
    const processors = [new CostSpanProcessor(options), new CostSpanProcessor(options)];
    return new TracerProvider({ spanProcessors: [...processors, new SimpleSpanProcessor({ exporter })] });
  }),
);

/** What the processors would have thrown. */
const failures: unknown[] = [];
const collect = (...failure: unknown[]): void => void failures.push(failure);
beforeAll(() => {
  diag.setLogger({ error: collect, warn() {}, info() {}, debug() {}, verbose() {} }, DiagLogLevel.ERROR);
});
afterAll(() => {
  diag.disable();
});

const AMOUNT = /^(gen_ai\.usage\.cost(\.amount)?|llm\.cost\.(?!status|reason|source|provider).*)$/;

test('no attributes of any dialect make a span throw, or its cost negative or not a number', () => {
  fc.assert(
    fc.property(fc.constantFrom(...providers), fc.array(fc.tuple(scope, bag), { maxLength: 4 }), (provider, bags) => {
      exporter.reset();
      const spans: Span[] = [];
      for (const [name, attributes] of bags) {
        const parent = spans.at(-1);
        const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
        spans.push(provider.getTracer(name).startSpan('span', { attributes }, context));
      }
      for (const span of spans.reverse()) span.end();
      for (const { attributes } of exporter.getFinishedSpans()) expectSoundCost(attributes);
      expect(failures).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

function expectSoundCost(attributes: Attributes): void {
  for (const [name, amount] of Object.entries(attributes)) {
    if (!AMOUNT.test(name) || OTHERS.includes(name)) continue;
    expect(amount, name).toSatisfy((usd: unknown) => typeof usd === 'number' && Number.isFinite(usd) && usd >= 0);
  }
  const difference = attributes['llm.cost.provider_difference'];
  if (difference !== undefined) expect(difference).toSatisfy(Number.isFinite);
  const cost = attributes['gen_ai.usage.cost'] ?? attributes['gen_ai.usage.cost.amount'];
  const status = attributes['llm.cost.status'];
  expect(cost !== undefined).toBe(status !== undefined && status !== 'unpriced');
  // A value where names hang.
  if (attributes['gen_ai.usage.cost.amount'] !== undefined)
    expect(attributes).not.toHaveProperty(['gen_ai.usage.cost']);
}

test('a span is priced once at most, however often it is said to end, and whatever its attributes hold', () => {
  const anything = fc.dictionary(
    fc.constantFrom(...NAMES),
    fc.oneof(value, fc.anything({ withBigInt: true, withDate: true }), fc.constant(Symbol.iterator)),
    {
      maxKeys: 40,
    },
  );
  const processor = new CostSpanProcessor();
  fc.assert(
    fc.property(scope, anything, (name, bagOfAnything) => {
      const attributes = bagOfAnything as Attributes;
      const written: string[] = [];
      const span: EndingSpan = {
        attributes,
        instrumentationScope: { name },
        setAttribute(key, told) {
          written.push(key);
          attributes[key] = told;
        },
      };
      processor.onStart(span, ROOT_CONTEXT);
      for (let time = 0; time < 2; time++) {
        processor.onEnding(span);
        processor.onEnd(span);
      }
      expect(written.filter((key) => key === 'gen_ai.usage.cost').length).toBeLessThanOrEqual(1);
      expect(written.filter((key) => key === 'llm.cost.status').length).toBeLessThanOrEqual(1);
      expect(failures).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
