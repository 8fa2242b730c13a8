import type { Attributes } from '@opentelemetry/api';
import { describeDialect, type SeenCall } from '../../test/describe-dialect.ts';
import { vercelAi } from './vercel-ai.ts';

const OPENAI: Attributes = {
  'ai.operationId': 'ai.generateText.doGenerate',
  'ai.model.provider': 'openai.chat',
  'ai.model.id': 'gpt-4.1',
  'ai.response.id': 'chatcmpl-A1',
  'ai.response.model': 'gpt-4.1-2025-04-14',
  'gen_ai.system': 'openai.chat',
  'gen_ai.request.model': 'gpt-4.1',
  'gen_ai.response.id': 'chatcmpl-A1',
  'gen_ai.response.model': 'gpt-4.1-2025-04-14',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
};
const OPENAI_ADDED: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.usage.cache_read.input_tokens': 400,
  'gen_ai.usage.reasoning.output_tokens': 120,
};
const OPENAI_USAGE = { inputTokens: 1000, outputTokens: 200, cachedInputTokens: 400, reasoningTokens: 120 };

const CLAUDE: Attributes = {
  'ai.operationId': 'ai.generateText.doGenerate',
  'ai.model.provider': 'anthropic.messages',
  'ai.model.id': 'claude-sonnet-4-5',
  'ai.response.id': 'msg_01A',
  'ai.response.model': 'claude-sonnet-4-5-20250929',
  'gen_ai.system': 'anthropic.messages',
  'gen_ai.request.model': 'claude-sonnet-4-5',
  'gen_ai.response.id': 'msg_01A',
  'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
  'gen_ai.usage.output_tokens': 80,
};
const CLAUDE_USAGE = { inputTokens: 2350, outputTokens: 80, cachedInputTokens: 2000, cacheWriteTokens: 300 };
const CLAUDE_ADDED: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.usage.cache_read.input_tokens': 2000,
  'gen_ai.usage.cache_creation.input_tokens': 300,
};
const CLAUDE_METADATA =
  '{"anthropic":{"usage":{"service_tier":"standard","input_tokens":50,"output_tokens":80,' +
  '"cache_creation_input_tokens":300,"cache_read_input_tokens":2000,' +
  '"cache_creation":{"ephemeral_5m_input_tokens":300,"ephemeral_1h_input_tokens":0}}}}';
const BY_TTL = { cacheWrite5mTokens: 300, cacheWrite1hTokens: 0 };

const GEMINI: Attributes = {
  'ai.model.provider': 'google.generative-ai',
  'ai.model.id': 'gemini-2.5-flash',
  'ai.response.model': 'gemini-2.5-flash',
  'ai.response.providerMetadata':
    '{"google":{"usageMetadata":{"cachedContentTokenCount":400,"thoughtsTokenCount":30,"promptTokenCount":1000,"totalTokenCount":1100}}}',
  'gen_ai.system': 'google.generative-ai',
  'gen_ai.request.model': 'gemini-2.5-flash',
  'gen_ai.response.model': 'gemini-2.5-flash',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 70,
};
const GEMINI_ADDED: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'gcp.gemini',
  'gen_ai.usage.cache_read.input_tokens': 400,
  'gen_ai.usage.reasoning.output_tokens': 30,
};

const OPENAI_CALLS: readonly SeenCall[] = [
  {
    from: 'ai 4.3, generateText (cached tokens in the metadata only)',
    scope: 'ai',
    attributes: {
      ...OPENAI,
      'ai.usage.promptTokens': 1000,
      'ai.usage.completionTokens': 200,
      'ai.response.providerMetadata': '{"openai":{"reasoningTokens":120,"cachedPromptTokens":400}}',
    },
    usage: OPENAI_USAGE,
    usd: 0.003,
    added: OPENAI_ADDED,
  },
  {
    from: 'ai 4.3, streamText without usage (NaN)',
    scope: 'ai',
    attributes: {
      'ai.operationId': 'ai.streamText.doStream',
      'ai.model.provider': 'openai.chat',
      'ai.model.id': 'gpt-4.1',
      'ai.usage.promptTokens': Number.NaN,
      'ai.usage.completionTokens': Number.NaN,
      'gen_ai.usage.input_tokens': Number.NaN,
      'gen_ai.usage.output_tokens': Number.NaN,
    },
    usage: {},
    status: 'unpriced',
    reason: 'no_usage',
    added: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4.1',
    },
  },
  {
    from: 'ai 5.0, streamText',
    scope: 'ai',
    attributes: {
      ...OPENAI,
      'ai.operationId': 'ai.streamText.doStream',
      'ai.usage.inputTokens': 1000,
      'ai.usage.outputTokens': 200,
      'ai.usage.totalTokens': 1200,
      'ai.usage.reasoningTokens': 120,
      'ai.usage.cachedInputTokens': 400,
    },
    usage: OPENAI_USAGE,
    usd: 0.003,
    added: OPENAI_ADDED,
  },
  {
    from: 'ai 6.0, generateText of the Responses API, served as flex',
    scope: 'ai',
    attributes: {
      ...OPENAI,
      'ai.model.provider': 'openai.responses',
      'ai.usage.inputTokens': 1000,
      'ai.usage.inputTokenDetails.noCacheTokens': 600,
      'ai.usage.inputTokenDetails.cacheReadTokens': 400,
      'ai.usage.outputTokens': 200,
      'ai.usage.outputTokenDetails.reasoningTokens': 120,
      'ai.usage.totalTokens': 1200,
      'ai.response.providerMetadata': '{"openai":{"responseId":"resp_A1","serviceTier":"flex"}}',
    },
    usage: OPENAI_USAGE,
    status: 'unpriced',
    reason: 'unpublished_tier',
    added: OPENAI_ADDED,
  },
  {
    from: 'ai 6.0, embed',
    scope: 'ai',
    attributes: {
      'ai.operationId': 'ai.embed.doEmbed',
      'ai.model.provider': 'openai.embedding',
      'ai.model.id': 'text-embedding-3-small',
      'ai.usage.tokens': 50,
    },
    usage: { inputTokens: 50 },
    usd: 0.000001,
    added: {
      'gen_ai.operation.name': 'embeddings',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'text-embedding-3-small',
      'gen_ai.usage.input_tokens': 50,
    },
  },
];

