import { DuckDBInstance } from '@duckdb/node-api';

/** Rows of a statement on a file that nobody else has open. */
export async function runSql(path: string, sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}
