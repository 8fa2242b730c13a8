import {
  type DuckDBConnection,
  DuckDBTimestampNanosecondsValue,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import { findBilled } from '../bill-key.ts';
import type { Call } from '../types.ts';
import { appendRows, type RowColumn } from './append-rows.ts';
import { COLUMNS } from './columns.ts';
import { KnownSpans } from './known-spans/known-spans.ts';
import { readBills } from './read-bills.ts';
import { hourOf, type RollupState } from './rollup/rollup-state.ts';

/** Of each connection that writes: one per open file. */
const KNOWN_SPANS = new WeakMap<DuckDBConnection, KnownSpans>();

/** Makes what {@link appendCalls} needs on a connection. */
export async function prepareAppend(connection: DuckDBConnection): Promise<void> {
  await connection.run('CREATE TEMP TABLE appended (trace_id VARCHAR, span_id VARCHAR, ordinal INTEGER)');
  KNOWN_SPANS.set(connection, new KnownSpans(connection));
}

/**
 * Records the calls that are not there yet, in one transaction.
 * @param calls calls of different spans.
 * @param rollups what is rolled up of the file; after a failure it is to be read anew.
 * @returns positions in `calls` of those that were there already.
 */
export async function appendCalls(
  connection: DuckDBConnection,
  calls: readonly Call[],
  rollups: RollupState,
): Promise<ReadonlySet<number>> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const billed = await findBilled(calls, (some) => readBills(connection, some));
    const present = new Set([...(await findPresent(connection, calls)), ...billed]);
    const missing = present.size === 0 ? calls : calls.filter((_, index) => !present.has(index));
    const hours = countByHour(missing);
    const stale = rollups.findStale(hours.keys());
    if (stale.length > 0) await connection.run(`INSERT INTO stale_hours VALUES (${stale.join('), (')})`);
    await appendRows(connection, 'calls', missing, COLUMNS);
    await connection.run('COMMIT');
    KNOWN_SPANS.get(connection)?.add(missing);
    rollups.noteCalls(hours);
    return present;
  } catch (error) {
    // After a fatal error there is no transaction left to roll back; the first error is the one to tell.
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/**
 * How far the start time of a report may be from those of its batch for the table to be searched for it. A span has one
 * start time, and whoever sends it again sends that: only formats that cut nanoseconds make a difference, of less than
 * a second.
 */
const DUPLICATE_WINDOW_NS = 60_000_000_000n;

const MAX_UNIX_NANO = 2n ** 63n - 1n;

/** The same ids at about the same time. The bounds on the time keep the search to a few row groups, however large the table. */
const FIND_PRESENT = `
  SELECT ordinal FROM appended a
  WHERE EXISTS (
    SELECT 1 FROM calls c
    WHERE c.trace_id = a.trace_id AND c.span_id = a.span_id
      AND c.started_at BETWEEN $1 AND $2
  )`;

function countByHour(calls: readonly Call[]): ReadonlyMap<number, number> {
  const hours = new Map<number, number>();
  for (const { startTimeUnixNano } of calls) {
    const hour = hourOf(startTimeUnixNano);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  return hours;
}

/** A call that may be in the table. */
interface Keyed {
  readonly call: Call;
  readonly ordinal: number;
}

const KEY_COLUMNS: readonly RowColumn<Keyed>[] = [
  { type: VARCHAR, read: ({ call }) => call.traceId },
  { type: VARCHAR, read: ({ call }) => call.spanId },
  { type: INTEGER, read: ({ ordinal }) => ordinal },
];

async function findPresent(connection: DuckDBConnection, calls: readonly Call[]): Promise<ReadonlySet<number>> {
  const positions = (await KNOWN_SPANS.get(connection)?.findPossible(calls)) ?? calls.keys();
  const possible = [...positions].flatMap((ordinal) => {
    const call = calls[ordinal];
    return call ? [{ call, ordinal }] : [];
  });
  if (possible.length === 0) return new Set();
  await connection.run('DELETE FROM appended');
  await appendRows(connection, 'appended', possible, KEY_COLUMNS);
  const window = findWindow(possible.map(({ call }) => call));
  const rows = (await connection.runAndReadAll(FIND_PRESENT, window)).getRows();
  return new Set(rows.map(([ordinal]) => Number(ordinal)));
}

function findWindow(calls: readonly Call[]): DuckDBValue[] {
  let first = MAX_UNIX_NANO;
  let last = 0n;
  for (const { startTimeUnixNano } of calls) {
    if (startTimeUnixNano < first) first = startTimeUnixNano;
    if (startTimeUnixNano > last) last = startTimeUnixNano;
  }
  const end = last + DUPLICATE_WINDOW_NS;
  return [
    new DuckDBTimestampNanosecondsValue(first - DUPLICATE_WINDOW_NS),
    new DuckDBTimestampNanosecondsValue(end > MAX_UNIX_NANO ? MAX_UNIX_NANO : end),
  ];
}
