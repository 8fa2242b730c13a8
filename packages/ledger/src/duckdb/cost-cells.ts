import type { DuckDBConnection } from '@duckdb/node-api';
import type { Selection } from '../call-store.ts';
import { fitsRollups } from './fits-rollups.ts';
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

/** Where costs are. Sources are looked at one by one: of what comes out of several, DuckDB knows less. */
export interface CostSource {
  /** SQL of `cost`, `bucket` and the column {@link by}. */
  readonly rows: string;
  /** SQL of how many `calls` there are and what they `cost` together, by {@link by}, which may have several rows. */
  readonly sums: string;
  /** SQL of the `cell` that each value of {@link by} is in. */
  readonly cells: string;
  readonly by: string;
}

/** The column that has the value of a field. */
export function keyOf(field: string): string {
  return `"key ${field}"`;
}

/**
 * Numbers the combinations of values of the fields, in the temporary table `cost_cells`, so that costs go by one number.
 * @returns undefined when a cost has more digits than those in the rollups.
 */
export async function makeCells(
  connection: DuckDBConnection,
  costs: Costs,
): Promise<readonly CostSource[] | undefined> {
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
  const same = keys.map((key) => `one.${key} IS NOT DISTINCT FROM cost_cells.${key}`).join(' AND ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE cost_cells AS
    SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS cell, *
    FROM (SELECT ${keys.join(', ')} FROM cost_kinds UNION SELECT ${keys.join(', ')} FROM rest_costs)`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE kind_cells AS
    SELECT kind, cell FROM cost_kinds one JOIN cost_cells ON ${same}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE rest_cells AS
    SELECT cell, cost, ${bucketSql('cost')} AS bucket
    FROM (SELECT cell, CAST(cost AS DECIMAL(18, 12)) AS cost FROM rest_costs one JOIN cost_cells ON ${same})`);
  const inRollups = `SELECT kind, cost_usd AS cost, bucket FROM rolled_costs WHERE ${rolled.during}`;
  return [
    {
      rows: inRollups,
      sums: `SELECT kind, calls, cost_usd AS cost FROM rollups WHERE ${rolled.during}`,
      cells: 'SELECT kind, cell FROM kind_cells',
      by: 'kind',
    },
    {
      rows: 'SELECT * FROM rest_cells',
      sums: 'SELECT cell, 1 AS calls, cost FROM rest_cells',
      cells: 'SELECT cell FROM cost_cells',
      by: 'cell',
    },
  ];
}
