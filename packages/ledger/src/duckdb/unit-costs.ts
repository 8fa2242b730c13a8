import type { DuckDBConnection } from '@duckdb/node-api';
import { fitsRollups } from './fits-rollups.ts';
import type { Rolled } from './rollup/find-rolled.ts';
import { selectRolledUnits } from './rollup/select-rolled.ts';
import type { Query } from './sum-sql.ts';

/**
 * SQL of what each user, customer or session cost (`cost`), of all calls of the time.
 * @param rest the query of `text` and `cost_usd` of what is not rolled up.
 */
export async function selectUnitCosts(
  connection: DuckDBConnection,
  rolled: Rolled,
  unit: string,
  rest: Query,
): Promise<string> {
  // In tables, of which DuckDB knows how few rows they have: it would hash the many texts that there are instead of them.
  await connection.run(`CREATE OR REPLACE TEMP TABLE unit_calls AS ${rest.sql}`, rest.values);
  // A text without a number gets one of its own, below 0.
  await connection.run(`CREATE OR REPLACE TEMP TABLE unit_rest AS
    SELECT coalesce(id, -dense_rank() OVER (ORDER BY text)) AS number, cost_usd
    FROM unit_calls LEFT JOIN rollup_texts ON value = text`);
  const rows = selectRolledUnits(rolled, unit);
  return unit === 'session' ? selectSessions(connection, rows) : sumUnits(rows);
}

/** What is rolled up is added up by itself first: what comes out of two sources is, more slowly. */
function sumUnits(rows: string): string {
  return `SELECT CAST(sum(cost) AS DECIMAL(38, 12)) AS cost FROM (
      SELECT number, sum(cost_usd) AS cost FROM (${rows}) GROUP BY number UNION ALL SELECT number, cost_usd FROM unit_rest)
    GROUP BY number`;
}

/** Nearly all sessions have one row, and what needs no adding up is not. */
async function selectSessions(connection: DuckDBConnection, rows: string): Promise<string> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE several AS
    SELECT session AS number FROM rolled_sessions UNION SELECT number FROM unit_rest`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE several_costs AS
    ${sumUnits(`SELECT * FROM (${rows}) WHERE number IN (SELECT number FROM several)`)}`);
  const fits = await fitsRollups(connection, { sql: 'SELECT cost FROM several_costs', values: [] });
  return `SELECT cost_usd AS cost FROM (${rows}) WHERE number NOT IN (SELECT number FROM several)
    UNION ALL SELECT ${fits ? 'CAST(cost AS DECIMAL(18, 12))' : 'cost'} FROM several_costs`;
}
