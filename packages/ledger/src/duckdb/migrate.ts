import type { DuckDBConnection } from '@duckdb/node-api';
import { LedgerInvalidError } from '../errors.ts';
import { MIGRATIONS, MIGRATIONS_TABLE, type Migration } from './migrations.ts';

/** Version of the schema that this program writes. */
export const SCHEMA_VERSION: number = MIGRATIONS.at(-1)?.version ?? 0;

/**
 * Brings the schema up to date, each step in a transaction of its own with its record.
 * @param steps all of them, unless an older file is wanted.
 * @throws LedgerInvalidError when the file belongs to something else or to a newer version of this program.
 */
export async function migrate(
  connection: DuckDBConnection,
  path: string,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const version = await readVersion(connection, path);
  if (version > SCHEMA_VERSION) {
    throw new LedgerInvalidError(
      path,
      `a ledger of schema version ${version}`,
      `this program knows versions up to ${SCHEMA_VERSION}: update it`,
    );
  }
  for (const step of steps) {
    if (step.version <= version) continue;
    await connection.run('BEGIN TRANSACTION');
    await connection.run(
      `CREATE TABLE IF NOT EXISTS ${MIGRATIONS_TABLE} (version INTEGER NOT NULL, summary VARCHAR NOT NULL)`,
    );
    await connection.run(step.sql);
    await connection.run(`INSERT INTO ${MIGRATIONS_TABLE} VALUES ($1, $2)`, [step.version, step.summary]);
    await connection.run('COMMIT');
  }
}

async function readVersion(connection: DuckDBConnection, path: string): Promise<number> {
  const tables = (await connection.runAndReadAll('SELECT table_name FROM duckdb_tables()')).getRows().flat();
  if (tables.length === 0) return 0;
  if (!tables.includes(MIGRATIONS_TABLE)) {
    throw new LedgerInvalidError(path, 'a DuckDB file of another program', 'give another path');
  }
  const rows = (await connection.runAndReadAll(`SELECT max(version) FROM ${MIGRATIONS_TABLE}`)).getRows();
  return Number(rows[0]?.[0] ?? 0);
}
