import type { RepricingRequest } from '../call-store.ts';
import type { LeftReason } from '../repricing/types.ts';
import { SETTLED } from './summarize.ts';

/**
 * Model calls that another span of the same call tells of, known by their tokens, as far as nobody priced them: their
 * emitter has no cost processor that would have noticed. The inner span is the one that is priced. And what reports do
 * not count.
 */
export const ELSEWHERE = `
  WITH loose AS (
    SELECT rowid AS id, trace_id, span_id, parent_span_id, input_tokens, output_tokens
    FROM calls WHERE cost_reason = 'not_priced' AND (input_tokens IS NOT NULL OR output_tokens IS NOT NULL)
  )
  SELECT loose.id FROM loose JOIN calls outer_call
    ON outer_call.trace_id = loose.trace_id AND outer_call.span_id = loose.parent_span_id
    AND outer_call.cost_usd IS NOT NULL
    AND outer_call.input_tokens IS NOT DISTINCT FROM loose.input_tokens
    AND outer_call.output_tokens IS NOT DISTINCT FROM loose.output_tokens
  UNION
  SELECT loose.id FROM loose JOIN calls inner_call
    ON inner_call.trace_id = loose.trace_id AND inner_call.parent_span_id = loose.span_id
  GROUP BY loose.id, loose.input_tokens, loose.output_tokens
  HAVING bool_or(inner_call.input_tokens IS NOT DISTINCT FROM loose.input_tokens
      AND inner_call.output_tokens IS NOT DISTINCT FROM loose.output_tokens)
    OR (coalesce(sum(inner_call.input_tokens), 0) = coalesce(loose.input_tokens, 0)
      AND coalesce(sum(inner_call.output_tokens), 0) = coalesce(loose.output_tokens, 0))`;

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
 * SQL of why a row keeps what it has, NULL where it may be priced again. `elsewhere` is a table of what {@link ELSEWHERE}
 * selects.
 */
export function leftReasonSql({ keepPriceFile }: Pick<RepricingRequest, 'keepPriceFile'>): string {
  return `CASE
  WHEN cost_reason = 'failed_call' THEN 'failed_call'
  WHEN cost_reason = 'counted_elsewhere' OR rowid IN (SELECT id FROM elsewhere) THEN 'counted_elsewhere'
  WHEN cost_source = 'provider' OR starts_with(cost_source, 'provider:') THEN 'provider'
  WHEN usage_complete = false OR ${NOT_ENOUGH_RECORDED} THEN 'not_enough_recorded'
  ${keepPriceFile ? "WHEN starts_with(cost_source, 'user:') THEN 'price_file'" : ''}
END`;
}
