import type { DuckDBConnection } from '@duckdb/node-api';
import { makeGivenUp } from '../given-up.ts';
import type { AskOptions } from '../types.ts';

/** How often a connection is interrupted until its work ends: between two statements, an interruption is lost. */
const AGAIN_MS = 20;

/**
 * Works with a connection of its own, interrupting what it does when that is given up.
 * @throws LedgerUnavailableError when it was.
 */
export async function watchConnection<T>(
  connection: DuckDBConnection,
  { signal, onStart }: AskOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw makeGivenUp();
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    connection.interrupt();
    timer = setInterval(() => connection.interrupt(), AGAIN_MS);
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (onStart) await tellProgress(connection, onStart);
    // Given up meanwhile: what was interrupted may have been nothing.
    if (signal?.aborted) throw makeGivenUp();
    return await work();
  } catch (error) {
    throw signal?.aborted ? makeGivenUp({ cause: error }) : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    clearInterval(timer);
  }
}

/** DuckDB measures only where it is to show: it is told to, and to show nothing. */
async function tellProgress(connection: DuckDBConnection, onStart: (read: () => number | null) => void): Promise<void> {
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
  onStart(() => {
    const { percentage } = connection.progress;
    return percentage < 0 ? null : Math.min(percentage / 100, 1);
  });
}
