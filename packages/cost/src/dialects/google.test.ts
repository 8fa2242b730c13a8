import { describeDialect } from '../../test/describe-dialect.ts';
import { google } from './google.ts';

const CALL = {
  'gen_ai.operation.name': 'generate_content',
  'gen_ai.provider.name': 'gcp.gemini',
  'gen_ai.request.model': 'gemini-2.5-flash',
  'gen_ai.response.model': 'gemini-2.5-flash',
  'gen_ai.usage.input_tokens': 1000,
};

describeDialect(google, {
  calls: [
    {
      from: 'an emitter that passes the numbers of the API on',
      scope: 'emitter',
      attributes: {
        ...CALL,
        'gen_ai.usage.output_tokens': 70,
        'gen_ai.usage.total_tokens': 1100,
        'gen_ai.usage.thoughts_token_count': 30,
        'gen_ai.usage.cached_content_token_count': 400,
      },
      usage: { inputTokens: 1000, outputTokens: 100, cachedInputTokens: 400, reasoningTokens: 30 },
      // 600 × 0.30 + 400 × 0.03 + 100 × 2.50, per million
      usd: 0.000442,
      added: {
        'gen_ai.usage.cache_read.input_tokens': 400,
        'gen_ai.usage.reasoning.output_tokens': 30,
      },
    },
    {
      from: 'an emitter that keeps to the conventions',
      scope: 'emitter',
      attributes: {
        ...CALL,
        'gen_ai.usage.output_tokens': 100,
        'gen_ai.usage.reasoning.output_tokens': 30,
        'gen_ai.usage.cache_read.input_tokens': 400,
      },
      usage: { inputTokens: 1000, outputTokens: 100, cachedInputTokens: 400, reasoningTokens: 30 },
      usd: 0.000442,
    },
    {
      from: 'an emitter whose total has more than it tells',
      scope: 'emitter',
      attributes: { ...CALL, 'gen_ai.usage.output_tokens': 70, 'gen_ai.usage.total_tokens': 1100 },
      usage: { inputTokens: 1000, outputTokens: 70 },
      usd: 0.000475,
      status: 'estimated',
      reason: 'estimated_usage',
    },
  ],
  aggregates: [
    { from: 'an agent', scope: 'emitter', attributes: { ...CALL, 'gen_ai.operation.name': 'invoke_agent' } },
  ],
});
