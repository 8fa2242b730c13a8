import { describeDialect } from '../../test/describe-dialect.ts';
import { langfuse } from './langfuse.ts';

const scope = 'langfuse-sdk';
const GENERATION = {
  'langfuse.observation.type': 'generation',
  'langfuse.observation.model.name': 'gpt-4.1-2025-04-14',
};
/** Without a provider the maker's list price is a best guess. */
const GUESS = { status: 'estimated', reason: 'unknown_provider' };
const ADDED = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.response.model': 'gpt-4.1-2025-04-14',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
};

describeDialect(langfuse, {
  calls: [
    {
      from: '@langfuse/openai 5.11, chat',
      scope,
      attributes: {
        ...GENERATION,
        'langfuse.observation.usage_details':
          '{"input":600,"output":65,"total":1200,"input_cached_tokens":400,"input_audio_tokens":0,' +
          '"output_reasoning_tokens":120,"output_accepted_prediction_tokens":10,"output_rejected_prediction_tokens":5}',
      },
      usage: { inputTokens: 1000, outputTokens: 200, cachedInputTokens: 400, reasoningTokens: 120 },
      usd: 0.003,
      ...GUESS,
      added: {
        ...ADDED,
        'gen_ai.usage.cache_read.input_tokens': 400,
        'gen_ai.usage.reasoning.output_tokens': 120,
      },
    },
    {
      from: '@langfuse/langchain 5.11, ChatOpenAI',
      scope,
      attributes: {
        ...GENERATION,
        'langfuse.observation.metadata.ls_provider': 'openai',
        'langfuse.observation.metadata.ls_model_name': 'gpt-4.1',
        'langfuse.observation.usage_details':
          '{"input":600,"output":80,"total":1200,"input_audio":0,"input_cache_read":400,"output_audio":0,"output_reasoning":120}',
      },
      usage: { inputTokens: 1000, outputTokens: 200, cachedInputTokens: 400, reasoningTokens: 120 },
      usd: 0.003,
      added: {
        ...ADDED,
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'gpt-4.1',
        'gen_ai.usage.cache_read.input_tokens': 400,
        'gen_ai.usage.reasoning.output_tokens': 120,
      },
    },
    {
      from: '@langfuse/tracing 5.11, numbers of Anthropic passed on',
      scope,
      attributes: {
        ...GENERATION,
        'langfuse.observation.model.name': 'claude-sonnet-4-5-20250929',
        'langfuse.observation.usage_details':
          '{"input":50,"output":80,"cache_read_input_tokens":2000,"cache_creation_input_tokens":300}',
      },
      usage: { inputTokens: 2350, outputTokens: 80, cachedInputTokens: 2000, cacheWriteTokens: 300 },
      usd: 0.003075,
      ...GUESS,
      added: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
        'gen_ai.usage.input_tokens': 2350,
        'gen_ai.usage.output_tokens': 80,
        'gen_ai.usage.cache_read.input_tokens': 2000,
        'gen_ai.usage.cache_creation.input_tokens': 300,
      },
    },
    {
      from: '@langfuse/tracing 5.11, a total that says the cached tokens are inside',
      scope,
      attributes: {
        ...GENERATION,
        'langfuse.observation.usage_details': '{"input":1000,"output":200,"total":1200,"input_cached_tokens":400}',
      },
      usage: { inputTokens: 1000, outputTokens: 200, cachedInputTokens: 400 },
      usd: 0.003,
      ...GUESS,
      added: { ...ADDED, 'gen_ai.usage.cache_read.input_tokens': 400 },
    },
    {
      from: '@langfuse/tracing 5.11, usage in the names of OpenAI, as strings, with a cost',
      scope,
      attributes: {
        ...GENERATION,
        'langfuse.observation.usage_details':
          '{"prompt_tokens":"1000","completion_tokens":"200","total_tokens":1200,"prompt_tokens_details":{"cached_tokens":400}}',
        'langfuse.observation.cost_details': '{"input":0.001,"output":0.0021}',
      },
      usage: { inputTokens: 1000, outputTokens: 200, cachedInputTokens: 400 },
      usd: 0.003,
      ...GUESS,
      added: {
        ...ADDED,
        'gen_ai.usage.cache_read.input_tokens': 400,
        'llm.cost.provider': 0.0031,
        'llm.cost.provider_difference': 0.0001,
      },
    },
    {
      from: '@langfuse/tracing 5.11, a kind that nobody knows',
      scope,
      attributes: {
        ...GENERATION,
        'langfuse.observation.usage_details': '{"input":1000,"output":200,"searches":3}',
      },
      usage: { inputTokens: 1000, outputTokens: 200 },
      usd: 0.0036,
      status: 'estimated',
      reason: 'estimated_usage',
      added: ADDED,
    },
    {
      from: '@langfuse/tracing 5.11, embedding',
      scope,
      attributes: {
        'langfuse.observation.type': 'embedding',
        'langfuse.observation.model.name': 'text-embedding-3-small',
        'langfuse.observation.usage_details': '{"prompt_tokens":50,"total_tokens":50}',
      },
      usage: { inputTokens: 50 },
      usd: 0.000001,
      ...GUESS,
      added: {
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.response.model': 'text-embedding-3-small',
        'gen_ai.usage.input_tokens': 50,
      },
    },
  ],
  aggregates: ['span', 'event', 'agent', 'tool', 'chain', 'retriever', 'evaluator', 'guardrail'].map((type) => ({
    from: `an observation of the type ${type}`,
    scope,
    attributes: {
      ...GENERATION,
      'langfuse.observation.type': type,
      'langfuse.observation.usage_details': '{"input":1000,"output":200}',
    },
  })),
});
