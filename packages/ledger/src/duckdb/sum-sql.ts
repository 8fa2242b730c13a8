import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import type { SUM_NAMES } from '../call-store.ts';

/** A query and the values that it names. */
export interface Query {
  readonly sql: string;
  readonly values: DuckDBValue[];
}

/** Tokens of a call. */
export const TOKENS = 'coalesce(input_tokens, 0) + coalesce(output_tokens, 0)';
/** Whether a call has a price. */
export const PRICED = 'cost_usd IS NOT NULL';
/** A failed call without usage, of which nothing suggests that it was billed, is no gap in prices. */
export const UNPRICED: string = `cost_usd IS NULL AND (status <> 'error' OR ${TOKENS} > 0
  OR coalesce(usage_reason IN ('stream_aborted', 'stream_unconsumed', 'body_unread', 'does_not_add_up'), false))`;

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

/** What a call is counted as; the bits of {@link CLASS}, lowest first. */
const FLAGS = {
  failed: "status = 'error'",
  priced: PRICED,
  unpriced: UNPRICED,
  owned: 'team_id IS NOT NULL',
  estimated: "cost_status = 'estimated'",
  partial: "cost_status = 'partial'",
};

/** What a call is counted as, in one small number: told once per call, and not once per sum. */
export const CLASS: string = Object.values(FLAGS)
  .map((condition, bit) => `CASE WHEN ${condition} THEN ${2 ** bit} ELSE 0 END`)
  .join(' + ');

/** What is added up of calls that are alike in {@link CLASS}, by the column that has it. */
export const PARTS: Readonly<Record<string, string>> = {
  calls: 'count(*)',
  input_tokens: 'coalesce(sum(input_tokens), 0)',
  cache_read_tokens: 'coalesce(sum(cache_read_tokens), 0)',
  cache_write_tokens: 'coalesce(sum(cache_write_tokens), 0)',
  output_tokens: 'coalesce(sum(output_tokens), 0)',
  reasoning_tokens: 'coalesce(sum(reasoning_tokens), 0)',
  cost_usd: 'coalesce(sum(cost_usd), 0)',
  cache_savings_usd: 'coalesce(sum(cache_savings_usd), 0)',
};

const ALL_TOKENS = 'input_tokens + output_tokens';

/** SQL of each sum, of parts (see {@link PARTS}), not of calls. */
export const SUM_SQL: Readonly<Record<(typeof SUM_NAMES)[number], string>> = {
  calls: 'sum(calls)',
  failedCalls: sumOf('calls', 'failed'),
  pricedCalls: sumOf('calls', 'priced'),
  unpricedCalls: sumOf('calls', 'unpriced'),
  ownedCalls: sumOf('calls', 'owned'),
  inputTokens: 'sum(input_tokens)',
  cacheReadTokens: 'sum(cache_read_tokens)',
  cacheWriteTokens: 'sum(cache_write_tokens)',
  outputTokens: 'sum(output_tokens)',
  reasoningTokens: 'sum(reasoning_tokens)',
  pricedTokens: sumOf(ALL_TOKENS, 'priced'),
  unpricedTokens: sumOf(ALL_TOKENS, 'unpriced'),
  ownedTokens: sumOf(ALL_TOKENS, 'owned'),
  cost: 'sum(cost_usd)',
  estimatedCost: sumOf('cost_usd', 'estimated'),
  partialCost: sumOf('cost_usd', 'partial'),
  ownedCost: sumOf('cost_usd', 'owned'),
  cacheSavings: 'sum(cache_savings_usd)',
};

/** Whether {@link CLASS} says that a call has a price. */
export const IS_PRICED: string = hasFlag('priced');

function sumOf(amount: string, flag: keyof typeof FLAGS): string {
  return `sum(${amount}) FILTER (${hasFlag(flag)})`;
}

function hasFlag(flag: keyof typeof FLAGS): string {
  return `(class & ${2 ** Object.keys(FLAGS).indexOf(flag)}) <> 0`;
}

/**
 * SQL of the calls that meet a condition and are no requests of background responses: whether those count goes by other
 * calls; see `findBackground`. Two queries, since nearly all calls are none, and to look each up costs more than the rest.
 */
export function selectForeground(columns: string, where: string): string {
  return `SELECT ${columns} FROM calls WHERE ${where} AND usage_reason IS DISTINCT FROM 'background'`;
}

/** A count, or an amount as pico-USD. */
export function readBigInt(value: DuckDBValue): bigint {
  if (typeof value === 'bigint') return value;
  // Scale 12 is the scale of every amount: the unscaled integer is pico-USD.
  if (value instanceof DuckDBDecimalValue && value.scale === 12) return value.value;
  throw new TypeError(`[@spendspan/ledger] got ${String(value)}, expected an exact sum`);
}
