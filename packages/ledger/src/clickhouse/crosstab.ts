import type { Cell, Selection } from '../call-store.ts';
import type { ClickHouse } from './clickhouse.ts';
import { nameKeys } from './field-sql.ts';
import { type Instant, makeSource } from './source.ts';
import { counted, readSums, readText, SUMS } from './sum-sql.ts';

/** See `CallStore.crosstab`. */
export async function crosstab(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
  fields: readonly string[],
): Promise<readonly Cell[]> {
  const source = makeSource(selection, instant);
  const { names, keys } = nameKeys(fields, selection);
  // Without fields, HAVING leaves no row of an empty selection, as GROUP BY does with them.
  const sql = `SELECT ${[...names, SUMS].join(', ')}
    FROM (SELECT ${['*', ...keys].join(', ')} FROM (${source.calls}) WHERE ${counted(source)})
    ${names.length === 0 ? 'HAVING count() > 0' : `GROUP BY ${names.join(', ')}`}`;
  return (await clickHouse.query(sql, source.params)).map((row) => ({
    values: row.slice(0, fields.length).map(readText),
    sums: readSums(row.slice(fields.length)),
  }));
}
