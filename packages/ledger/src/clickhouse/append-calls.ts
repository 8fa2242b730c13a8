import { findBilled } from '../bill-key.ts';
import type { Call } from '../types.ts';
import type { ClickHouse } from './clickhouse.ts';
import { COLUMNS, minuteOf } from './columns.ts';
import { quote } from './field-sql.ts';
import { readBills } from './read-bills.ts';
import { readCount } from './sum-sql.ts';

/** Keys that one query looks for. */
const MAX_KEYS = 20_000;

/** How far the start times of two reports of one span may be apart: only formats that cut nanoseconds make a difference. */
const DUPLICATE_WINDOW_NS = 60_000_000_000n;

const [FIRST_COLUMN = '', ...OTHER_COLUMNS] = COLUMNS.map(({ name }) => name);

/**
 * Records the calls that are not there yet. Another program may record the same calls at the same time: then both count
 * them as new, and the table keeps those that came first.
 * @param calls calls of different spans.
 * @returns positions in `calls` of those that were there already.
 */
export async function appendCalls(clickHouse: ClickHouse, calls: readonly Call[]): Promise<ReadonlySet<number>> {
  const billed = await findBilled(calls, (some) => readBills(clickHouse, some));
  const present = new Set([...(await findPresent(clickHouse, calls)), ...billed]);
  const missing = present.size === 0 ? calls : calls.filter((_, index) => !present.has(index));
  const rows = missing.map((call) => COLUMNS.map((column) => column.read(call)));
  await clickHouse.insert('calls', [FIRST_COLUMN, ...OTHER_COLUMNS], rows);
  return present;
}

async function findPresent(clickHouse: ClickHouse, calls: readonly Call[]): Promise<ReadonlySet<number>> {
  const present = new Set<number>();
  for (let start = 0; start < calls.length; start += MAX_KEYS) {
    const slice = calls.slice(start, start + MAX_KEYS);
    const recorded = await readStarts(clickHouse, slice);
    for (const [index, { traceId, spanId, startTimeUnixNano }] of slice.entries()) {
      const starts = recorded.get(traceId + spanId) ?? [];
      if (starts.some((at) => distance(at, startTimeUnixNano) <= DUPLICATE_WINDOW_NS)) present.add(start + index);
    }
  }
  return present;
}

/** The start times of the rows that have the ids of some calls, at about their times. */
async function readStarts(clickHouse: ClickHouse, calls: readonly Call[]): Promise<ReadonlyMap<string, bigint[]>> {
  const minutes = new Set(
    calls.flatMap(({ startTimeUnixNano }) => {
      const minute = minuteOf(startTimeUnixNano);
      return [minute - 1, minute, minute + 1].filter((near) => near >= 0);
    }),
  );
  const ids = calls.map(({ traceId, spanId }) => `(${quote(traceId)},${quote(spanId)})`);
  const sql = `SELECT trace_id, span_id, toUnixTimestamp64Nano(started_at) FROM calls
    WHERE minute IN [${[...minutes].join(',')}] AND (trace_id, span_id) IN [${ids.join(',')}]`;
  const starts = new Map<string, bigint[]>();
  for (const [traceId, spanId, start] of await clickHouse.query(sql)) {
    const key = `${String(traceId)}${String(spanId)}`;
    const own = starts.get(key);
    if (own) own.push(readCount(start));
    else starts.set(key, [readCount(start)]);
  }
  return starts;
}

function distance(one: bigint, other: bigint): bigint {
  return one > other ? one - other : other - one;
}
