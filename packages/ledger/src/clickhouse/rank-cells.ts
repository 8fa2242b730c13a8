import type { CellOrder, CellRanking, RankedCells, Selection } from '../call-store.ts';
import { placesOfTime } from '../rank-cells.ts';
import type { ClickHouse } from './clickhouse.ts';
import { nameKeys } from './field-sql.ts';
import { type Instant, makeSource } from './source.ts';
import { counted, readCount, readSums, readText, SUM_COLUMNS, SUMS, sumColumn } from './sum-sql.ts';

/** See `CallView.rankCells`. */
export async function rankCells(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
  fields: readonly string[],
  { order, limit }: CellRanking,
): Promise<RankedCells> {
  const source = makeSource(selection, instant);
  const { names, keys } = nameKeys(fields, selection);
  const sql = `SELECT ${[...names, SUM_COLUMNS, 'count() OVER () AS cell_count'].join(', ')}
    FROM (SELECT ${[...names, SUMS].join(', ')}
      FROM (SELECT ${['*', ...keys].join(', ')} FROM (${source.calls}) WHERE ${counted(source)})
      ${names.length === 0 ? 'HAVING count() > 0' : `GROUP BY ${names.join(', ')}`})
    ORDER BY ${orderOf(order, fields, names)} LIMIT ${limit}`;
  const rows = await clickHouse.query(sql, source.params);
  const cells = rows.map((row) => ({
    values: row.slice(0, fields.length).map(readText),
    sums: readSums(row.slice(fields.length, -1)),
  }));
  return { cells, count: rows[0] ? Number(readCount(rows[0].at(-1))) : 0 };
}

/** SQL of what `compareCells` compares. */
export function orderOf(order: CellOrder, fields: readonly string[], names: readonly string[]): string {
  const times = placesOfTime(fields).map((place) => names[place] ?? '');
  return [
    ...FIRST[order](times),
    `${sumColumn('cost')} DESC`,
    `${sumColumn('calls')} DESC`,
    ...names.map((name) => `${name} ASC NULLS LAST`),
  ].join(', ');
}

const FIRST: Readonly<Record<CellOrder, (times: readonly string[]) => readonly string[]>> = {
  cost: () => [],
  calls: () => [`${sumColumn('calls')} DESC`],
  tokens: () => [`${sumColumn('inputTokens')} + ${sumColumn('outputTokens')} DESC`],
  oldest: (times) => times.map((time) => `${time} ASC`),
  newest: (times) => times.map((time) => `${time} DESC`),
};
