import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import { SUM_NAMES, type Sums } from '../call-store.ts';

/** Tokens of a call. */
export const TOKENS = 'coalesce(input_tokens, 0) + coalesce(output_tokens, 0)';
/** Whether a call has a price. */
export const PRICED = 'cost_usd IS NOT NULL';
/** A failed call without usage, of which nothing suggests that it was billed, is no gap in prices. */
export const UNPRICED: string = `cost_usd IS NULL AND (status <> 'error' OR ${TOKENS} > 0
  OR coalesce(usage_reason IN ('stream_aborted', 'stream_unconsumed', 'body_unread', 'does_not_add_up'), false))`;
const OWNED = 'team_id IS NOT NULL';

/**
 * A background response is a row when it is created, without usage, and another when it is first seen finished: once
 * that is there, the first is no request of its own. Creators are few: their ids narrow the bills down before the two
 * are joined, since DuckDB would put every bill there is into its table otherwise.
 */
export const SETTLED: string = `SELECT creator.trace_id, creator.span_id
  FROM (SELECT trace_id, span_id, response_id, host FROM calls WHERE usage_reason = 'background') creator
  JOIN (SELECT response_id, host FROM calls WHERE usage_reason IS DISTINCT FROM 'background'
    AND response_id IN (SELECT response_id FROM calls WHERE usage_reason = 'background')) bill
  ON bill.response_id = creator.response_id AND bill.host IS NOT DISTINCT FROM creator.host`;

const SUM_SQL: Readonly<Record<(typeof SUM_NAMES)[number], string>> = {
  calls: 'count(*)',
  failedCalls: "count(*) FILTER (status = 'error')",
  pricedCalls: `count(*) FILTER (${PRICED})`,
  unpricedCalls: `count(*) FILTER (${UNPRICED})`,
  ownedCalls: `count(*) FILTER (${OWNED})`,
  inputTokens: 'sum(input_tokens)',
  cacheReadTokens: 'sum(cache_read_tokens)',
  cacheWriteTokens: 'sum(cache_write_tokens)',
  outputTokens: 'sum(output_tokens)',
  reasoningTokens: 'sum(reasoning_tokens)',
  pricedTokens: `sum(${TOKENS}) FILTER (${PRICED})`,
  unpricedTokens: `sum(${TOKENS}) FILTER (${UNPRICED})`,
  ownedTokens: `sum(${TOKENS}) FILTER (${OWNED})`,
  cost: 'sum(cost_usd)',
  estimatedCost: "sum(cost_usd) FILTER (cost_status = 'estimated')",
  partialCost: "sum(cost_usd) FILTER (cost_status = 'partial')",
  ownedCost: `sum(cost_usd) FILTER (${OWNED})`,
  cacheSavings: 'sum(cache_savings_usd)',
};

/** The sums that a query selects, in the order in which {@link readSums} reads them. */
export const SUMS: string = SUM_NAMES.map((name) => `coalesce(${SUM_SQL[name]}, 0) AS "${name}"`).join(', ');

/** The calls that count: no request of a background response whose bill is there. */
export const COUNTED: string = `(usage_reason IS DISTINCT FROM 'background' OR (trace_id, span_id) NOT IN (${SETTLED}))`;

/** The sums of a row; of no row, zeros. */
export function readSums(values: readonly DuckDBValue[]): Sums {
  const sums = SUM_NAMES.map((name, index) => [name, readBigInt(values[index] ?? 0n)] as const);
  return Object.fromEntries(sums) as Record<(typeof SUM_NAMES)[number], bigint>;
}

/** A count, or an amount as pico-USD. */
export function readBigInt(value: DuckDBValue): bigint {
  if (typeof value === 'bigint') return value;
  // Scale 12 is the scale of every amount: the unscaled integer is pico-USD.
  if (value instanceof DuckDBDecimalValue && value.scale === 12) return value.value;
  throw new TypeError(`[@spendspan/ledger] got ${String(value)}, expected an exact sum`);
}
