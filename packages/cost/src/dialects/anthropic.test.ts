import { describeDialect } from '../../test/describe-dialect.ts';
import { anthropic } from './anthropic.ts';

describeDialect(anthropic, {
  calls: [
    {
      from: '@anthropic-ai/sdk 1.14 itself, messages.create',
      scope: 'com.anthropic.sdk.typescript',
      attributes: {
        'gen_ai.provider.name': 'anthropic',
        'server.address': 'api.anthropic.com',
        'server.port': 443,
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'claude-sonnet-4-5',
        'gen_ai.usage.input_tokens': 2350,
        'gen_ai.response.id': 'msg_01A',
        'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
        'gen_ai.usage.cache_write.input_tokens': 300,
        'gen_ai.usage.cache_read.input_tokens': 2000,
        'anthropic.usage.cache_creation.ephemeral_5m_input_tokens': 300,
        'anthropic.usage.cache_creation.ephemeral_1h_input_tokens': 0,
        'anthropic.response.service_tier': 'standard',
        'gen_ai.usage.output_tokens': 80,
      },
      usage: {
        inputTokens: 2350,
        outputTokens: 80,
        cachedInputTokens: 2000,
        cacheWriteTokens: 300,
        cacheWrite5mTokens: 300,
        cacheWrite1hTokens: 0,
      },
      // 50 × 3 + 2000 × 0.30 + 300 × 3.75 + 80 × 15, per million
      usd: 0.003075,
    },
    {
      from: 'an emitter that passes the numbers of the API on',
      scope: 'emitter',
      attributes: {
        'gen_ai.system': 'anthropic',
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'claude-sonnet-4-5',
        'gen_ai.usage.input_tokens': 50,
        'gen_ai.usage.output_tokens': 80,
        'gen_ai.usage.cache_creation.input_tokens': 300,
        'gen_ai.usage.cache_read.input_tokens': 2000,
      },
      usage: { inputTokens: 2350, outputTokens: 80, cachedInputTokens: 2000, cacheWriteTokens: 300 },
      usd: 0.003075,
      added: { 'gen_ai.provider.name': 'anthropic' },
    },
    {
      from: 'an emitter of which nobody knows where it counts cached tokens that fit into the input',
      scope: 'emitter',
      attributes: {
        'gen_ai.provider.name': 'anthropic',
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'claude-sonnet-4-5',
        'gen_ai.usage.input_tokens': 2350,
        'gen_ai.usage.output_tokens': 80,
        'gen_ai.usage.cache_read.input_tokens': 2000,
      },
      usage: { inputTokens: 2350, outputTokens: 80, cachedInputTokens: 2000 },
      // 350 × 3 + 2000 × 0.30 + 80 × 15, per million
      usd: 0.00285,
      status: 'estimated',
      reason: 'estimated_usage',
      added: { 'llm.usage.status': 'estimated' },
    },
    {
      from: 'the same, which counts thoughts beside the output',
      scope: 'emitter',
      attributes: {
        'gen_ai.provider.name': 'anthropic',
        'gen_ai.operation.name': 'chat',
        'gen_ai.request.model': 'claude-sonnet-4-5',
        'gen_ai.usage.input_tokens': 2350,
        'gen_ai.usage.output_tokens': 30,
        'gen_ai.usage.cache_read.input_tokens': 2000,
        'gen_ai.usage.reasoning.output_tokens': 50,
      },
      usage: { inputTokens: 2350, outputTokens: 80, cachedInputTokens: 2000, reasoningTokens: 50 },
      usd: 0.00285,
      status: 'estimated',
      reason: 'estimated_usage',
      added: { 'llm.usage.status': 'estimated' },
    },
  ],
  aggregates: [
    {
      from: 'an agent of Claude',
      scope: 'emitter',
      attributes: {
        'gen_ai.provider.name': 'anthropic',
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.usage.input_tokens': 50,
      },
    },
  ],
});
