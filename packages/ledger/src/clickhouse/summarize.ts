import type { Group, Selection, Summary } from '../call-store.ts';
import type { ClickHouse, Value } from './clickhouse.ts';
import { nameKeys } from './field-sql.ts';
import { type Instant, makeSource } from './source.ts';
import { counted, readSums, readText, SUMS } from './sum-sql.ts';

/** See `CallStore.summarize`. One statement, so that totals and every breakdown are of the same instant. */
export async function summarize(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
  fields: readonly string[],
): Promise<Summary> {
  const source = makeSource(selection, instant);
  const { names, keys } = nameKeys(fields, selection);
  const marks = names.map((name) => `grouping(${name})`);
  const grouped =
    names.length === 0 ? '' : `GROUP BY GROUPING SETS (${['()', ...names.map((name) => `(${name})`)].join(', ')})`;
  const sql = `SELECT ${[...marks, ...names, SUMS].join(', ')}
    FROM (SELECT ${['*', ...keys].join(', ')} FROM (${source.calls}) WHERE ${counted(source)}) ${grouped}`;
  return readSummary(await clickHouse.query(sql, source.params), fields.length);
}

/** Rows are: one mark per field (0 where the row is of that field's split), one key per field, the sums. */
function readSummary(rows: readonly (readonly Value[])[], fieldCount: number): Summary {
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
