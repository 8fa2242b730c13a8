import { LedgerUnavailableError } from '../../errors.ts';
import type { WriteQueue } from '../../write-queue.ts';
import type { Database } from '../database.ts';
import { rollUpHours } from './roll-up-hours.ts';

/** How much is rolled up at a time. */
export interface RollUpOptions {
  /** Calls in one transaction, unless one hour has more. */
  readonly maxCalls: number;
  /** Hours in which something was recorded less than so many milliseconds ago are left for later. */
  readonly untouchedMs: number;
  /** Ends the wait for writers: the one who waits for this to end may be one of them. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Rolls up some hours in a transaction of its own, while calls are recorded but nothing else rolls up or changes them.
 * Only its beginning and its end keep writers waiting, a moment each.
 * @returns whether there were hours to roll up.
 */
export async function rollUp(
  { connect, rollups, rolledWrites }: Database,
  queue: Pick<WriteQueue, 'exclusively'>,
  { maxCalls, untouchedMs, signal }: RollUpOptions,
): Promise<boolean> {
  if (!rollups.hasWaiting) return false;
  const connection = await connect();
  let hours: readonly number[] = [];
  try {
    hours = await rollups.takeHours(connection, maxCalls, untouchedMs);
    if (hours.length === 0) return false;
    await runExclusively(queue, signal, async () => {
      rollups.begin();
      await connection.run('BEGIN TRANSACTION');
      // The transaction sees what was there at its first look.
      await connection.run('SELECT count(*) FROM rollup_hours');
    });
    const rolled = await rollUpHours(connection, hours);
    await runExclusively(queue, signal, async () => {
      const touched = rollups.wasTouched(hours);
      const end = rolled.length > 0 && !touched ? 'COMMIT' : 'ROLLBACK';
      await rolledWrites.during(() => connection.run(end), hours);
      rollups.end(touched ? [] : hours, touched ? [] : rolled);
    });
    return true;
  } catch (error) {
    // What failed once is not tried again and again.
    rollups.end(hours, []);
    throw error;
  } finally {
    // An open transaction ends with its connection.
    connection.closeSync();
  }
}

async function runExclusively(
  queue: Pick<WriteQueue, 'exclusively'>,
  signal: AbortSignal | undefined,
  job: () => Promise<void>,
): Promise<void> {
  let begun = false;
  let stop = (): void => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => {
      if (!begun) reject(new LedgerUnavailableError('the file is being released'));
    };
  });
  signal?.addEventListener('abort', stop);
  const run = queue.exclusively(async () => {
    if (signal?.aborted) throw new LedgerUnavailableError('the file is being released');
    begun = true;
    await job();
  });
  try {
    await Promise.race([run, stopped]);
  } finally {
    signal?.removeEventListener('abort', stop);
    run.catch(() => undefined);
  }
}
