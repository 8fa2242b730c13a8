import { type DuckDBConnection, DuckDBTimestampNanosecondsValue, type DuckDBValue } from '@duckdb/node-api';
import type { RepricingSummary, RepricingSums, Selection } from '../call-store.ts';
import { formatUsd } from '../money.ts';
import { COST_COLUMNS } from './columns.ts';
import { fieldSql, makeWhere } from './field-sql.ts';
import { markStaleHours } from './rollup/rollup-tables.ts';
import { readBigInt } from './sum-sql.ts';

/** The temporary table of the new costs of the rows that change, by row. */
export const REPRICED = 'repriced';

const COSTS = COST_COLUMNS.map(({ name }) => name);

/** Makes {@link REPRICED}, empty, and what tells the rows apart that no report counts. */
export async function makeRepricedTable(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `CREATE TEMP TABLE ${REPRICED} AS SELECT 0::BIGINT AS id, ${COSTS.join(', ')} FROM calls LIMIT 0`,
  );
}

/** Compares the amounts that reports show with those that they will show, whole and by field. Exact. */
export async function compareRepricing(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<Pick<RepricingSummary, 'totals' | 'groups'>> {
  const { where, values } = makeWhere(selection);
  const keys = fields.map((_, index) => `key${index}`);
  const named = fields.map((field, index) => `${fieldSql(field)} AS key${index}`);
  const marks = keys.map((key) => `GROUPING(${key})`);
  const sql = `SELECT ${[...marks, ...keys].join(', ')}, count(*), count(new.id),
      count(CASE WHEN new.id IS NULL THEN old.cost_usd ELSE new.cost_usd END),
      count(*) FILTER (new.id IS NOT NULL AND old.cost_usd IS NULL AND new.cost_usd IS NOT NULL),
      count(*) FILTER (new.id IS NOT NULL AND old.cost_usd IS NOT NULL AND new.cost_usd IS NULL),
      coalesce(sum(old.cost_usd), 0)::DECIMAL(38, 12),
      coalesce(sum(CASE WHEN new.id IS NULL THEN old.cost_usd ELSE new.cost_usd END), 0)::DECIMAL(38, 12)
    FROM (SELECT rowid AS id, cost_usd, ${named.join(', ')} FROM calls
      WHERE ${where} AND rowid NOT IN (SELECT id FROM uncounted)) old
    LEFT JOIN ${REPRICED} new ON new.id = old.id
    GROUP BY GROUPING SETS (${['()', ...keys.map((key) => `(${key})`)].join(', ')})`;
  const groups: { value: string | null; sums: RepricingSums }[][] = fields.map(() => []);
  let totals = readSums([]);
  for (const row of (await connection.runAndReadAll(sql, values)).getRows()) {
    const sums = readSums(row.slice(2 * fields.length));
    const index = row.slice(0, fields.length).findIndex((mark) => Number(mark) === 0);
    const value = row[fields.length + index];
    if (index === -1) totals = sums;
    else groups[index]?.push({ value: value === null || value === undefined ? null : String(value), sums });
  }
  return { totals, groups };
}

/** The tables that the new amounts are from. */
export async function findSources(connection: DuckDBConnection): Promise<readonly string[]> {
  const sql = `SELECT DISTINCT cost_source FROM ${REPRICED} WHERE cost_source IS NOT NULL ORDER BY cost_source`;
  return (await connection.runAndReadAll(sql)).getRows().map(([source]) => String(source));
}

/** Puts the new amounts into the calls and keeps the old ones, as a run. Returns the number of the run. */
export async function applyRepricing(
  connection: DuckDBConnection,
  { from, to }: Selection,
  sources: readonly string[],
  { changedCalls, oldCost, newCost }: RepricingSums,
): Promise<number> {
  const [[last] = []] = (await connection.runAndReadAll('SELECT coalesce(max(run), 0) FROM repricings')).getRows();
  const run = Number(last ?? 0) + 1;
  await connection.run(`INSERT INTO repriced_calls
    SELECT ${run}, trace_id, span_id, started_at, ${COSTS.map((name) => `calls.${name}`).join(', ')}
    FROM calls JOIN ${REPRICED} new ON calls.rowid = new.id`);
  await replaceCosts(connection);
  const time = (instant: bigint | undefined): DuckDBValue =>
    instant === undefined ? null : new DuckDBTimestampNanosecondsValue(instant);
  await connection.run(
    `INSERT INTO repricings VALUES ($1, get_current_timestamp() AT TIME ZONE 'UTC', $2, $3, $4, $5,
      $6::DECIMAL(38, 12), $7::DECIMAL(38, 12), NULL)`,
    [run, time(from), time(to), sources.join(', '), changedCalls, formatUsd(oldCost), formatUsd(newCost)],
  );
  return run;
}

/** Puts the costs of {@link REPRICED} into the calls. */
export async function replaceCosts(connection: DuckDBConnection): Promise<void> {
  await markStaleHours(connection, `SELECT started_at FROM calls WHERE rowid IN (SELECT id FROM ${REPRICED})`);
  const set = COSTS.map((name) => `${name} = new.${name}`).join(', ');
  await connection.run(`UPDATE calls SET ${set} FROM ${REPRICED} new WHERE calls.rowid = new.id`);
}

function readSums(values: readonly DuckDBValue[]): RepricingSums {
  const [calls, changedCalls, pricedCalls, newlyPricedCalls, newlyUnpricedCalls, oldCost, newCost] = Array.from(
    { length: 7 },
    (_, index) => readBigInt(values[index] ?? 0n),
  ) as [bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  return { calls, changedCalls, pricedCalls, newlyPricedCalls, newlyUnpricedCalls, oldCost, newCost };
}
