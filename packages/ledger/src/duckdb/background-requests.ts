import type { DuckDBConnection } from '@duckdb/node-api';
import { SETTLED } from './sum-sql.ts';

/** SQL of the requests of background responses that count, to be put behind `selectForeground` of the same. */
export type AddBackground = (columns: string, where: string) => string;

const FOUND = new WeakMap<DuckDBConnection, Promise<AddBackground>>();

/**
 * Finds the requests of background responses whose bill is not there. Once for all questions of one instant, since bills
 * are looked for in all calls.
 * @param connection in a transaction that sees one instant, and ends with the connection.
 */
export function findBackground(connection: DuckDBConnection): Promise<AddBackground> {
  const found = FOUND.get(connection) ?? makeTable(connection);
  FOUND.set(connection, found);
  return found;
}

async function makeTable(connection: DuckDBConnection): Promise<AddBackground> {
  const some = "SELECT 1 FROM calls WHERE usage_reason = 'background' LIMIT 1";
  if ((await connection.runAndReadAll(some)).getRows().length === 0) return () => '';
  await connection.run(`CREATE TEMP TABLE background_requests AS SELECT rowid AS id FROM calls
    WHERE usage_reason = 'background' AND (trace_id, span_id) NOT IN (${SETTLED})`);
  const [[count] = []] = (await connection.runAndReadAll('SELECT count(*) FROM background_requests')).getRows();
  if (count === 0n) return () => '';
  return (columns, where) => `UNION ALL SELECT ${columns} FROM calls
    WHERE ${where} AND usage_reason = 'background' AND rowid IN (SELECT id FROM background_requests)`;
}
