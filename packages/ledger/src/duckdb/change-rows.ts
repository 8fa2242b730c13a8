import { type DuckDBConnection, VARCHAR } from '@duckdb/node-api';
import type { RowSums, Selection } from '../call-store.ts';
import { appendRows } from './append-rows.ts';
import { makeWhere } from './field-sql.ts';
import { forgetHours } from './rollup/rollup-tables.ts';
import { readBigInt } from './sum-sql.ts';

const SUMS = 'count(*), coalesce(sum(cost_usd), 0)::DECIMAL(38, 12)';

const REPLACED = 'calls JOIN replaced ON calls.user_id = replaced.old';

/** Rows without a user, of a session of a user who is to be forgotten. */
const NOBODYS = `user_id IS NULL AND session_id IN (SELECT session_id FROM ${REPLACED} WHERE replaced.put IS NULL)`;

/**
 * SQL of `other_dimensions` with another value in the place of the one that a column has: JSON has each after a colon, and
 * a quote inside of a value is escaped, so that this matches whole values.
 */
function replaceInDimensions(column: string, put: string): string {
  return `CASE WHEN other_dimensions IS NOT NULL THEN replace(other_dimensions::VARCHAR,
    ':' || to_json(${column})::VARCHAR, ':' || coalesce(to_json(${put})::VARCHAR, 'null'))::JSON END`;
}

/** See `CallStore.replaceUsers`. */
export function replaceUsers(
  connection: DuckDBConnection,
  replacements: ReadonlyMap<string, string | null>,
  dryRun: boolean,
): Promise<RowSums> {
  return inTransaction(connection, dryRun, async () => {
    await connection.run('CREATE TEMP TABLE replaced (old VARCHAR, put VARCHAR)');
    await appendRows(
      connection,
      'replaced',
      [...replacements],
      [
        { type: VARCHAR, read: ([old]) => old },
        { type: VARCHAR, read: ([, put]) => put },
      ],
    );
    const sums = readSums((await connection.runAndReadAll(`SELECT ${SUMS} FROM ${REPLACED}`)).getRows()[0]);
    if (dryRun) return sums;
    await forgetHours(
      connection,
      `SELECT started_at FROM calls WHERE user_id IN (SELECT old FROM replaced) OR (${NOBODYS})`,
      [],
    );
    await connection.run(`UPDATE calls SET session_id = NULL WHERE ${NOBODYS}`);
    await connection.run(`UPDATE calls SET
        customer_id = CASE WHEN customer_id = user_id THEN replaced.put ELSE customer_id END,
        session_id = CASE WHEN replaced.put IS NULL OR session_id = user_id THEN replaced.put ELSE session_id END,
        other_dimensions = ${replaceInDimensions('user_id', 'replaced.put')},
        user_id = replaced.put
      FROM replaced WHERE calls.user_id = replaced.old`);
    await connection.run('DROP TABLE replaced');
    return sums;
  });
}

/** See `CallStore.dropCustomer`. */
export function dropCustomer(connection: DuckDBConnection, customer: string, dryRun: boolean): Promise<RowSums> {
  return inTransaction(connection, dryRun, async () => {
    const sql = `SELECT ${SUMS} FROM calls WHERE customer_id = $1`;
    const sums = readSums((await connection.runAndReadAll(sql, [customer])).getRows()[0]);
    if (dryRun || sums.calls === 0n) return sums;
    await forgetHours(connection, 'SELECT started_at FROM calls WHERE customer_id = $1', [customer]);
    await connection.run(
      `UPDATE calls SET session_id = NULL, customer_id = NULL,
        other_dimensions = ${replaceInDimensions('customer_id', 'NULL::VARCHAR')} WHERE customer_id = $1`,
      [customer],
    );
    return sums;
  });
}

/** See `CallStore.deleteCalls`. */
export async function deleteCalls(
  connection: DuckDBConnection,
  selection: Selection,
  dryRun: boolean,
): Promise<RowSums> {
  const deleted = await inTransaction(connection, dryRun, async () => {
    const { where, values } = makeWhere(selection);
    const sums = readSums(
      (await connection.runAndReadAll(`SELECT ${SUMS} FROM calls WHERE ${where}`, values)).getRows()[0],
    );
    if (dryRun || sums.calls === 0n) return sums;
    await forgetHours(connection, `SELECT started_at FROM calls WHERE ${where}`, values);
    await connection.run(
      `DELETE FROM repriced_calls WHERE (trace_id, span_id, started_at) IN (
        SELECT (trace_id, span_id, started_at) FROM calls WHERE ${where})`,
      values,
    );
    await connection.run(`DELETE FROM calls WHERE ${where}`, values);
    return sums;
  });
  // Until then the room is not used again. Where it cannot be done now it is done when the log is full.
  if (!dryRun) await connection.run('CHECKPOINT').catch(() => undefined);
  return deleted;
}

async function inTransaction<T>(connection: DuckDBConnection, rollBack: boolean, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const result = await work();
    await connection.run(rollBack ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function readSums(row: Parameters<typeof readBigInt>[0][] | undefined): RowSums {
  const [calls, cost] = row ?? [];
  return { calls: readBigInt(calls ?? 0n), cost: readBigInt(cost ?? 0n) };
}
