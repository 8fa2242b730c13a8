import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Repeats, Selection } from '../call-store.ts';
import { findBackground } from './background-requests.ts';
import { fieldSql, makeWhere } from './field-sql.ts';
import { readText } from './read-text.ts';
import { ALIKE, COMPLETE, SAME } from './repeat-sql.ts';
import { TRACE_MARK } from './rollup/call-marks.ts';
import { findRolled, type Rolled } from './rollup/find-rolled.ts';
import { inHours } from './rollup/hour-ranges.ts';
import { rememberRolled } from './rollup/rolled-answers.ts';
import { readHours } from './rollup/rollup-tables.ts';
import { selectRolledRepeats } from './rollup/select-rolled.ts';
import { type Query, readBigInt, selectForeground } from './sum-sql.ts';

/** Columns of what may be a repetition, beside those of {@link ALIKE}. */
const AMOUNTS = ['calls', 'cost', 'least'];

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
  const rolled = await findRolled(connection, selection, fields);
  const addBackground = await findBackground(connection);
  const complete = `${where} AND ${COMPLETE}`;
  const rest = `${complete} AND ${rolled?.rest ?? 'true'}`;
  const selectRest = (columns: string): string =>
    `${selectForeground(columns, rest)} ${addBackground(columns, complete)}`;
  const asked = { selection, fields, rolled, complete, selectRest };
  const isRolled = rolled !== undefined && !(await hasRows(connection, { sql: selectRest('1'), values }));
  if (!isRolled) return sumWith(connection, asked, values);
  const { filter, timeZone } = selection;
  const key = JSON.stringify(['repeats', fields, filter, timeZone]);
  // What may be repeated in an hour depends on others.
  const ask = (): Promise<readonly Repeats[]> => sumWith(connection, asked, values);
  return rememberRolled(connection, { key, hours: rolled.found, ask, sizeOf });
}

function sizeOf(repeats: readonly Repeats[]): number {
  return repeats.reduce((size, { values }) => size + values.length + 2, 0);
}

async function hasRows(connection: DuckDBConnection, { sql, values }: Query): Promise<boolean> {
  return (await connection.runAndReadAll(`SELECT 1 FROM (${sql}) LIMIT 1`, values)).getRows().length > 0;
}

interface Asked {
  readonly selection: Selection;
  readonly fields: readonly string[];
  readonly rolled: Rolled | undefined;
  /** SQL of the condition that those meet that may be repetitions. */
  readonly complete: string;
  /** SQL of those that are in no rollup that is read. */
  readonly selectRest: (columns: string) => string;
}

async function sumWith(
  connection: DuckDBConnection,
  { selection, fields, rolled, complete, selectRest }: Asked,
  values: DuckDBValue[],
): Promise<readonly Repeats[]> {
  const open = `SELECT DISTINCT ${TRACE_MARK} AS trace FROM (${selectRest('trace_id')})`;
  const hours = rolled ? await findOpenHours(connection, rolled, open, values) : [];
  const inOpenHours = `${complete} AND ${inHours(hours)} AND ${TRACE_MARK} IN (SELECT trace FROM open)`;
  const selectCalls = (columns: readonly string[]): string =>
    `${selectRest(columns.join(', '))} UNION ALL ${selectForeground(columns.join(', '), inOpenHours)}`;
  const keys = fields.map((field, index) => `${fieldSql(field, selection)} AS key${index}`);
  const rollups = rolled && selectRolledRepeats(rolled, selection, fields, values);
  const sql = `WITH open AS MATERIALIZED (${open}), ${sumSql(selectCalls, keys, rollups)}`;
  return (await connection.runAndReadAll(sql, values)).getRows().map((row) => {
    const [calls = 0n, cost = 0n] = row.slice(fields.length).map(readBigInt);
    return { values: row.slice(0, fields.length).map(readText), calls, cost };
  });
}

/** Hours whose calls are read although they are rolled up: a trace that is open goes on in them. */
function findOpenHours(
  connection: DuckDBConnection,
  { hours }: Rolled,
  open: string,
  values: readonly DuckDBValue[],
): Promise<readonly number[]> {
  const sql = `SELECT DISTINCT hour FROM rolled_traces
    WHERE trace IN (${open}) AND hour IN (SELECT hour FROM (${hours}))`;
  return readHours(connection, sql, values);
}

/**
 * @param selectCalls SQL of the calls that are read, of those that may be repetitions.
 * @param rollups SQL of what is rolled up, without traces that are `open`.
 */
function sumSql(
  selectCalls: (columns: readonly string[]) => string,
  keys: readonly string[],
  rollups: string | undefined,
): string {
  const names = keys.map((_, index) => `key${index}`);
  const alike = [...ALIKE.keys()];
  const amounts = ['1 AS calls', 'coalesce(cost_usd, 0) AS cost', 'coalesce(cost_usd, 0) AS least'];
  const named = [...ALIKE].map(([name, sql]) => `${sql} AS ${name}_alike`);
  const ofCalls = selectCalls([`${SAME} AS same`, ...named, ...amounts, ...keys]);
  const columns = ['same', ...alike.map((name) => `${name}_alike`), ...AMOUNTS, ...names].join(', ');
  const and = (select: string): string => (rollups === undefined ? '' : `UNION ALL SELECT ${select} FROM rolled`);
  // The hash narrows the search; what has one hash and differs all the same is told apart after it.
  return `${rollups === undefined ? '' : `rolled AS MATERIALIZED (SELECT ${columns} FROM (${rollups})),`}
    twice AS MATERIALIZED (
      SELECT same FROM (SELECT same, 1 AS calls FROM (${selectCalls([`${SAME} AS same`])}) ${and('same, calls')})
      GROUP BY same HAVING sum(calls) > 1
    ), repeated AS (
      SELECT ${['sum(calls) - 1 AS calls', 'sum(cost) - min(least) AS cost', ...names].join(', ')}
      FROM (SELECT ${columns} FROM (${ofCalls}) ${and(columns)}) WHERE same IN (SELECT same FROM twice)
      GROUP BY ${[...alike.map((name) => `${name}_alike`), ...names].join(', ')} HAVING sum(calls) > 1
    )
    SELECT ${[...names, 'sum(calls)', 'sum(cost)::DECIMAL(38, 12)'].join(', ')} FROM repeated
    ${names.length === 0 ? '' : `GROUP BY ${names.join(', ')}`} HAVING count(*) > 0`;
}
