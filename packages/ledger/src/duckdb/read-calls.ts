import {
  type DuckDBConnection,
  type DuckDBResult,
  DuckDBTimestampNanosecondsValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { CallKey, CallReading, CallReadOptions, Selection } from '../call-store.ts';
import { LedgerUnavailableError } from '../errors.ts';
import type { Call } from '../types.ts';
import { firstLine } from './database.ts';
import { makeWhere } from './field-sql.ts';
import { CALL_COLUMNS, readCallRows, selectCallColumn } from './read-call-row.ts';
import { UNCOUNTED } from './repriceable.ts';
import { summarize } from './summarize.ts';

/** Calls that are sorted at a time, unless more have one start time: all of them at once would not fit into memory. */
const WINDOW_ROWS = 100_000;

/** A reading that begins. */
export interface BegunReading {
  readonly begun: Promise<CallReading>;
  /** Resolves when the connection is no longer needed, however that came. */
  readonly ended: Promise<void>;
}

/**
 * Begins to read calls in one transaction of a connection of its own: all that is read is of the instant in which it
 * began. Memory is that of one window, however many calls there are.
 * @param stop ends the reading from outside; what is asked of it then is refused.
 */
export function beginReading(
  connect: () => Promise<DuckDBConnection>,
  stop: AbortSignal,
  selection: Selection,
  options: CallReadOptions,
): BegunReading {
  let resolve = (): void => {};
  const ended = new Promise<void>((done) => {
    resolve = done;
  });
  let connection: DuckDBConnection | undefined;
  const end = (): void => {
    connection?.closeSync();
    connection = undefined;
    resolve();
  };
  const begin = async (): Promise<CallReading> => {
    try {
      connection = await connect();
      return await readCalls(connection, stop, selection, options, end);
    } catch (error) {
      end();
      throw error;
    }
  };
  return { begun: begin(), ended };
}

async function readCalls(
  connection: DuckDBConnection,
  stop: AbortSignal,
  selection: Selection,
  options: CallReadOptions,
  end: () => void,
): Promise<CallReading> {
  await connection.run('BEGIN TRANSACTION');
  await connection.run(`CREATE TEMP TABLE uncounted AS ${UNCOUNTED}`);
  const { totals: sums } = await summarize(connection, selection, []);
  const onStop = (): void => reader.stopIfIdle();
  const reader = new CallReader(connection, selection, options, stop, () => {
    stop.removeEventListener('abort', onStop);
    end();
  });
  stop.addEventListener('abort', onStop, { once: true });
  if (stop.aborted) reader.stopIfIdle();
  return { sums, batches: reader, close: async () => reader.stopIfIdle() };
}

class CallReader implements AsyncIterable<readonly Call[]> {
  readonly #connection: DuckDBConnection;
  readonly #where: string;
  readonly #values: DuckDBValue[];
  readonly #limit: number;
  readonly #stop: AbortSignal;
  readonly #end: () => void;
  #busy = false;
  #ended = false;

  constructor(
    connection: DuckDBConnection,
    selection: Selection,
    options: CallReadOptions,
    stop: AbortSignal,
    end: () => void,
  ) {
    this.#connection = connection;
    const { where, values } = makeWhere(selection);
    this.#where = `${where} AND rowid NOT IN (SELECT id FROM uncounted)${addAfter(options.after, values)}`;
    this.#values = values;
    this.#limit = options.limit ?? Number.POSITIVE_INFINITY;
    this.#stop = stop;
    this.#end = end;
  }

  /** Ends the reading between two batches; within one, that batch does when it is there. */
  stopIfIdle(): void {
    if (this.#busy) return;
    this.#ended = true;
    this.#end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly Call[]> {
    let left = this.#limit;
    try {
      const starts = left > 0 ? await this.#work(() => this.#findWindows()) : [];
      const names = starts.length > 0 ? await this.#work(() => this.#findColumns()) : [];
      for (const [index, start] of starts.entries()) {
        const result = await this.#work(() => this.#openWindow(names, start, starts[index + 1]));
        for (;;) {
          const chunk = await this.#work(() => result.fetchChunk());
          if (!chunk || chunk.rowCount === 0) break;
          const calls = readCallRows(names, chunk.getColumns(), chunk.rowCount);
          yield left < calls.length ? calls.slice(0, left) : calls;
          left -= calls.length;
          if (left <= 0) return;
        }
      }
    } finally {
      this.#ended = true;
      this.#end();
    }
  }

  /** Start times that cut the calls into windows of about the same number, the first one included. */
  async #findWindows(): Promise<readonly bigint[]> {
    const sql = `SELECT DISTINCT epoch_ns(started_at) AS start FROM (
        SELECT started_at, row_number() OVER (ORDER BY started_at) - 1 AS place FROM calls WHERE ${this.#where})
      WHERE place % ${WINDOW_ROWS} = 0 ORDER BY start`;
    return (await this.#connection.runAndReadAll(sql, this.#values)).getRows().map(([start]) => start as bigint);
  }

  /** The columns with something in them: most calls use a few of all that can be used, and values cost more to read than to find. */
  async #findColumns(): Promise<readonly string[]> {
    const sql = `SELECT ${CALL_COLUMNS.map((name) => `count(${name})`).join(', ')} FROM calls WHERE ${this.#where}`;
    const [counts = []] = (await this.#connection.runAndReadAll(sql, this.#values)).getRows();
    return CALL_COLUMNS.filter((_, index) => counts[index] !== 0n);
  }

  #openWindow(names: readonly string[], from: bigint, to: bigint | undefined): Promise<DuckDBResult> {
    const values = [...this.#values];
    const bind = (nanos: bigint): string => `$${values.push(new DuckDBTimestampNanosecondsValue(nanos))}`;
    const bounds = `started_at >= ${bind(from)}${to === undefined ? '' : ` AND started_at < ${bind(to)}`}`;
    const sql = `SELECT ${names.map(selectCallColumn).join(', ')} FROM calls WHERE ${this.#where} AND ${bounds}
      ORDER BY calls.started_at, trace_id, span_id`;
    return this.#connection.stream(sql, values);
  }

  async #work<T>(query: () => Promise<T>): Promise<T> {
    this.#assertGoing();
    this.#busy = true;
    try {
      return await query();
    } catch (error) {
      const reason = firstLine(error instanceof Error ? error.message : String(error));
      throw new LedgerUnavailableError(`could not read (${reason})`, { cause: error });
    } finally {
      this.#busy = false;
      if (this.#stop.aborted) this.stopIfIdle();
    }
  }

  #assertGoing(): void {
    if (this.#ended || this.#stop.aborted) throw new LedgerUnavailableError('the reading was ended');
  }
}

/** Only what is behind the call; `values` gets what that names. */
function addAfter(after: CallKey | undefined, values: DuckDBValue[]): string {
  if (!after) return '';
  const bind = (value: DuckDBValue): string => `$${values.push(value)}`;
  const start = bind(new DuckDBTimestampNanosecondsValue(after.startTimeUnixNano));
  const [trace, span] = [bind(after.traceId), bind(after.spanId)];
  // The first condition alone lets the store skip what is before.
  return ` AND started_at >= ${start} AND (started_at > ${start} OR trace_id > ${trace}
    OR (trace_id = ${trace} AND span_id > ${span}))`;
}
