import type { DuckDBConnection } from '@duckdb/node-api';
import { IS_PRICED } from '../sum-sql.ts';
import { ofHours } from './hour-ranges.ts';
import { quoteName, TEXT_FIELDS } from './rollup-tables.ts';

/** Rolls up what users, customers and sessions of some hours cost, out of the table `rolling`. */
export async function rollUpUnits(connection: DuckDBConnection, hours: readonly number[]): Promise<void> {
  const of = ofHours(hours);
  const groups = ['hour', ...TEXT_FIELDS.map(quoteName)].join(', ');
  await connection.run(`INSERT INTO rolled_units (${groups}, cost_usd)
    SELECT ${groups}, sum(cost_usd) FROM rolling WHERE ${of} AND ${IS_PRICED} GROUP BY ${groups} ORDER BY hour`);
  await connection.run(`INSERT INTO rolled_sessions SELECT session FROM rolled_units
    WHERE session IN (SELECT session FROM rolled_units WHERE ${of})
      AND session NOT IN (SELECT session FROM rolled_sessions)
    GROUP BY session HAVING count(*) > 1`);
}
