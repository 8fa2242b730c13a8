import type { RepricingRequest } from '../call-store.ts';
import type { LeftReason } from '../repricing/types.ts';
import { SETTLED } from './sum-sql.ts';

/** Rows of requests that are another row's by now; no report counts them. */
export const UNCOUNTED: string = `SELECT calls.rowid AS id FROM calls WHERE usage_reason = 'background'
  AND (trace_id, span_id) IN (${SETTLED})`;

/**
 * Rows of the first version of the schema, which kept totals, cache and reasoning only, that show that their price went
 * by more: a batch (which has no tier of its own in the row), parts of other modalities, fees, writes to a cache, whose
 * price goes by their time to live.
 */
const NOT_ENOUGH_RECORDED = `usage_complete IS NULL AND (
  coalesce(cost_media_usd, 0) <> 0 OR coalesce(cost_fees_usd, 0) <> 0 OR coalesce(cache_write_tokens, 0) > 0
  OR cost_reason IN ('missing_rate', 'invalid_usage', 'does_not_add_up', 'cache_modality', 'cache_write_ttl',
    'malformed_cost', 'status_contradicts_cost')
  OR (cost_reason = 'unpublished_tier' AND coalesce(lower(service_tier), 'default')
    IN ('default', 'auto', 'on_demand', 'standard', 'standard_only'))
  OR operation NOT IN ('chat', 'text_completion', 'generate_content', 'embeddings')
  OR regexp_matches(lower(concat_ws(' ', request_model, response_model)),
    'audio|realtime|live|speech|tts|whisper|transcri|image|dall-e|imagen|video|sora|veo')
  OR (cost_usd IS NULL AND input_tokens IS NULL AND output_tokens IS NULL AND cost_reason NOT IN ('no_usage', 'not_priced'))
)`;

const NAMES = "lower(concat_ws(' ', provider, request_model, response_model))";

/**
 * Rows that no cost processor has seen hold what their emitter wrote, and not how it counts: where the provider's own
 * API counts cached tokens beside the input, or thoughts beside the output, emitters do either.
 */
const COUNTED_BESIDE = `cost_reason = 'not_priced' AND usage_status IS NULL AND (
  coalesce(cache_read_tokens, 0) + coalesce(cache_write_tokens, 0) > coalesce(input_tokens, 0)
  OR (coalesce(cache_read_tokens, 0) + coalesce(cache_write_tokens, 0) > 0
    AND (provider IS NULL OR regexp_matches(${NAMES}, 'anthropic|claude|bedrock|aws|amazon|vertex')))
  OR coalesce(reasoning_tokens, 0) > coalesce(output_tokens, 0)
  OR (coalesce(reasoning_tokens, 0) > 0 AND regexp_matches(${NAMES}, 'google|gemini|gcp|vertex'))
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

/**
 * SQL of why a row keeps what it has, NULL where it may be priced again. See `makeElsewhereTable` for the table `elsewhere`.
 */
export function leftReasonSql({ keepPriceFile }: Pick<RepricingRequest, 'keepPriceFile'>): string {
  return `CASE
  WHEN cost_reason = 'failed_call' THEN 'failed_call'
  WHEN cost_reason = 'counted_elsewhere' OR rowid IN (SELECT id FROM elsewhere) THEN 'counted_elsewhere'
  WHEN cost_source = 'provider' OR starts_with(cost_source, 'provider:') THEN 'provider'
  WHEN usage_complete = false OR (${NOT_ENOUGH_RECORDED}) OR (${COUNTED_BESIDE}) THEN 'not_enough_recorded'
  ${keepPriceFile ? "WHEN starts_with(cost_source, 'user:') THEN 'price_file'" : ''}
END`;
}
