import type { CallListOptions, CallOrder, CallPlace } from '../call-list/types.ts';
import type { Selection } from '../call-store.ts';
import type { Call } from '../types.ts';
import type { ClickHouse, Params } from './clickhouse.ts';
import { CALL_READ_COLUMNS, readCallRow } from './read-call-row.ts';
import { type Instant, makeSource } from './source.ts';
import { counted } from './sum-sql.ts';

/** SQL of what calls are ordered by, most first; by time alone there is none. In units of `CallPlace.value`. */
const VALUES: Readonly<Record<CallOrder, string | undefined>> = {
  newest: undefined,
  oldest: undefined,
  cost: 'toInt128(cost_usd * 1000000000000)',
  duration: 'toInt128(duration_ns)',
  tokens: `if(isNotNull(input_tokens) OR isNotNull(output_tokens),
    toInt128(ifNull(input_tokens, 0)) + toInt128(ifNull(output_tokens, 0)), NULL)`,
};

const NANOS = 'toUnixTimestamp64Nano(started_at)';

/** See `CallView.listCalls`. */
export async function listCalls(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
  { order, after, limit }: CallListOptions,
): Promise<readonly Call[]> {
  const source = makeSource(selection, instant);
  const value = VALUES[order];
  const time = order === 'oldest' ? 'ASC' : 'DESC';
  const sql = `SELECT ${CALL_READ_COLUMNS.join(', ')} FROM (${source.calls})
    WHERE ${counted(source)} ${after ? `AND ${isBehind(after, value, order)}` : ''}
    ORDER BY ${value === undefined ? '' : `${value} DESC NULLS LAST, `}${NANOS} ${time}, trace_id, span_id LIMIT ${limit}`;
  const rows = await clickHouse.query(sql, { ...source.params, ...(after && paramsOf(after)) });
  return rows.map(readCallRow);
}

/** Whether a call comes after the place of {@link paramsOf}. */
function isBehind(place: CallPlace, value: string | undefined, order: CallOrder): string {
  const later = `(${NANOS} ${order === 'oldest' ? '>' : '<'} {afterStart:Int64}
    OR (${NANOS} = {afterStart:Int64} AND (trace_id, span_id) > ({afterTrace:String}, {afterSpan:String})))`;
  if (value === undefined) return later;
  if (place.value === null) return `isNull(${value}) AND ${later}`;
  return `ifNull(${value} < {afterValue:Int128} OR (${value} = {afterValue:Int128} AND ${later}), true)`;
}

function paramsOf({ value, startTimeUnixNano, traceId, spanId }: CallPlace): Params {
  return {
    ...{ afterStart: startTimeUnixNano, afterTrace: traceId, afterSpan: spanId },
    ...(value !== null && { afterValue: value }),
  };
}
