import type { DuckDBConnection } from '@duckdb/node-api';
import type { Repeats, Selection } from '../call-store.ts';
import { findBackground } from './background-requests.ts';
import { fieldSql, makeWhere } from './field-sql.ts';
import { readText } from './read-text.ts';
import { readBigInt, selectForeground } from './sum-sql.ts';

/** What two requests have in common of which one repeats the other. */
const ALIKE = [
  ...['trace_id', 'parent_span_id', 'operation', 'host', 'lower(coalesce(response_model, request_model))'],
  'input_tokens',
];
const SAME = `hash(${ALIKE.join(', ')})`;

/** Requests that can be repetitions: they went well, and were not broken off. */
const COMPLETE = `status = 'ok' AND input_tokens > 0
  AND coalesce(usage_reason NOT IN ('stream_aborted', 'stream_unconsumed'), true)`;

/**
 * See `CallStore.sumRepeats`.
 * @param connection in a transaction.
 */
export async function sumRepeats(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<readonly Repeats[]> {
  const { where, values } = makeWhere(selection);
  const addBackground = await findBackground(connection);
  const complete = (columns: readonly string[]): string => {
    const selected = [[`${SAME} AS same`, ...columns].join(', '), `${where} AND ${COMPLETE}`] as const;
    return `${selectForeground(...selected)} ${addBackground(...selected)}`;
  };
  const keys = fields.map((field, index) => `${fieldSql(field, selection.timeZone)} AS key${index}`);
  const names = fields.map((_, index) => `key${index}`);
  const grouped = names.length === 0 ? '' : `GROUP BY ${names.join(', ')}`;
  // The hash narrows the search; what has one hash and differs all the same is told apart after it.
  const sql = `WITH twice AS MATERIALIZED (
      SELECT same FROM (${complete([])}) GROUP BY same HAVING count(*) > 1
    ), repeated AS (
      SELECT ${['count(*) - 1 AS calls', 'coalesce(sum(cost_usd) - min(coalesce(cost_usd, 0)), 0) AS cost', ...names].join(', ')}
      FROM (${complete([...ALIKE.map((one, index) => `${one} AS alike${index}`), 'cost_usd', ...keys])})
      WHERE same IN (SELECT same FROM twice)
      GROUP BY ${[...ALIKE.map((_, index) => `alike${index}`), ...names].join(', ')}
      HAVING count(*) > 1
    )
    SELECT ${[...names, 'sum(calls)', 'sum(cost)::DECIMAL(38, 12)'].join(', ')} FROM repeated ${grouped}
    HAVING count(*) > 0`;
  return (await connection.runAndReadAll(sql, values)).getRows().map((row) => {
    const [calls = 0n, cost = 0n] = row.slice(fields.length).map(readBigInt);
    return { values: row.slice(0, fields.length).map(readText), calls, cost };
  });
}
