import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Group, Selection, Summary } from '../call-store.ts';
import { fieldSql, makeWhere } from './field-sql.ts';
import { readText } from './read-text.ts';
import { COUNTED, readSums, SUMS } from './sum-sql.ts';

/** See `CallStore.summarize`. One statement, so that totals and every breakdown are of the same instant. */
export async function summarize(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<Summary> {
  const keys = fields.map((field, index) => `${fieldSql(field, selection.timeZone)} AS key${index}`);
  const { where, values } = makeWhere(selection);
  const names = fields.map((_, index) => `key${index}`);
  const marks = names.map((name) => `GROUPING(${name})`);
  const sql = `SELECT ${[...marks, ...names, SUMS].join(', ')}
    FROM (SELECT *, ${keys.length === 0 ? 'NULL' : keys.join(', ')} FROM calls WHERE ${where} AND ${COUNTED})
    GROUP BY GROUPING SETS (${['()', ...names.map((name) => `(${name})`)].join(', ')})`;
  return readSummary((await connection.runAndReadAll(sql, values)).getRows(), fields.length);
}

/** Rows are: one mark per field (0 where the row is of that field's split), one key per field, the sums. */
function readSummary(rows: readonly DuckDBValue[][], fieldCount: number): Summary {
  const groups: Group[][] = Array.from({ length: fieldCount }, () => []);
  let totals = readSums([]);
  for (const row of rows) {
    const sums = readSums(row.slice(2 * fieldCount));
    const index = row.slice(0, fieldCount).findIndex((mark) => Number(mark) === 0);
    if (index === -1) totals = sums;
    else groups[index]?.push({ value: readText(row[fieldCount + index]), sums });
  }
  return { totals, groups };
}
