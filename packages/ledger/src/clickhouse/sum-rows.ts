import type { RowSums, Selection } from '../call-store.ts';
import type { ClickHouse, Params } from './clickhouse.ts';
import { type Instant, makeSource } from './source.ts';
import { readAmount, readCount } from './sum-sql.ts';

/** The rows of a selection, each counted, and their cost; `more` is a further condition on them. */
export async function sumRows(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
  more: { readonly where: string; readonly params: Params } = { where: 'true', params: {} },
): Promise<RowSums> {
  const { calls, params } = makeSource(selection, instant);
  const sql = `SELECT count(), ifNull(sum(cost_usd), 0) FROM (${calls}) WHERE ${more.where}`;
  const [[count, cost] = []] = await clickHouse.query(sql, { ...params, ...more.params });
  return { calls: readCount(count), cost: readAmount(cost) };
}
