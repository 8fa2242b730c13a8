import { type DuckDBConnection, DuckDBTimestampNanosecondsValue } from '@duckdb/node-api';
import type { Call } from '../../types.ts';
import { SpanSet } from './span-set.ts';

/** What spans are kept by: the minute in which they started, counted from 1970. */
const MINUTE_NS = 60_000_000_000n;

/** Most minutes that one batch has read from the table: two days. A batch further apart is looked up in the table itself. */
const MAX_MINUTES = 2_880;

/** Minutes from here on are not read: what ends them is no time any more that DuckDB has. */
const END_OF_TIME = Number(2n ** 63n / MINUTE_NS) - 2;

/** Most spans that are remembered, of the minutes asked for last: some 64 MiB. At 20,000 a second it is three minutes. */
const MAX_SPANS = 4_194_304;

/** The ids of a minute and of those around it, all of the table that started then. */
const READ_MINUTES = `
  SELECT (epoch_ns(started_at) // ${MINUTE_NS})::INTEGER, TRY_CAST('0x' || span_id AS UBIGINT)
  FROM calls WHERE started_at >= $1 AND started_at < $2`;

const COUNT_MINUTES = `
  SELECT count(*) FROM calls WHERE started_at >= $1 AND started_at < $2`;

/**
 * Which spans the table may hold, by the minute in which they started: a span that it does not know is certainly new, so
 * that the table is searched for the others only. Without it every batch reads all that was recorded in the minutes
 * around it, which are millions of rows where spans arrive fast. For the one connection that writes.
 */
export class KnownSpans {
  readonly #connection: DuckDBConnection;
  /** All spans of the table that started in the minute; the minute asked for last is at the end. */
  readonly #minutes = new Map<number, SpanSet>();
  #size = 0;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** Positions in `calls` of those that may be in the table, at about the same time. */
  async findPossible(calls: readonly Call[]): Promise<readonly number[]> {
    const minutes = calls.map(({ startTimeUnixNano }) => minuteOf(startTimeUnixNano));
    if (!(await this.#prepare(minutes))) return calls.map((_, index) => index);
    const possible: number[] = [];
    calls.forEach(({ spanId }, index) => {
      const high = readHalf(spanId, 0);
      const low = readHalf(spanId, 8);
      if (!isId(spanId, high, low) || this.#mayHold(minutes[index] ?? 0, high, low)) possible.push(index);
    });
    return possible;
  }

  /** Remembers calls that are in the table now. */
  add(calls: readonly Call[]): void {
    for (const { startTimeUnixNano, spanId } of calls) {
      // A minute that nobody has asked for is read when somebody does.
      const spans = this.#minutes.get(minuteOf(startTimeUnixNano));
      const high = readHalf(spanId, 0);
      const low = readHalf(spanId, 8);
      if (spans && isId(spanId, high, low)) this.#addTo(spans, high, low);
    }
    this.#forgetOldest();
  }

  #mayHold(minute: number, high: number, low: number): boolean {
    for (let near = minute - 1; near <= minute + 1; near += 1) {
      if (this.#minutes.get(near)?.has(high, low)) return true;
    }
    return false;
  }

  /** Has all minutes around those given in memory. False when they are too many. */
  async #prepare(minutes: readonly number[]): Promise<boolean> {
    const wanted = new Set<number>();
    for (const minute of new Set(minutes)) for (const near of [minute - 1, minute, minute + 1]) wanted.add(near);
    if (wanted.size > MAX_MINUTES) return false;
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    for (const minute of wanted) {
      const spans = this.#minutes.get(minute);
      if (spans) {
        this.#minutes.delete(minute);
        this.#minutes.set(minute, spans);
      } else {
        first = Math.min(first, minute);
        last = Math.max(last, minute);
      }
    }
    if (last < first) return true;
    return last < END_OF_TIME && last - first < MAX_MINUTES && this.#read(first, last);
  }

  async #read(first: number, last: number): Promise<boolean> {
    const bounds = [first, last + 1].map((minute) => new DuckDBTimestampNanosecondsValue(BigInt(minute) * MINUTE_NS));
    const [[count] = []] = (await this.#connection.runAndReadAll(COUNT_MINUTES, bounds)).getRows();
    if (Number(count) > MAX_SPANS) return false;
    const added = new Map<number, SpanSet>();
    for (let minute = first; minute <= last; minute += 1) {
      if (!this.#minutes.has(minute)) added.set(minute, new SpanSet());
    }
    for (const [minute, spans] of added) this.#minutes.set(minute, spans);
    if (Number(count) === 0) return true;
    const result = await this.#connection.run(READ_MINUTES, bounds);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const ids = chunk.getColumnValues(1);
      chunk.getColumnValues(0).forEach((minute, index) => {
        const spans = added.get(Number(minute));
        const id = ids[index];
        if (spans && typeof id === 'bigint') this.#addTo(spans, Number(id >> 32n), Number(id & 0xffffffffn));
      });
    }
    return true;
  }

  #addTo(spans: SpanSet, high: number, low: number): void {
    const before = spans.size;
    spans.add(high, low);
    this.#size += spans.size - before;
  }

  #forgetOldest(): void {
    for (const [minute, spans] of this.#minutes) {
      if (this.#size <= MAX_SPANS && this.#minutes.size <= 2 * MAX_MINUTES) return;
      this.#minutes.delete(minute);
      this.#size -= spans.size;
    }
  }
}

function minuteOf(unixNano: bigint): number {
  return Number(unixNano / MINUTE_NS);
}

/** Whether it is 16 hex digits, of which these are the halves. */
function isId(spanId: string, high: number, low: number): boolean {
  return spanId.length === 16 && high >= 0 && low >= 0;
}

/** The 32 bits that eight hex digits say; NaN when they are not. No part is made of the text: every span comes here twice. */
function readHalf(spanId: string, start: number): number {
  let half = 0;
  for (let at = start; at < start + 8; at += 1) half = half * 16 + (HEX_DIGITS[spanId.charCodeAt(at)] ?? Number.NaN);
  return half;
}

/** The value of each character that is a hex digit, by its code. */
const HEX_DIGITS: readonly (number | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? undefined : digit;
});
