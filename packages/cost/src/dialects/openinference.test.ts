import { describeDialect } from '../../test/describe-dialect.ts';
import { openInference } from './openinference.ts';

const OPENAI = '@arizeai/openinference-instrumentation-openai';
const ANTHROPIC = '@arizeai/openinference-instrumentation-anthropic';
const BEDROCK = '@arizeai/openinference-instrumentation-bedrock';
const LANGCHAIN = '@arizeai/openinference-instrumentation-langchain';

const CHAT = {
  'openinference.span.kind': 'LLM',
  'llm.model_name': 'gpt-4.1-2025-04-14',
  'llm.system': 'openai',
  'output.mime_type': 'application/json',
  'llm.token_count.completion': 200,
  'llm.token_count.prompt': 1000,
  'llm.token_count.total': 1200,
  'llm.token_count.prompt_details.cache_read': 400,
  'llm.token_count.prompt_details.audio': 0,
  'llm.token_count.completion_details.audio': 0,
  'llm.token_count.completion_details.reasoning': 120,
};
const CHAT_USAGE = {
  inputTokens: 1000,
  outputTokens: 200,
  cachedInputTokens: 400,
  inputAudioTokens: 0,
  outputAudioTokens: 0,
  reasoningTokens: 120,
};
const CHAT_ADDED = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.response.model': 'gpt-4.1-2025-04-14',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
  'gen_ai.usage.cache_read.input_tokens': 400,
  'gen_ai.usage.reasoning.output_tokens': 120,
  'gen_ai.usage.audio.input_tokens': 0,
  'gen_ai.usage.audio.output_tokens': 0,
};

