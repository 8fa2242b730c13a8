import { ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_PROVIDER_NAME, ATTR_GEN_AI_SYSTEM } from '../semconv.ts';
import { BILLED_OPERATIONS } from '../span/billed-operations.ts';
import { readCall } from '../span/read-call.ts';
import type { Dialect } from './dialect.ts';
import { settleUsage } from './settle-usage.ts';
import { count } from './values.ts';

const PROVIDERS: ReadonlySet<unknown> = new Set([
  'gcp.gen_ai',
  'gcp.gemini',
  'gcp.vertex_ai',
  'gemini',
  'vertex_ai',
  'google',
]);

/**
 * The conventions, as spans of Google's API have them: it counts thoughts beside the candidates, so that an emitter's
 * output may lack them. The total, or thoughts that exceed the output, tells.
 * https://ai.google.dev/api/generate-content#UsageMetadata
 */
export const google: Dialect = {
  name: 'google',
  knows: ({ attributes }) =>
    typeof attributes[ATTR_GEN_AI_OPERATION_NAME] === 'string' &&
    PROVIDERS.has(attributes[ATTR_GEN_AI_PROVIDER_NAME] ?? attributes[ATTR_GEN_AI_SYSTEM]),
  read(span) {
    const { attributes } = span;
    if (!BILLED_OPERATIONS.has(attributes[ATTR_GEN_AI_OPERATION_NAME])) return undefined;
    const call = readCall(span);
    const usage = {
      ...call.usage,
      cachedInputTokens: call.usage.cachedInputTokens ?? count(attributes['gen_ai.usage.cached_content_token_count']),
      reasoningTokens:
        call.usage.reasoningTokens ??
        count(attributes['gen_ai.usage.reasoning_tokens']) ??
        count(attributes['gen_ai.usage.thoughts_token_count']),
    };
    const settled = settleUsage(usage, { totalTokens: count(attributes['gen_ai.usage.total_tokens']) });
    return { ...call, ...settled };
  },
};
