import fc from 'fast-check';
import { createPricer } from '../../packages/cost/src/index.ts';

export type Attributes = Record<string, string | number | boolean>;

/** A span of a model call, as some emitter writes it. */
export interface Shape {
  readonly scope: string;
  readonly attributes: Attributes;
  /** Keys of numbers that are sent as doubles. */
  readonly doubles: readonly string[];
  /** Start, milliseconds since 1970. */
  readonly at: number;
  readonly failed: boolean;
}

/** A provider under the names, hosts and models that emitters give it. */
interface Profile {
  readonly list: string;
  readonly names: readonly string[];
  readonly hosts: readonly string[];
}

const PROFILES: readonly Profile[] = [
  { list: 'openai', names: ['openai', 'OpenAI'], hosts: ['api.openai.com', 'API.OPENAI.COM', 'eu.api.openai.com'] },
  { list: 'azure', names: ['azure.ai.openai', 'az.ai.openai', 'Azure'], hosts: ['contoso.openai.azure.com'] },
  { list: 'anthropic', names: ['anthropic', 'Anthropic'], hosts: ['api.anthropic.com'] },
  {
    list: 'google',
    names: ['gcp.gemini', 'gcp.gen_ai', 'google', 'gemini', 'Google', 'gcp.vertex_ai', 'vertex_ai'],
    hosts: ['generativelanguage.googleapis.com', 'us-central1-aiplatform.googleapis.com'],
  },
  { list: 'deepseek', names: ['deepseek'], hosts: ['api.deepseek.com'] },
  { list: 'mistral', names: ['mistral_ai', 'Mistral AI'], hosts: ['api.mistral.ai'] },
  { list: 'x-ai', names: ['x_ai', 'xai'], hosts: ['api.x.ai'] },
  { list: 'cohere', names: ['cohere', 'Cohere'], hosts: ['api.cohere.com'] },
  { list: 'groq', names: ['groq', 'Groq'], hosts: ['api.groq.com'] },
  { list: 'perplexity', names: ['perplexity'], hosts: ['api.perplexity.ai'] },
];
const OTHER_NAMES = ['aws.bedrock', 'acme', '', ' openai ', 'openrouter'];
const OTHER_HOSTS = ['openrouter.ai', 'llm.example.com', '10.0.0.7', 'localhost', ''];
const SCOPES = [
  '',
  'opentelemetry.instrumentation.openai_v2',
  'opentelemetry.instrumentation.anthropic',
  'opentelemetry.instrumentation.google_generativeai',
  'opentelemetry.instrumentation.vertexai',
  'io.opentelemetry.openai-java-1.1',
  'org.springframework.ai',
  'github.com/acme/go-llm',
  '@traceloop/instrumentation-anthropic',
  '@traceloop/instrumentation-openai',
  'pydantic-ai',
  'openlit.otel.tracing',
  'strands.telemetry.tracer',
];

const NOW = Date.now();
const pricer = createPricer({ cacheSize: 20_000 });
const MODELS = new Map(
  PROFILES.map(({ list }) => [
    list,
    [...new Set(pricer.list({ provider: list, tier: 'standard', at: NOW }).map(({ model }) => model))],
  ]),
);
const COMMON = [
  'gpt-4.1',
  'gpt-4o',
  'o3',
  'gpt-5',
  'claude-sonnet-4-5',
  'claude-opus-4-1',
  'gemini-2.5-pro',
  'house-7b',
  '',
];

const tokens = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 3000 }) },
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 100_000, max: 1_200_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 2 ** 31 - 1, 2 ** 31, 2 ** 40, 1.5, Number.MAX_SAFE_INTEGER) },
);
const part = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 1500 }) }, { weight: 1, arbitrary: tokens });
const modelOf = ({ list }: Profile): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...(MODELS.get(list) ?? [])) },
        { weight: 1, arbitrary: fc.constantFrom(...COMMON) },
      ),
      odd('', ['-2025-04-14', '-20250414', '-latest', '-001', '@20250514', '-v1:0']),
      odd('', ['openai/', 'anthropic/', 'models/', 'google/', 'publishers/google/models/', 'us.anthropic.']),
      odd('as is', ['upper', 'padded']),
    )
    .map(([name, suffix, prefix, form]) => {
      const id = `${prefix}${name}${suffix}`;
      return form === 'upper' ? id.toUpperCase() : form === 'padded' ? ` ${id} ` : id;
    });

