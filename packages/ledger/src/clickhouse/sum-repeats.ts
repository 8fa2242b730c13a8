import type { Repeats, Selection } from '../call-store.ts';
import type { ClickHouse } from './clickhouse.ts';
import { nameKeys } from './field-sql.ts';
import { type Instant, makeSource } from './source.ts';
import { counted, readAmount, readCount, readText } from './sum-sql.ts';

/** What two requests have in common of which one repeats the other. */
const SAME = [
  'trace_id',
  'parent_span_id',
  'operation',
  'lowerUTF8(host)',
  'lowerUTF8(coalesce(response_model, request_model))',
  'input_tokens',
];

/** Requests that can be repetitions: they went well, and were not broken off. */
const COMPLETE = `status = 'ok' AND input_tokens > 0
  AND ifNull(usage_reason, '') NOT IN ('stream_aborted', 'stream_unconsumed')`;

/** See `CallStore.sumRepeats`. */
export async function sumRepeats(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
  fields: readonly string[],
): Promise<readonly Repeats[]> {
  const source = makeSource(selection, instant);
  const { names, keys } = nameKeys(fields, selection);
  const same = SAME.map((_, index) => `same${index}`);
  const named = SAME.map((sql, index) => `${sql} AS same${index}`);
  const sql = `SELECT ${[...names, 'sum(repeats)', 'sum(repeated_cost)'].join(', ')} FROM (
      SELECT ${[...names, 'count() - 1 AS repeats', 'ifNull(sum(cost_usd), 0) - min(ifNull(cost_usd, 0)) AS repeated_cost'].join(', ')}
      FROM (SELECT ${['cost_usd', ...named, ...keys].join(', ')} FROM (${source.calls}) WHERE ${counted(source)} AND ${COMPLETE})
      GROUP BY ${[...same, ...names].join(', ')}
      HAVING count() > 1
    ) ${names.length === 0 ? '' : `GROUP BY ${names.join(', ')}`}
    HAVING count() > 0`;
  return (await clickHouse.query(sql, source.params)).map((row) => {
    const [calls, cost] = row.slice(fields.length);
    return { values: row.slice(0, fields.length).map(readText), calls: readCount(calls), cost: readAmount(cost) };
  });
}
