import { describeDialect } from '../../test/describe-dialect.ts';
import { genAi } from './gen-ai.ts';

const OFFICIAL = '@opentelemetry/instrumentation-openai';
const USAGE = { inputTokens: 1000, outputTokens: 200 };

describeDialect(genAi, {
  calls: [
    {
      from: '@opentelemetry/instrumentation-openai 0.22, chat (names of v1.36)',
      scope: OFFICIAL,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'gpt-4.1',
        'gen_ai.system': 'openai',
        'server.address': 'api.openai.com',
        'server.port': 443,
        'gen_ai.response.id': 'chatcmpl-A1',
        'gen_ai.response.model': 'gpt-4.1-2025-04-14',
        'gen_ai.usage.input_tokens': 1000,
        'gen_ai.usage.output_tokens': 200,
      },
      usage: USAGE,
      usd: 0.0036,
      added: { 'gen_ai.provider.name': 'openai' },
    },
    {
      from: '@opentelemetry/instrumentation-openai 0.22, responses (names of v1.38)',
      scope: OFFICIAL,
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'gpt-4.1',
        'gen_ai.provider.name': 'openai',
        'server.address': 'api.openai.com',
        'gen_ai.response.id': 'resp_A1',
        'gen_ai.response.model': 'gpt-4.1-2025-04-14',
        'gen_ai.usage.input_tokens': 1000,
        'gen_ai.usage.output_tokens': 200,
      },
      usage: USAGE,
      usd: 0.0036,
    },
    {
      from: '@opentelemetry/instrumentation-openai 0.22, embeddings (no usage)',
      scope: OFFICIAL,
      attributes: {
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.request.model': 'text-embedding-3-small',
        'gen_ai.system': 'openai',
        'gen_ai.response.model': 'text-embedding-3-small',
      },
      usage: {},
      status: 'unpriced',
      reason: 'no_usage',
      added: { 'gen_ai.provider.name': 'openai' },
    },
    {
      from: 'conventions before v1.27, of any emitter',
      scope: 'emitter',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.system': 'openai',
        'gen_ai.request.model': 'gpt-4.1',
        'gen_ai.usage.prompt_tokens': 1000,
        'gen_ai.usage.completion_tokens': 200,
        'gen_ai.openai.response.service_tier': 'default',
      },
      usage: USAGE,
      usd: 0.0036,
      added: {
        'gen_ai.provider.name': 'openai',
        'gen_ai.usage.input_tokens': 1000,
        'gen_ai.usage.output_tokens': 200,
      },
    },
    {
      from: 'AI SDK 7.0 (@ai-sdk/otel 1.0), generateText',
      scope: 'gen_ai',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'gpt-4.1',
        'gen_ai.response.id': 'chatcmpl-A1',
        'gen_ai.response.model': 'gpt-4.1-2025-04-14',
        'gen_ai.usage.input_tokens': 1000,
        'gen_ai.usage.output_tokens': 200,
        'gen_ai.usage.cache_read.input_tokens': 400,
      },
      usage: { ...USAGE, cachedInputTokens: 400 },
      usd: 0.003,
    },
  ],
  aggregates: ['invoke_agent', 'agent_step', 'execute_tool', 'create_agent', 'fetch_response'].map((operation) => ({
    from: `AI SDK 7.0, ${operation}`,
    scope: 'gen_ai',
    attributes: {
      'gen_ai.operation.name': operation,
      'gen_ai.request.model': 'gpt-4.1',
      'gen_ai.provider.name': 'openai',
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.output_tokens': 200,
    },
  })),
});
