import type { DuckDBConnection } from '@duckdb/node-api';
import { MAX_HOUR_USD } from './rollup/roll-up-hours.ts';
import type { Query } from './sum-sql.ts';

/**
 * Whether costs have no more digits than those in the rollups, 18 of them: such are put in order in half the time.
 * @param costs the query of them, as `cost`.
 */
export async function fitsRollups(connection: DuckDBConnection, { sql, values }: Query): Promise<boolean> {
  const most = `SELECT coalesce(max(abs(cost)), 0) < ${MAX_HOUR_USD} FROM (${sql})`;
  const [[fits] = []] = (await connection.runAndReadAll(most, [...values])).getRows();
  return fits === true;
}
