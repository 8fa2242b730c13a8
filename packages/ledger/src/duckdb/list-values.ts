import type { DuckDBConnection } from '@duckdb/node-api';
import { fieldSql } from './field-sql.ts';

/** The distinct values of a field. */
export async function listValues(connection: DuckDBConnection, field: string): Promise<readonly string[]> {
  const sql = `SELECT DISTINCT ${fieldSql(field)} AS value FROM calls WHERE value IS NOT NULL ORDER BY value`;
  return (await connection.runAndReadAll(sql)).getRows().map(([value]) => String(value));
}
