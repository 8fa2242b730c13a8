import type { DuckDBConnection } from '@duckdb/node-api';
import { COVERAGE_COLUMNS, COVERED, sumCovered } from '../coverage-sql.ts';
import { selectForeground } from '../sum-sql.ts';
import { inHours } from './hour-ranges.ts';
import { hourSql } from './rollup-tables.ts';

/** Rolls up how sure the prices of some hours are. */
export async function rollUpCoverage(connection: DuckDBConnection, hours: readonly number[]): Promise<void> {
  const columns = `${hourSql('started_at')} AS hour, ${COVERAGE_COLUMNS}`;
  const calls = selectForeground(columns, `${inHours(hours)} AND (${COVERED})`);
  await connection.run(`INSERT INTO rolled_coverage ${sumCovered(calls, 'hour')} ORDER BY hour`);
}
