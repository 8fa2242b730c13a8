import type { Group, Selection, Summary } from '../call-store.ts';
import { isOfTime } from '../fields.ts';
import type { ClickHouse, Value } from './clickhouse.ts';
import { nameKeys } from './field-sql.ts';
import { orderOf } from './rank-cells.ts';
import { type Instant, makeSource } from './source.ts';
import { counted, readCount, readSums, readText, SUM_COLUMNS, SUMS } from './sum-sql.ts';

/** See `CallStore.summarize`. One statement, so that totals and every breakdown are of the same instant. */
export async function summarize(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
  fields: readonly string[],
  limit?: number,
): Promise<Summary> {
  const source = makeSource(selection, instant);
  const { names, keys } = nameKeys(fields, selection);
  const marks = names.map((name) => `grouping(${name}) AS mark_${name}`);
  const grouped =
    names.length === 0 ? '' : `GROUP BY GROUPING SETS (${['()', ...names.map((name) => `(${name})`)].join(', ')})`;
  const all = `SELECT ${[...marks, ...names, SUMS].join(', ')}
    FROM (SELECT ${['*', ...keys].join(', ')} FROM (${source.calls}) WHERE ${counted(source)}) ${grouped}`;
  return readSummary(await clickHouse.query(cut(all, fields, names, limit), source.params), fields.length);
}

/** SQL of the first groups of each field, and of how many groups it has. */
function cut(all: string, fields: readonly string[], names: readonly string[], limit: number | undefined): string {
  const marks = names.map((name) => `mark_${name}`);
  const by = marks.length === 0 ? '' : `PARTITION BY ${marks.join(', ')}`;
  const whole = names.filter((_, index) => isOfTime(fields[index] ?? '')).map((name) => `mark_${name} = 0`);
  const place = `row_number() OVER (${by} ORDER BY ${orderOf('cost', fields, names)}) AS place`;
  const some = limit === undefined ? '' : `WHERE ${[`place <= ${limit}`, ...whole].join(' OR ')}`;
  return `SELECT ${[...marks, ...names, SUM_COLUMNS, 'group_count'].join(', ')}
    FROM (SELECT *, count() OVER (${by}) AS group_count${limit === undefined ? '' : `, ${place}`} FROM (${all})) ${some}`;
}

/** Rows are: one mark per field (0 where the row is of that field's split), one key per field, the sums, and how many. */
function readSummary(rows: readonly (readonly Value[])[], fieldCount: number): Summary {
  const groups: Group[][] = Array.from({ length: fieldCount }, () => []);
  const counts = Array.from({ length: fieldCount }, () => 0);
  let totals = readSums([]);
  for (const row of rows) {
    const sums = readSums(row.slice(2 * fieldCount, -1));
    const index = row.slice(0, fieldCount).findIndex((mark) => Number(mark) === 0);
    if (index === -1) totals = sums;
    else {
      groups[index]?.push({ value: readText(row[fieldCount + index]), sums });
      counts[index] = Number(readCount(row.at(-1)));
    }
  }
  return { totals, groups, counts };
}
