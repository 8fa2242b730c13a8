import type { CallKey, CallReading, CallReadOptions, Selection } from '../call-store.ts';
import { LedgerUnavailableError } from '../errors.ts';
import type { Call } from '../types.ts';
import type { ClickHouse } from './clickhouse.ts';
import { readInstant } from './instant.ts';
import { CALL_READ_COLUMNS, readCallRow } from './read-call-row.ts';
import { findWindows, type Window } from './read-priceable.ts';
import { type Instant, makeSource, type Source } from './source.ts';
import { counted } from './sum-sql.ts';
import { summarize } from './summarize.ts';

/** Runs something on a server that is still in use. */
type Use = <T>(use: (clickHouse: ClickHouse) => Promise<T>) => Promise<T>;

/** See `CallStore.readCalls`. Memory is that of one window; each is asked for when it is needed, about the same instant. */
export async function readCalls(use: Use, selection: Selection, options: CallReadOptions): Promise<CallReading> {
  const instant = await use(readInstant);
  const { totals: sums } = await use((clickHouse) => summarize(clickHouse, instant, selection, []));
  let isEnded = false;
  const expected = options.after || options.limit !== undefined ? undefined : sums.calls;
  const end = (): void => {
    isEnded = true;
  };
  async function* read(): AsyncGenerator<readonly Call[]> {
    let count = 0n;
    try {
      for await (const calls of readWindows(use, instant, selection, options)) {
        if (isEnded) throw new LedgerUnavailableError('the reading was ended');
        count += BigInt(calls.length);
        yield calls;
        // Whoever reads on is told when the store was closed, also behind the last calls.
        await use(async () => undefined);
      }
    } finally {
      isEnded = true;
    }
    // A write that was under way at the instant ended after the sums were made.
    if (expected !== undefined && count !== expected) {
      throw new LedgerUnavailableError(
        `got ${count} calls, expected the ${expected} that were summed up`,
        undefined,
        'try again',
      );
    }
  }
  return { sums, batches: read(), close: async () => end() };
}

async function* readWindows(
  use: Use,
  instant: Instant,
  selection: Selection,
  { after, limit = Number.POSITIVE_INFINITY }: CallReadOptions,
): AsyncGenerator<readonly Call[]> {
  const source = makeSource(after ? behind(selection, after) : selection, instant);
  let left = limit;
  if (left <= 0) return;
  for (const window of await use((clickHouse) => findWindows(clickHouse, source))) {
    const calls = await use((clickHouse) => readWindow(clickHouse, source, window, after));
    if (calls.length === 0) continue;
    yield left < calls.length ? calls.slice(0, left) : calls;
    left -= calls.length;
    if (left <= 0) return;
  }
}

/** Only what starts with a call or after it. */
function behind(selection: Selection, { startTimeUnixNano }: CallKey): Selection {
  const { from } = selection;
  return { ...selection, from: from === undefined || from < startTimeUnixNano ? startTimeUnixNano : from };
}

const NANOS = 'toUnixTimestamp64Nano(started_at)';

async function readWindow(
  clickHouse: ClickHouse,
  source: Source,
  window: Window,
  after: CallKey | undefined,
): Promise<readonly Call[]> {
  const key = `(${NANOS}, trace_id, span_id)`;
  const later = after ? `AND ${key} > ({afterStart:Int64}, {afterTrace:String}, {afterSpan:String})` : '';
  const sql = `SELECT ${CALL_READ_COLUMNS.join(', ')} FROM (${source.calls})
    WHERE minute BETWEEN ${window.first} AND ${window.last} AND ${counted(source)} ${later}
    ORDER BY ${NANOS}, trace_id, span_id`;
  const params = after
    ? { afterStart: after.startTimeUnixNano, afterTrace: after.traceId, afterSpan: after.spanId }
    : {};
  const rows = await clickHouse.query(sql, { ...source.params, ...params });
  return rows.map(readCallRow);
}
