import type { DuckDBConnection } from '@duckdb/node-api';

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
  // As SETTLED says it, by the row: to pick the ids of spans from everywhere takes as long as all the rest.
  await connection.run(`CREATE TEMP TABLE creators AS SELECT rowid AS id, response_id, host
    FROM calls WHERE usage_reason = 'background'`);
  await connection.run(`CREATE TEMP TABLE background_requests AS
    WITH bills AS MATERIALIZED (SELECT response_id, host FROM calls
      WHERE usage_reason IS DISTINCT FROM 'background' AND response_id IN (SELECT response_id FROM creators))
    SELECT id FROM creators WHERE NOT EXISTS (SELECT 1 FROM bills
      WHERE bills.response_id = creators.response_id AND bills.host IS NOT DISTINCT FROM creators.host)`);
  const [[count] = []] = (await connection.runAndReadAll('SELECT count(*) FROM background_requests')).getRows();
  if (count === 0n) return () => '';
  return (columns, where) => `UNION ALL SELECT ${columns} FROM calls
    WHERE ${where} AND usage_reason = 'background' AND rowid IN (SELECT id FROM background_requests)`;
}