function odd(usual: string, others: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

/** What a span may tell beside: each drawn seldom, so that most spans have a price. */
const ODDITIES: Readonly<Record<string, fc.Arbitrary<string | number | boolean>>> = {
  'gen_ai.usage.prompt_tokens': tokens,
  'gen_ai.usage.completion_tokens': tokens,
  'gen_ai.usage.cache_creation.input_tokens': part,
  'gen_ai.usage.cache_write.input_tokens': part,
  'gen_ai.usage.total_tokens': tokens,
  'gen_ai.usage.reasoning_tokens': part,
  'gen_ai.usage.thoughts_token_count': part,
  'gen_ai.usage.cached_content_token_count': part,
  'gen_ai.usage.cache_read_input_tokens': part,
  'gen_ai.usage.cache_creation_input_tokens': part,
  'llm.usage.total_tokens': tokens,
  'llm.request.type': fc.constantFrom('chat', 'completion', 'unknown'),
  'traceloop.span.kind': fc.constantFrom('workflow', 'task'),
  'anthropic.usage.cache_creation.ephemeral_1h_input_tokens': part,
  'anthropic.response.service_tier': fc.constantFrom('standard', 'batch', 'priority'),
  'openai.response.service_tier': fc.constantFrom('default', 'flex', 'priority', 'Default', 'scale', ''),
  'openai.request.service_tier': fc.constantFrom('default', 'auto', 'flex'),
  'gen_ai.openai.response.service_tier': fc.constantFrom('default', 'flex'),
  'gen_ai.openai.request.service_tier': fc.constantFrom('auto', 'priority'),
  'gen_ai.usage.audio.input_tokens': part,
  'gen_ai.usage.image.output_tokens': part,
  'gen_ai.usage.text.input_tokens': part,
  'llm.usage.web_search_calls': fc.constantFrom(0, 1),
  'llm.usage.status': fc.constantFrom('reported', 'estimated', 'missing'),
  'llm.usage.reason': fc.constant('stream_aborted'),
  'llm.batch': fc.boolean(),
  'llm.cost.provider': fc.constant(0.5),
  'error.type': fc.constant('429'),
  'openinference.span.kind': fc.constantFrom('LLM', 'CHAIN'),
  'llm.token_count.prompt': tokens,
  'llm.model_name': fc.constantFrom('gpt-4o', 'claude-opus-4-1'),
  'llm.provider': fc.constantFrom('openai', 'anthropic'),
  'ai.operationId': fc.constantFrom('ai.generateText.doGenerate', 'ai.generateText'),
  'ai.usage.inputTokens': tokens,
  'ai.model.provider': fc.constantFrom('openai.chat', 'anthropic.messages'),
  'langfuse.observation.type': fc.constantFrom('generation', 'span'),
  'rpc.service': fc.constant('BedrockRuntime'),
  'server.port': fc.constantFrom(443, 8080),
};

/** Draws what emitters of any language write, and what they should not. */
export const shape: fc.Arbitrary<Shape> = fc.constantFrom(...PROFILES).chain((profile) =>
  fc
    .record({
      scope: fc.constantFrom(...SCOPES),
      at: fc.oneof(
        { weight: 8, arbitrary: fc.constant(NOW) },
        { weight: 1, arbitrary: fc.integer({ min: NOW - 900 * 86_400_000, max: NOW + 200 * 86_400_000 }) },
      ),
      failed: fc.integer({ min: 0, max: 15 }).map((drawn) => drawn === 0),
      asDoubles: fc.integer({ min: 0, max: 15 }).map((drawn) => drawn === 0),
      attributes: fc.record(
        {
          'gen_ai.operation.name': fc.constantFrom('chat', 'text_completion', 'generate_content', 'embeddings'),
          'gen_ai.provider.name': odd(profile.names[0] ?? '', [...profile.names, ...OTHER_NAMES]),
          'gen_ai.system': fc.constantFrom(...profile.names, ...OTHER_NAMES),
          'server.address': fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom(...profile.hosts) },
            { weight: 1, arbitrary: fc.constantFrom(...OTHER_HOSTS) },
          ),
          'gen_ai.request.model': modelOf(profile),
          'gen_ai.response.model': modelOf(profile),
          'gen_ai.usage.input_tokens': tokens,
          'gen_ai.usage.output_tokens': tokens,
          'gen_ai.usage.cache_read.input_tokens': part,
          'gen_ai.usage.reasoning.output_tokens': part,
        },
        { requiredKeys: ['gen_ai.operation.name'] },
      ),
      oddities: fc
        .subarray(Object.keys(ODDITIES), { maxLength: 2 })
        .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, ODDITIES[key] ?? fc.constant('')])))),
    })
    .map(({ attributes, oddities, asDoubles, ...more }) => {
      const told = { ...attributes, ...oddities } as Attributes;
      const numbers = Object.keys(told).filter((key) => typeof told[key] === 'number');
      return { ...more, attributes: told, doubles: asDoubles ? numbers : [] };
    }),
);
