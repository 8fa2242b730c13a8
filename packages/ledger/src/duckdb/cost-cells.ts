import type { DuckDBConnection } from '@duckdb/node-api';
import type { Selection } from '../call-store.ts';
import { fitsRollups } from './fits-rollups.ts';
import { readText } from './read-text.ts';
import { bucketSql } from './rollup/cost-bucket.ts';
import type { Rolled } from './rollup/find-rolled.ts';
import { selectPricedKinds } from './rollup/select-rolled.ts';
import type { Query } from './sum-sql.ts';

/** Which costs of calls, and by what they are told apart. */
export interface Costs {
  readonly rolled: Rolled;
  readonly selection: Selection;
  /** Fields that make kinds; the selection filters by such alone. */
  readonly fields: readonly string[];
  /** The query of calls that are not rolled up: their `cost`, and the fields by {@link keyOf}. */
  readonly rest: Query;
}

/** Costs by cells: combinations of values of the fields, by their numbers from 0 on. */
export interface CostCells {
  /** Of each cell, the values of the fields in their order. */
  readonly values: readonly (readonly (string | null)[])[];
  readonly sources: readonly CostSource[];
}

/** Where costs are. Sources are looked at one by one: of what comes out of several, DuckDB knows less. */
export interface CostSource {
  /** SQL of `cost`, `bucket` and the column {@link by}. */
  readonly rows: string;
  /** SQL of how many `calls` there are and what they `cost` together, by {@link by}, which may have several rows. */
  readonly sums: string;
  /** SQL of the `cell` that each value of {@link by} is in, and of the `mark` of the cell, which rows are counted by. */
  readonly cells: string;
  readonly by: string;
  /** SQL of the number that a `mark` stands for. */
  readonly marked: string;
}

/** The column that has the value of a field. */
export function keyOf(field: string): string {
  return `"key ${field}"`;
}

/**
 * Numbers the combinations of values of the fields, so that costs go by one number.
 * @returns undefined when a cost has more digits than those in the rollups.
 */
export async function makeCells(connection: DuckDBConnection, costs: Costs): Promise<CostCells | undefined> {
  const { rolled, selection, fields, rest } = costs;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE rest_costs AS SELECT 0 AS whole, * FROM (${rest.sql})`,
    rest.values,
  );
  if (!(await fitsRollups(connection, { sql: 'SELECT cost FROM rest_costs', values: [] }))) return undefined;
  const kinds = selectPricedKinds(selection, new Map(fields.map((field) => [field, keyOf(field)])));
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE cost_kinds AS SELECT 0 AS whole, * FROM (${kinds.sql})`,
    kinds.values,
  );
  const keys = ['whole', ...fields.map(keyOf)];
  await connection.run(`CREATE OR REPLACE TEMP TABLE cost_cells AS
    SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS cell, *
    FROM (SELECT ${keys.join(', ')} FROM cost_kinds UNION SELECT ${keys.join(', ')} FROM rest_costs)`);
  const told = `SELECT ${[...fields.map(keyOf), 'cell'].join(', ')} FROM cost_cells ORDER BY cell`;
  const rows = (await connection.runAndReadAll(told)).getRows();
  const sources = await makeSources(connection, rolled, { keys, count: rows.length });
  return { values: rows.map((row) => row.slice(0, -1).map(readText)), sources };
}

async function makeSources(
  connection: DuckDBConnection,
  rolled: Rolled,
  { keys, count }: { readonly keys: readonly string[]; readonly count: number },
): Promise<readonly CostSource[]> {
  const same = keys.map((key) => `one.${key} IS NOT DISTINCT FROM cost_cells.${key}`).join(' AND ');
  const { mark, marked } = markCells(count);
  await connection.run(`CREATE OR REPLACE TEMP TABLE kind_cells AS
    SELECT kind, cell, ${mark} AS mark FROM cost_kinds one JOIN cost_cells ON ${same}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE rest_cells AS
    SELECT cell, cost, ${bucketSql('cost')} AS bucket
    FROM (SELECT cell, CAST(cost AS DECIMAL(18, 12)) AS cost FROM rest_costs one JOIN cost_cells ON ${same})`);
  return [
    {
      rows: `SELECT kind, cost_usd AS cost, bucket FROM rolled_costs WHERE ${rolled.during}`,
      sums: `SELECT kind, calls, cost_usd AS cost FROM rollups WHERE ${rolled.during}`,
      cells: 'SELECT kind, cell, mark FROM kind_cells',
      by: 'kind',
      marked,
    },
    {
      rows: 'SELECT * FROM rest_cells',
      sums: 'SELECT cell, 1 AS calls, cost FROM rest_cells',
      cells: 'SELECT cell, cell AS mark FROM cost_cells',
      by: 'cell',
      marked: 'mark',
    },
  ];
}

/** With more cells, an array that has a place for each of them and each bucket is too large. */
const MAX_MARKS = 4096;

/**
 * SQL of the mark of a cell. DuckDB counts in an array, in a third of the time, where it knows how few values there can
 * be: of a table that is made in the same transaction, it knows that of an ENUM alone.
 */
function markCells(count: number): { readonly mark: string; readonly marked: string } {
  if (count === 0 || count > MAX_MARKS) return { mark: 'cell', marked: 'mark' };
  const names = Array.from({ length: count }, (_, cell) => `'${cell}'`).join(', ');
  return { mark: `CAST(CAST(cell AS VARCHAR) AS ENUM(${names}))`, marked: 'CAST(enum_code(mark) AS INTEGER)' };
}
