import type { DuckDBConnection } from '@duckdb/node-api';
import { selectForeground } from '../sum-sql.ts';
import { RESPONSE_MARK } from './call-marks.ts';
import { inHours, ofHours } from './hour-ranges.ts';
import { hourSql, readHours } from './rollup-tables.ts';

/** Columns of `rolled_bills`, of a call. */
const BILL = `${hourSql('started_at')} AS hour, response_id, host`;

/**
 * Rolls up the requests of background responses of some hours, and the bills of all such requests: between hours that
 * are rolled up every pair is found when the later of them is.
 */
export async function rollUpRequests(connection: DuckDBConnection, hours: readonly number[]): Promise<void> {
  const own = ofHours(hours);
  const where = inHours(hours);
  const answered = `${where} AND response_id IS NOT NULL`;
  await connection.run(`INSERT INTO rolled_responses
    ${selectForeground(`${hourSql('started_at')} AS hour, ${RESPONSE_MARK}`, answered)} ORDER BY hour`);
  await connection.run(`INSERT INTO rolled_requests
    SELECT ${hourSql('started_at')}, started_at, trace_id, span_id, response_id, host
    FROM calls WHERE ${where} AND usage_reason = 'background'`);
  await insertBills(connection, answered, 'SELECT response_id FROM rolled_requests');
  const added = `SELECT response_id FROM rolled_requests WHERE ${own}`;
  const others = await readHours(
    connection,
    `SELECT DISTINCT hour FROM rolled_responses WHERE NOT ${own}
      AND response IN (SELECT ${RESPONSE_MARK} FROM (${added}) WHERE response_id IS NOT NULL)`,
  );
  if (others.length > 0) await insertBills(connection, inHours(others), added);
}

function insertBills(connection: DuckDBConnection, where: string, responses: string): Promise<unknown> {
  return connection.run(`INSERT INTO rolled_bills
    SELECT DISTINCT * FROM (${selectForeground(BILL, `${where} AND response_id IN (${responses})`)})`);
}
