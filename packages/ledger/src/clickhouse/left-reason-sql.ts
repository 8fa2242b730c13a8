import type { LeftReason } from '../repricing/types.ts';

/** Texts that may be absent, as one. */
const join = (...columns: readonly string[]): string =>
  `lowerUTF8(concatWithSeparator(' ', ${columns.map((column) => `ifNull(${column}, '')`).join(', ')}))`;

/** Rows of a version that kept totals, cache and reasoning only, which show that their price went by more. */
const NOT_ENOUGH_RECORDED = `isNull(usage_complete) AND (
  ifNull(cost_media_usd, 0) <> 0 OR ifNull(cost_fees_usd, 0) <> 0 OR ifNull(cache_write_tokens, 0) > 0
  OR ifNull(cost_reason, '') IN ('missing_rate', 'invalid_usage', 'does_not_add_up', 'cache_modality',
    'cache_write_ttl', 'malformed_cost', 'status_contradicts_cost')
  OR (ifNull(cost_reason, '') = 'unpublished_tier' AND ifNull(lowerUTF8(service_tier), 'default')
    IN ('default', 'auto', 'on_demand', 'standard', 'standard_only'))
  OR ifNull(operation, 'chat') NOT IN ('chat', 'text_completion', 'generate_content', 'embeddings')
  OR match(${join('request_model', 'response_model')},
    'audio|realtime|live|speech|tts|whisper|transcri|image|dall-e|imagen|video|sora|veo')
  OR (isNull(cost_usd) AND isNull(input_tokens) AND isNull(output_tokens)
    AND ifNull(cost_reason, 'no_usage') NOT IN ('no_usage', 'not_priced'))
)`;

const NAMES = join('provider', 'request_model', 'response_model');
const CACHED = 'ifNull(cache_read_tokens, 0) + ifNull(cache_write_tokens, 0)';

/** Rows that no cost processor has seen, of providers whose emitters may count tokens beside the totals. */
const COUNTED_BESIDE = `ifNull(cost_reason, '') = 'not_priced' AND isNull(usage_status) AND (
  ${CACHED} > ifNull(input_tokens, 0)
  OR (${CACHED} > 0 AND (isNull(provider) OR match(${NAMES}, 'anthropic|claude|bedrock|aws|amazon|vertex')))
  OR ifNull(reasoning_tokens, 0) > ifNull(output_tokens, 0)
  OR (ifNull(reasoning_tokens, 0) > 0 AND match(${NAMES}, 'google|gemini|gcp|vertex'))
)`;

/** No call yet, by reason. */
export const NONE_LEFT: Readonly<Record<LeftReason, number>> = {
  provider: 0,
  failed_call: 0,
  counted_elsewhere: 0,
  not_enough_recorded: 0,
  emitter_only: 0,
  price_file: 0,
};

/** SQL of why a row keeps what it has, NULL where it may be priced again; calls that other rows tell of are not known to it. */
export function leftReasonSql(keepPriceFile: boolean): string {
  return `multiIf(
    ifNull(cost_reason, '') = 'failed_call', 'failed_call',
    ifNull(cost_reason, '') = 'counted_elsewhere', 'counted_elsewhere',
    ifNull(cost_source, '') = 'provider' OR startsWith(ifNull(cost_source, ''), 'provider:'), 'provider',
    ifNull(usage_complete, true) = false OR (${NOT_ENOUGH_RECORDED}) OR (${COUNTED_BESIDE}), 'not_enough_recorded',
    ${keepPriceFile ? "startsWith(ifNull(cost_source, ''), 'user:'), 'price_file'," : ''}
    NULL)`;
}
