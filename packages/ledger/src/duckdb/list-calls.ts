import { type DuckDBConnection, DuckDBTimestampNanosecondsValue, type DuckDBValue } from '@duckdb/node-api';
import type { CallListOptions, CallOrder, CallPlace } from '../call-list/types.ts';
import type { Selection } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { formatUsd } from '../money.ts';
import type { Call } from '../types.ts';
import { findBackground } from './background-requests.ts';
import { makeWhere } from './field-sql.ts';
import { CALL_COLUMNS, readCallRows, selectCallColumn } from './read-call-row.ts';
import { selectForeground } from './sum-sql.ts';

/** SQL of what calls are ordered by, most first; by time alone there is none. */
const VALUES: Readonly<Record<CallOrder, string | undefined>> = {
  newest: undefined,
  oldest: undefined,
  cost: 'cost_usd',
  duration: 'duration_ns',
  tokens: `CASE WHEN input_tokens IS NOT NULL OR output_tokens IS NOT NULL
    THEN CAST(coalesce(input_tokens, 0) AS HUGEINT) + coalesce(output_tokens, 0) END`,
};

/**
 * See `CallView.listCalls`. First which calls, by the few columns that tell, then all of these.
 * @param connection in a transaction, so that both are of one instant.
 */
export async function listCalls(
  connection: DuckDBConnection,
  selection: Selection,
  { order, after, limit }: CallListOptions,
): Promise<readonly Call[]> {
  const { where, values } = makeWhere(selection);
  const value = VALUES[order];
  const time = order === 'oldest' ? 'ASC' : 'DESC';
  const behind = after ? `${where} AND ${isBehind(after, { value, order, values })}` : where;
  const columns = `rowid AS id, started_at, trace_id, span_id${value === undefined ? '' : `, ${value} AS value`}`;
  const addBackground = await findBackground(connection);
  const sql = `SELECT id FROM (${selectForeground(columns, behind)} ${addBackground(columns, behind)})
    ORDER BY ${value === undefined ? '' : 'value DESC NULLS LAST, '}started_at ${time}, trace_id, span_id LIMIT ${limit}`;
  const ids = (await connection.runAndReadAll(sql, values)).getRows().map(([id]) => id as bigint);
  return readRows(connection, ids);
}

/** The calls of some rows, in that order. */
async function readRows(connection: DuckDBConnection, ids: readonly bigint[]): Promise<readonly Call[]> {
  if (ids.length === 0) return [];
  // Without the bounds, every column of the whole table is read.
  const ordered = [...ids].sort(compareBigInts);
  const sql = `SELECT rowid, ${CALL_COLUMNS.map(selectCallColumn).join(', ')} FROM calls
    WHERE rowid BETWEEN ${ordered[0]} AND ${ordered.at(-1)} AND rowid IN (${ids.join(', ')})`;
  const result = await connection.runAndReadAll(sql);
  const [found = [], ...columns] = result.getColumns();
  const calls = readCallRows(CALL_COLUMNS, columns, found.length);
  const byId = new Map(found.map((id, index) => [id as bigint, calls[index]]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

interface Around {
  readonly value: string | undefined;
  readonly order: CallOrder;
  /** Gets what the condition names. */
  readonly values: DuckDBValue[];
}

/** Whether a call comes after a place. */
function isBehind(place: CallPlace, { value, order, values }: Around): string {
  const bind = (one: DuckDBValue): string => `$${values.push(one)}`;
  const start = bind(new DuckDBTimestampNanosecondsValue(place.startTimeUnixNano));
  const [trace, span] = [bind(place.traceId), bind(place.spanId)];
  const later = `(started_at ${order === 'oldest' ? '>' : '<'} ${start} OR (started_at = ${start}
    AND (trace_id > ${trace} OR (trace_id = ${trace} AND span_id > ${span}))))`;
  if (value === undefined) return later;
  if (place.value === null) return `(${value}) IS NULL AND ${later}`;
  const than =
    order === 'cost'
      ? `CAST(${bind(formatUsd(place.value))} AS DECIMAL(38, 12))`
      : `CAST(${bind(String(place.value))} AS HUGEINT)`;
  return `((${value}) < ${than} OR (${value}) IS NULL OR ((${value}) = ${than} AND ${later}))`;
}
