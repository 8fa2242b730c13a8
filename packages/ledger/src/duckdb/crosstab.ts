import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, Selection } from '../call-store.ts';
import { fieldSql, makeWhere } from './field-sql.ts';
import { readText } from './read-text.ts';
import { COUNTED, readSums, SUMS } from './sum-sql.ts';

/** See `CallStore.crosstab`. */
export async function crosstab(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<readonly Cell[]> {
  const { where, values } = makeWhere(selection);
  const keys = fields.map((field, index) => `${fieldSql(field, selection.timeZone)} AS key${index}`);
  const names = fields.map((_, index) => `key${index}`);
  // Without fields, HAVING leaves no row of an empty selection, as GROUP BY does with them.
  const sql = `SELECT ${[...names, SUMS].join(', ')}
    FROM (SELECT *, ${['NULL', ...keys].join(', ')} FROM calls WHERE ${where} AND ${COUNTED})
    ${names.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${names.join(', ')}`}`;
  return (await connection.runAndReadAll(sql, values)).getRows().map((row) => ({
    values: row.slice(0, fields.length).map(readText),
    sums: readSums(row.slice(fields.length)),
  }));
}
