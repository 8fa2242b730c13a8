import { ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_PROVIDER_NAME, ATTR_GEN_AI_SYSTEM } from '../semconv.ts';
import { BILLED_OPERATIONS } from '../span/billed-operations.ts';
import { readCall, text } from '../span/read-call.ts';
import type { Dialect } from './dialect.ts';
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
    return {
      ...call,
      ...settleUsage(usage, { cacheMayBeBeside: true }),
      serviceTier: call.serviceTier ?? text(attributes['anthropic.response.service_tier']),
    };
  },
};

const CACHE_CREATION = 'anthropic.usage.cache_creation';
