import { slotOf } from './attribute-slots.ts';
import { picoFromUsd } from './money.ts';
import type { OtlpAttributes } from './otlp-attributes.ts';
import * as semconv from './semconv.ts';
import type { Call, CostStatus } from './types.ts';

const INPUT = slotOf(semconv.ATTR_LLM_COST_INPUT);
const OUTPUT = slotOf(semconv.ATTR_LLM_COST_OUTPUT);
const CACHE_READ = slotOf(semconv.ATTR_LLM_COST_CACHE_READ);
const CACHE_WRITE = slotOf(semconv.ATTR_LLM_COST_CACHE_WRITE);
const MEDIA = slotOf(semconv.ATTR_LLM_COST_MEDIA);
const FEES = slotOf(semconv.ATTR_LLM_COST_FEES);
const CACHE_SAVINGS = slotOf(semconv.ATTR_LLM_COST_CACHE_SAVINGS);
const SOURCE = slotOf(semconv.ATTR_LLM_COST_SOURCE);
const PROVIDER = slotOf(semconv.ATTR_LLM_COST_PROVIDER);
const STATUS = slotOf(semconv.ATTR_LLM_COST_STATUS);
const REASON = slotOf(semconv.ATTR_LLM_COST_REASON);
const CURRENCY = slotOf(semconv.ATTR_GEN_AI_USAGE_COST_CURRENCY);
const AMOUNT = slotOf(semconv.ATTR_GEN_AI_USAGE_COST_AMOUNT);
const TOTAL = slotOf(semconv.ATTR_GEN_AI_USAGE_COST);

const STATUSES: ReadonlySet<string> = new Set(['priced', 'estimated', 'partial', 'unpriced'] satisfies CostStatus[]);

/**
 * What a span says of its cost. A status that does not fit the amount is put right towards doubt: an amount without a
 * status is `estimated` / `no_status`; a status without a usable amount is `unpriced`.
 */
export function readCost(
  attributes: OtlpAttributes,
): Pick<Call, 'cost' | 'costStatus' | 'costReason' | 'costSource' | 'providerCost'> {
  const total = readAmount(attributes, totalSlot(attributes));
  const known = total !== null;
  const { costStatus, costReason } = readStatus(attributes, known);
  return {
    cost: {
      total,
      input: known ? readAmount(attributes, INPUT) : null,
      output: known ? readAmount(attributes, OUTPUT) : null,
      cacheRead: known ? readAmount(attributes, CACHE_READ) : null,
      cacheWrite: known ? readAmount(attributes, CACHE_WRITE) : null,
      media: known ? readAmount(attributes, MEDIA) : null,
      fees: known ? readAmount(attributes, FEES) : null,
      cacheSavings: known ? readAmount(attributes, CACHE_SAVINGS) : null,
    },
    costStatus,
    costReason,
    costSource: attributes.text(SOURCE),
    providerCost: readAmount(attributes, PROVIDER),
  };
}

/** The slot of the total, which goes by the proposed name where the preset `gen_ai_cost` writes it, which counts in USD. */
function totalSlot(attributes: OtlpAttributes): number {
  return attributes.text(CURRENCY) === 'USD' && !attributes.has(TOTAL) ? AMOUNT : TOTAL;
}

function readStatus(attributes: OtlpAttributes, known: boolean): Pick<Call, 'costStatus' | 'costReason'> {
  const stated = attributes.text(STATUS);
  const status = stated !== null && STATUSES.has(stated) ? (stated as CostStatus) : null;
  const reason = attributes.text(REASON);
  if (known) {
    if (status === null) return { costStatus: 'estimated', costReason: reason ?? 'no_status' };
    if (status === 'unpriced') return { costStatus: 'estimated', costReason: 'status_contradicts_cost' };
    return { costStatus: status, costReason: reason };
  }
  if (attributes.has(totalSlot(attributes))) return { costStatus: 'unpriced', costReason: 'malformed_cost' };
  if (status === 'unpriced') return { costStatus: 'unpriced', costReason: reason };
  return { costStatus: 'unpriced', costReason: status === null ? 'not_priced' : 'status_contradicts_cost' };
}

/** Pico-USD; null when absent, no number, or negative (savings alone may be: a cache write can cost more than it saves). */
function readAmount(attributes: OtlpAttributes, slot: number): bigint | null {
  const usd = attributes.number(slot);
  const pico = usd === null ? undefined : picoFromUsd(usd);
  if (usd === null) return null;
  if (pico !== undefined && (pico >= 0n || slot === CACHE_SAVINGS)) return pico;
  attributes.noteInvalid();
  return null;
}
