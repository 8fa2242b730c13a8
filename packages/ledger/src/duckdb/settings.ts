import type { DuckDBConnection } from '@duckdb/node-api';

/** See `CallStore.readSetting`. */
export async function readSetting(connection: DuckDBConnection, name: string): Promise<string | undefined> {
  const rows = (await connection.runAndReadAll('SELECT value FROM settings WHERE name = $1', [name])).getRows();
  const [[value] = []] = rows;
  return typeof value === 'string' ? value : undefined;
}

/** See `CallStore.writeSetting`. */
export async function writeSetting(
  connection: DuckDBConnection,
  name: string,
  value: string | undefined,
): Promise<void> {
  await connection.run('BEGIN TRANSACTION');
  try {
    await connection.run('DELETE FROM settings WHERE name = $1', [name]);
    if (value !== undefined) await connection.run('INSERT INTO settings VALUES ($1, $2)', [name, value]);
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
