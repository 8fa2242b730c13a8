import type { RowSums, Selection } from '../call-store.ts';
import type { ClickHouse, Value } from './clickhouse.ts';
import { minuteOf } from './columns.ts';
import { quote } from './field-sql.ts';
import { dropPartition, listPartitions } from './partitions.ts';
import { makeSource, readAttempts } from './source.ts';
import { sumRows } from './sum-rows.ts';

/** Keys that one statement names. Servers with replicas keep the text of each where it may have a megabyte. */
const MAX_KEYS = 5_000;

/** Statements that wait for nothing, between two that wait for all before them. */
const MAX_WAITING = 100;

/** Tables of what is deleted. Costs first: of calls that are there yet, the same deletion again finds them. */
const TABLES = ['repriced_calls', 'calls'];

const MINUTE_NS = 60_000_000_000n;

/** Waits until every replica has done it. */
const SYNC = { mutations_sync: '2' } as const;

const ASYNC = { mutations_sync: '0' } as const;

/**
 * See `CallStore.deleteCalls`. Goes by the keys of the calls, so that duplicates of them that are not merged yet go, too,
 * and no text that a server keeps says whose they were. One that is cut off has deleted some calls; the same again
 * deletes the rest.
 */
export async function deleteCalls(clickHouse: ClickHouse, selection: Selection, dryRun: boolean): Promise<RowSums> {
  const instant = { attempts: await readAttempts(clickHouse) };
  const sums = await sumRows(clickHouse, instant, selection);
  if (dryRun) return sums;
  const before = readMinute(selection);
  if (before !== undefined) await deleteBefore(clickHouse, before);
  else if (sums.calls > 0n) {
    const { calls, params } = makeSource(selection, instant);
    await deleteKeys(clickHouse, await clickHouse.query(`SELECT minute, trace_id, span_id FROM (${calls})`, params));
  }
  return sums;
}

/** Where all from before a minute is selected, that minute. */
function readMinute({ from, to, filter }: Selection): number | undefined {
  if (from !== undefined || to === undefined || to < 0n || Object.keys(filter).length > 0) return undefined;
  return to % MINUTE_NS === 0n ? minuteOf(to) : undefined;
}

/** Whole months go as partitions; of the month in which the minute is, the parts are written anew without what is older. */
async function deleteBefore(clickHouse: ClickHouse, minute: number): Promise<void> {
  const older = `minute < ${minute}`;
  await clickHouse.run(`ALTER TABLE repriced_calls DELETE WHERE ${older}`, {}, SYNC);
  const month = new Date(minute * 60_000).toISOString().slice(0, 7).replace('-', '');
  for (const id of await listPartitions(clickHouse, 'calls', older)) {
    if (id < month) await dropPartition(clickHouse, 'calls', id);
    else await clickHouse.run(`ALTER TABLE calls DELETE WHERE ${older}`, {}, SYNC);
  }
}

/** All statements are given before one is waited for, so that a crash hardly finds a moment between them. */
async function deleteKeys(clickHouse: ClickHouse, keys: readonly (readonly Value[])[]): Promise<void> {
  for (let start = 0, waiting = 1; start < keys.length; start += MAX_KEYS, waiting += 1) {
    const listed = keys
      .slice(start, start + MAX_KEYS)
      .map(quoteKey)
      .join(',');
    for (const table of TABLES) {
      await clickHouse.run(`ALTER TABLE ${table} DELETE WHERE (minute, trace_id, span_id) IN [${listed}]`, {}, ASYNC);
    }
    // Statements are done in their order: one that deletes nothing ends when all before it have.
    if (start + MAX_KEYS < keys.length && waiting % MAX_WAITING > 0) continue;
    for (const table of TABLES) await clickHouse.run(`ALTER TABLE ${table} DELETE WHERE false`, {}, SYNC);
  }
}

function quoteKey([minute, traceId, spanId]: readonly Value[]): string {
  return `(${Number(minute)},${quote(String(traceId))},${quote(String(spanId))})`;
}