describeDialect(openInference, {
  calls: [
    {
      from: `${OPENAI} 4.2, chat`,
      scope: OPENAI,
      attributes: {
        ...CHAT,
        'output.value': '{"id":"chatcmpl-A1","model":"gpt-4.1-2025-04-14","service_tier":"default","choices":[]}',
      },
      usage: CHAT_USAGE,
      usd: 0.003,
      added: { ...CHAT_ADDED, 'gen_ai.response.id': 'chatcmpl-A1' },
    },
    {
      from: `${OPENAI} 4.2, chat, answered with texts that look like keys`,
      scope: OPENAI,
      attributes: {
        ...CHAT,
        'output.value': JSON.stringify({
          choices: [{ message: { content: '{"id":"chatcmpl-B","service_tier":"flex"}' } }],
        }),
      },
      usage: CHAT_USAGE,
      usd: 0.003,
      added: CHAT_ADDED,
    },
    {
      from: `${OPENAI} 4.2, chat stream (no usage)`,
      scope: OPENAI,
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.model_name': 'gpt-4.1',
        'llm.system': 'openai',
        'output.value': 'Hi',
        'output.mime_type': 'text/plain',
      },
      usage: {},
      status: 'unpriced',
      reason: 'no_usage',
      added: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.response.model': 'gpt-4.1',
      },
    },
    {
      from: `${ANTHROPIC} 0.2, messages`,
      scope: ANTHROPIC,
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.model_name': 'claude-sonnet-4-5-20250929',
        'llm.request.model_name': 'claude-sonnet-4-5',
        'llm.system': 'anthropic',
        'llm.provider': 'anthropic',
        'llm.response.model_name': 'claude-sonnet-4-5-20250929',
        'llm.token_count.prompt': 2350,
        'llm.token_count.completion': 80,
        'llm.token_count.total': 2430,
        'llm.token_count.prompt_details.cache_write': 300,
        'llm.token_count.prompt_details.cache_read': 2000,
      },
      usage: { inputTokens: 2350, outputTokens: 80, cachedInputTokens: 2000, cacheWriteTokens: 300 },
      usd: 0.003075,
      added: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'anthropic',
        'gen_ai.request.model': 'claude-sonnet-4-5',
        'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
        'gen_ai.usage.input_tokens': 2350,
        'gen_ai.usage.output_tokens': 80,
        'gen_ai.usage.cache_read.input_tokens': 2000,
        'gen_ai.usage.cache_creation.input_tokens': 300,
      },
    },
    {
      from: `${BEDROCK} 0.5, InvokeModel of Claude (cached tokens beside)`,
      scope: BEDROCK,
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.provider': 'aws',
        'llm.system': 'anthropic',
        'llm.model_name': 'claude-sonnet-4-5-20250929',
        'llm.token_count.prompt': 50,
        'llm.token_count.completion': 80,
        'llm.token_count.prompt_details.cache_read': 2000,
        'llm.token_count.prompt_details.cache_write': 300,
      },
      usage: { inputTokens: 2350, outputTokens: 80, cachedInputTokens: 2000, cacheWriteTokens: 300 },
      // a regional endpoint: 1.1 × (50 × 3 + 2000 × 0.30 + 300 × 3.75 + 80 × 15), per million
      usd: 0.0033825,
      added: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'aws.bedrock',
        'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
        'gen_ai.usage.input_tokens': 2350,
        'gen_ai.usage.output_tokens': 80,
        'gen_ai.usage.cache_read.input_tokens': 2000,
        'gen_ai.usage.cache_creation.input_tokens': 300,
      },
    },
    {
      from: `${BEDROCK} 0.5, Converse (cached tokens in the total only)`,
      scope: BEDROCK,
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.provider': 'aws',
        'llm.system': 'anthropic',
        'llm.model_name': 'claude-sonnet-4-5-20250929',
        'llm.token_count.prompt': 50,
        'llm.token_count.completion': 80,
        'llm.token_count.total': 2430,
      },
      usage: { inputTokens: 50, outputTokens: 80 },
      usd: 0.001485,
      status: 'estimated',
      reason: 'estimated_usage',
      added: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'aws.bedrock',
        'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
        'gen_ai.usage.input_tokens': 50,
        'gen_ai.usage.output_tokens': 80,
      },
    },
    {
      from: `${LANGCHAIN} 4.1, ChatOpenAI`,
      scope: LANGCHAIN,
      attributes: {
        'openinference.span.kind': 'LLM',
        'llm.model_name': 'gpt-4.1',
        'llm.token_count.completion': 200,
        'llm.token_count.prompt': 1000,
        'llm.token_count.total': 1200,
        'llm.token_count.prompt_details.cache_read': 400,
        'llm.token_count.completion_details.reasoning': 120,
        metadata: '{"ls_provider":"openai","ls_model_name":"gpt-4.1","ls_model_type":"chat"}',
        'output.value':
          '{"generations":[[{"text":"Hi","message":{"lc":1,"kwargs":{"id":"chatcmpl-A1","content":"Hi"}}}]]}',
      },
      usage: { inputTokens: 1000, outputTokens: 200, cachedInputTokens: 400, reasoningTokens: 120 },
      usd: 0.003,
      added: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.response.id': 'chatcmpl-A1',
        'gen_ai.response.model': 'gpt-4.1',
        'gen_ai.usage.input_tokens': 1000,
        'gen_ai.usage.output_tokens': 200,
        'gen_ai.usage.cache_read.input_tokens': 400,
        'gen_ai.usage.reasoning.output_tokens': 120,
      },
    },
    {
      from: `${OPENAI} 4.2, embeddings with usage`,
      scope: OPENAI,
      attributes: {
        'openinference.span.kind': 'EMBEDDING',
        'embedding.model_name': 'text-embedding-3-small',
        'llm.system': 'openai',
        'llm.token_count.prompt': 50,
      },
      usage: { inputTokens: 50 },
      usd: 0.000001,
      added: {
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.provider.name': 'openai',
        'gen_ai.response.model': 'text-embedding-3-small',
        'gen_ai.usage.input_tokens': 50,
      },
    },
  ],
  aggregates: ['CHAIN', 'AGENT', 'TOOL', 'RETRIEVER', 'RERANKER', 'GUARDRAIL', 'EVALUATOR', 'PROMPT', 'UNKNOWN'].map(
    (kind) => ({
      from: `a span of the kind ${kind}`,
      scope: LANGCHAIN,
      attributes: { 'openinference.span.kind': kind, 'llm.model_name': 'gpt-4.1', 'llm.token_count.prompt': 1000 },
    }),
  ),
});