const OTHER_CALLS: readonly SeenCall[] = [
  {
    from: 'ai 4.3, generateText of Claude (cached tokens beside, in the metadata only)',
    scope: 'ai',
    attributes: {
      ...CLAUDE,
      'ai.usage.promptTokens': 50,
      'ai.usage.completionTokens': 80,
      'gen_ai.usage.input_tokens': 50,
      'ai.response.providerMetadata': '{"anthropic":{"cacheCreationInputTokens":300,"cacheReadInputTokens":2000}}',
    },
    usage: CLAUDE_USAGE,
    usd: 0.003075,
    added: CLAUDE_ADDED,
  },
  {
    from: 'ai 5.0, generateText of Claude (cached tokens beside)',
    scope: 'ai',
    attributes: {
      ...CLAUDE,
      'ai.usage.promptTokens': 50,
      'ai.usage.completionTokens': 80,
      'gen_ai.usage.input_tokens': 50,
      'ai.response.providerMetadata': CLAUDE_METADATA,
    },
    usage: { ...CLAUDE_USAGE, ...BY_TTL },
    usd: 0.003075,
    added: CLAUDE_ADDED,
  },
  {
    from: 'ai 6.0, generateText of Claude (cached tokens inside)',
    scope: 'ai',
    attributes: {
      ...CLAUDE,
      'ai.usage.inputTokens': 2350,
      'ai.usage.inputTokenDetails.noCacheTokens': 50,
      'ai.usage.inputTokenDetails.cacheReadTokens': 2000,
      'ai.usage.inputTokenDetails.cacheWriteTokens': 300,
      'ai.usage.outputTokens': 80,
      'ai.usage.totalTokens': 2430,
      'gen_ai.usage.input_tokens': 2350,
      'ai.response.providerMetadata': CLAUDE_METADATA,
    },
    usage: { ...CLAUDE_USAGE, ...BY_TTL },
    usd: 0.003075,
    added: CLAUDE_ADDED,
  },
  {
    from: 'ai 5.0, generateText of Gemini (thoughts in the metadata only)',
    scope: 'ai',
    attributes: {
      ...GEMINI,
      'ai.operationId': 'ai.generateText.doGenerate',
      'ai.usage.promptTokens': 1000,
      'ai.usage.completionTokens': 70,
    },
    usage: { inputTokens: 1000, outputTokens: 100, cachedInputTokens: 400, reasoningTokens: 30 },
    usd: 0.000442,
    added: GEMINI_ADDED,
  },
  {
    from: 'ai 5.0, streamText of Gemini (thoughts beside the output)',
    scope: 'ai',
    attributes: {
      ...GEMINI,
      'ai.operationId': 'ai.streamText.doStream',
      'ai.usage.inputTokens': 1000,
      'ai.usage.outputTokens': 70,
      'ai.usage.totalTokens': 1100,
      'ai.usage.reasoningTokens': 30,
      'ai.usage.cachedInputTokens': 400,
    },
    usage: { inputTokens: 1000, outputTokens: 100, cachedInputTokens: 400, reasoningTokens: 30 },
    usd: 0.000442,
    added: GEMINI_ADDED,
  },
  {
    from: 'ai 5.0 with @openrouter/ai-sdk-provider 1, generateText (with a cost)',
    scope: 'ai',
    attributes: {
      ...OPENAI,
      'ai.model.provider': 'openrouter',
      'ai.model.id': 'openai/gpt-4.1',
      'gen_ai.system': 'openrouter',
      'gen_ai.request.model': 'openai/gpt-4.1',
      'ai.response.model': 'openai/gpt-4.1',
      'gen_ai.response.model': 'openai/gpt-4.1',
      'ai.usage.promptTokens': 1000,
      'ai.usage.completionTokens': 200,
      'ai.response.providerMetadata':
        '{"openrouter":{"usage":{"promptTokensDetails":{"cachedTokens":400},' +
        '"completionTokensDetails":{"reasoningTokens":120},"cost":0.0031}}}',
    },
    usage: OPENAI_USAGE,
    usd: 0.003,
    added: {
      ...OPENAI_ADDED,
      'gen_ai.provider.name': 'openrouter',
      'llm.cost.provider': 0.0031,
      'llm.cost.provider_difference': 0.0001,
    },
  },
];

describeDialect(vercelAi, {
  calls: [...OPENAI_CALLS, ...OTHER_CALLS],
  aggregates: ['ai.generateText', 'ai.streamText', 'ai.embed', 'ai.embedMany', 'ai.generateObject', 'ai.toolCall'].map(
    (operation) => ({
      from: operation,
      scope: 'ai',
      attributes: {
        'ai.operationId': operation,
        'ai.model.provider': 'openai.chat',
        'ai.model.id': 'gpt-4.1',
        'ai.usage.promptTokens': 1000,
        'ai.usage.completionTokens': 200,
      },
    }),
  ),
});
