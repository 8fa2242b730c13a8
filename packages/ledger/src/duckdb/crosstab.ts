import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, Selection } from '../call-store.ts';
import { readText } from './read-text.ts';
import { selectParts } from './select-parts.ts';
import { readSums, SUMS } from './sum-sql.ts';

/**
 * See `CallStore.crosstab`.
 * @param connection in a transaction.
 */
export async function crosstab(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<readonly Cell[]> {
  const { sql: parts, values } = await selectParts(connection, selection, fields);
  const names = fields.map((_, index) => `key${index}`);
  // Without fields, HAVING leaves no row of an empty selection, as GROUP BY does with them.
  const sql = `SELECT ${[...names, SUMS].join(', ')} FROM (${parts})
    ${names.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${names.join(', ')}`}`;
  return (await connection.runAndReadAll(sql, values)).getRows().map((row) => ({
    values: row.slice(0, fields.length).map(readText),
    sums: readSums(row.slice(fields.length)),
  }));
}
