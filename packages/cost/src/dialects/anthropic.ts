import { ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_PROVIDER_NAME, ATTR_GEN_AI_SYSTEM } from '../semconv.ts';
import { BILLED_OPERATIONS } from '../span/billed-operations.ts';
import { readCall, text } from '../span/read-call.ts';
import type { Usage } from '../types.ts';
import type { Dialect } from './dialect.ts';
import { scopeOf } from './scope.ts';
import { settleUsage } from './settle-usage.ts';
import { count } from './values.ts';

/**
 * The conventions, as spans of Anthropic's API have them: those of its own client (from 1.14, it emits them itself) have
 * names of their own for the lifetimes of cache writes and for the tier. That API counts cached tokens beside the input,
 * and an emitter that passes its numbers on is found out where they exceed it.
 * https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
export const anthropic: Dialect = {
  name: 'anthropic',
  knows: ({ attributes }) =>
    typeof attributes[ATTR_GEN_AI_OPERATION_NAME] === 'string' &&
    (attributes[ATTR_GEN_AI_PROVIDER_NAME] ?? attributes[ATTR_GEN_AI_SYSTEM]) === 'anthropic',
  read(span) {
    const { attributes } = span;
    if (!BILLED_OPERATIONS.has(attributes[ATTR_GEN_AI_OPERATION_NAME])) return undefined;
    const call = readCall(span);
    const usage = {
      ...call.usage,
      cacheWrite5mTokens:
        call.usage.cacheWrite5mTokens ?? count(attributes[`${CACHE_CREATION}.ephemeral_5m_input_tokens`]),
      cacheWrite1hTokens:
        call.usage.cacheWrite1hTokens ?? count(attributes[`${CACHE_CREATION}.ephemeral_1h_input_tokens`]),
    };
    const settled = settleUsage(usage, { cacheMayBeBeside: true });
    const isGuess =
      settled.usage.inputTokens === usage.inputTokens && hasCache(usage) && !INCLUDING.test(scopeOf(span));
    return {
      ...call,
      ...settled,
      // Who says how sure its usage is knows how it counts.
      ...(isGuess && call.usageStatus === undefined && { usageStatus: 'estimated' as const }),
      serviceTier: call.serviceTier ?? text(attributes['anthropic.response.service_tier']),
    };
  },
};

/** Emitters that are known to count cached tokens inside the input; of others that is a guess where it fits. */
const INCLUDING = /^(com\.anthropic\.sdk\.|@opentelemetry\/|opentelemetry[./]|@spendspan\/|@ai-sdk\/|(ai|gen_ai)$)/;

function hasCache(usage: Usage): boolean {
  return [usage.cachedInputTokens, usage.cacheWriteTokens, usage.cacheWrite5mTokens, usage.cacheWrite1hTokens].some(
    (tokens) => Number(tokens) > 0,
  );
}

const CACHE_CREATION = 'anthropic.usage.cache_creation';
