import {
  type DuckDBConnection,
  DuckDBDecimalValue,
  DuckDBTimestampNanosecondsValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { type Group, type Selection, SUM_NAMES, type Summary, type Sums } from '../call-store.ts';
import { findField } from '../fields.ts';
import { DIMENSION_COLUMNS } from './columns.ts';

/** SQL of the fields that are not simply a dimension's column. */
const FIELD_SQL: Readonly<Record<string, string>> = {
  ...DIMENSION_COLUMNS,
  // Prices do not tell letters apart by case, so reports do not either; the columns keep them as they came.
  model: 'lower(coalesce(response_model, request_model))',
  provider: 'provider',
  service: 'service',
  operation: 'operation',
  costStatus: 'cost_status',
  costReason: 'cost_reason',
  day: 'CAST(CAST(started_at AS DATE) AS VARCHAR)',
};

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
 * that is there, the first is no request of its own. Creators are few, so that nearly every call is only looked at.
 */
export const SETTLED: string = `SELECT creator.trace_id, creator.span_id
  FROM (SELECT trace_id, span_id, response_id, host FROM calls WHERE usage_reason = 'background') creator
  JOIN calls bill ON bill.response_id = creator.response_id AND bill.host IS NOT DISTINCT FROM creator.host
    AND bill.usage_reason IS DISTINCT FROM 'background'`;

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

/** See `CallStore.summarize`. One statement, so that totals and every breakdown are of the same instant. */
export async function summarize(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<Summary> {
  const keys = fields.map((field, index) => `${fieldSql(field, selection.timeZone)} AS key${index}`);
  const { where, values } = makeWhere(selection);
  const names = fields.map((_, index) => `key${index}`);
  const sums = SUM_NAMES.map((name) => `coalesce(${SUM_SQL[name]}, 0) AS "${name}"`);
  const marks = names.map((name) => `GROUPING(${name})`);
  const sql = `SELECT ${[...marks, ...names, ...sums].join(', ')}
    FROM (SELECT *, ${keys.length === 0 ? 'NULL' : keys.join(', ')} FROM calls WHERE ${where}
      AND (usage_reason IS DISTINCT FROM 'background' OR (trace_id, span_id) NOT IN (${SETTLED})))
    GROUP BY GROUPING SETS (${['()', ...names.map((name) => `(${name})`)].join(', ')})`;
  return readSummary((await connection.runAndReadAll(sql, values)).getRows(), fields.length);
}

/** The distinct values of a field. */
export async function listValues(connection: DuckDBConnection, field: string): Promise<readonly string[]> {
  const sql = `SELECT DISTINCT ${fieldSql(field)} AS value FROM calls WHERE value IS NOT NULL ORDER BY value`;
  return (await connection.runAndReadAll(sql)).getRows().map(([value]) => String(value));
}

/** SQL of the field of that name; days by the clocks of a time zone. */
export function fieldSql(name: string, timeZone?: string): string {
  if (name === 'day' && timeZone !== undefined) {
    // To the second, since that is where time zones end: the cast of nanoseconds alone would round.
    const second = "date_trunc('second', started_at)::TIMESTAMP";
    return `CAST(CAST(timezone('${timeZone.replaceAll("'", "''")}', timezone('UTC', ${second})) AS DATE) AS VARCHAR)`;
  }
  const sql = FIELD_SQL[findField(name).name];
  if (sql === undefined) throw new RangeError(`[@spendspan/ledger] got field ${name}, expected one with a column`);
  return sql;
}

/** The selection as a condition, and the values that it names. */
export function makeWhere({ from, to, filter }: Selection): { where: string; values: DuckDBValue[] } {
  const conditions = ['true'];
  const values: DuckDBValue[] = [];
  const bind = (value: DuckDBValue): string => `$${values.push(value)}`;
  if (from !== undefined) conditions.push(`started_at >= ${bind(new DuckDBTimestampNanosecondsValue(from))}`);
  if (to !== undefined) conditions.push(`started_at < ${bind(new DuckDBTimestampNanosecondsValue(to))}`);
  for (const [field, value] of Object.entries(filter)) {
    conditions.push(value === null ? `${fieldSql(field)} IS NULL` : `${fieldSql(field)} = ${bind(value)}`);
  }
  return { where: conditions.join(' AND '), values };
}

/** Rows are: one mark per field (0 where the row is of that field's split), one key per field, the sums. */
function readSummary(rows: readonly DuckDBValue[][], fieldCount: number): Summary {
  const groups: Group[][] = Array.from({ length: fieldCount }, () => []);
  let totals = readSums([]);
  for (const row of rows) {
    const sums = readSums(row.slice(2 * fieldCount));
    const index = row.slice(0, fieldCount).findIndex((mark) => Number(mark) === 0);
    const value = row[fieldCount + index];
    if (index === -1) totals = sums;
    else groups[index]?.push({ value: value === null || value === undefined ? null : String(value), sums });
  }
  return { totals, groups };
}

function readSums(values: readonly DuckDBValue[]): Sums {
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
