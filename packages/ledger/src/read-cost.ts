import { picoFromUsd } from './money.ts';
import type { OtlpAttributes } from './otlp-attributes.ts';
import * as semconv from './semconv.ts';
import type { Call, CostStatus } from './types.ts';

const STATUSES: ReadonlySet<string> = new Set(['priced', 'estimated', 'partial', 'unpriced'] satisfies CostStatus[]);

/**
 * What a span says of its cost. A status that does not fit the amount is put right towards doubt: an amount without a
 * status is `estimated` / `no_status`; a status without a usable amount is `unpriced`.
 */
export function readCost(
  attributes: OtlpAttributes,
): Pick<Call, 'cost' | 'costStatus' | 'costReason' | 'costSource' | 'providerCost'> {
  const total = readAmount(attributes, totalKey(attributes));
  const known = total !== null;
  return {
    cost: {
      total,
      input: known ? readAmount(attributes, semconv.ATTR_LLM_COST_INPUT) : null,
      output: known ? readAmount(attributes, semconv.ATTR_LLM_COST_OUTPUT) : null,
      cacheRead: known ? readAmount(attributes, semconv.ATTR_LLM_COST_CACHE_READ) : null,
      cacheWrite: known ? readAmount(attributes, semconv.ATTR_LLM_COST_CACHE_WRITE) : null,
      media: known ? readAmount(attributes, semconv.ATTR_LLM_COST_MEDIA) : null,
      fees: known ? readAmount(attributes, semconv.ATTR_LLM_COST_FEES) : null,
      cacheSavings: known ? readAmount(attributes, semconv.ATTR_LLM_COST_CACHE_SAVINGS) : null,
    },
    ...readStatus(attributes, known),
    costSource: attributes.text(semconv.ATTR_LLM_COST_SOURCE),
    providerCost: readAmount(attributes, semconv.ATTR_LLM_COST_PROVIDER),
  };
}

/** The total goes by the proposed name where the preset `gen_ai_cost` writes it, which counts in USD. */
function totalKey(attributes: OtlpAttributes): string {
  return attributes.text(semconv.ATTR_GEN_AI_USAGE_COST_CURRENCY) === 'USD' &&
    !attributes.has(semconv.ATTR_GEN_AI_USAGE_COST)
    ? semconv.ATTR_GEN_AI_USAGE_COST_AMOUNT
    : semconv.ATTR_GEN_AI_USAGE_COST;
}

function readStatus(attributes: OtlpAttributes, known: boolean): Pick<Call, 'costStatus' | 'costReason'> {
  const stated = attributes.text(semconv.ATTR_LLM_COST_STATUS);
  const status = stated !== null && STATUSES.has(stated) ? (stated as CostStatus) : null;
  const reason = attributes.text(semconv.ATTR_LLM_COST_REASON);
  if (known) {
    if (status === null) return { costStatus: 'estimated', costReason: reason ?? 'no_status' };
    if (status === 'unpriced') return { costStatus: 'estimated', costReason: 'status_contradicts_cost' };
    return { costStatus: status, costReason: reason };
  }
  if (attributes.has(totalKey(attributes))) return { costStatus: 'unpriced', costReason: 'malformed_cost' };
  if (status === 'unpriced') return { costStatus: 'unpriced', costReason: reason };
  return { costStatus: 'unpriced', costReason: status === null ? 'not_priced' : 'status_contradicts_cost' };
}

/** Pico-USD; null when absent, no number, or negative (savings alone may be: a cache write can cost more than it saves). */
function readAmount(attributes: OtlpAttributes, key: string): bigint | null {
  const usd = attributes.number(key);
  const pico = usd === null ? undefined : picoFromUsd(usd);
  if (usd === null) return null;
  if (pico !== undefined && (pico >= 0n || key === semconv.ATTR_LLM_COST_CACHE_SAVINGS)) return pico;
  attributes.noteInvalid();
  return null;
}
