import { setTimeout } from 'node:timers/promises';
import type { FoundConsole } from '@spendspan/console';
import { isClickHouseUrl, type Ledger, LedgerLockedError, openLedger } from '@spendspan/ledger';
import { findLedger } from './find-ledger.ts';
import type { ReportSource } from './report/format-report.ts';

/** What to do with a ledger, wherever it is. */
export interface LedgerUse<T> {
  /** Asks the console that holds it. */
  ask(console: FoundConsole): Promise<T>;
  /** Uses the file, which is closed afterwards. */
  run(ledger: Ledger): Promise<T>;
}

/** An answer of a ledger and where it came from. */
export interface Answer<T> {
  readonly answer: T;
  readonly source: ReportSource;
}

/**
 * Uses a ledger: through the console that holds it when one is running, since DuckDB locks its file, else the file or
 * database. A console that is just starting or stopping is waited for.
 * @throws CliError, and what `openLedger` and the use throw.
 */
export async function useLedger<T>(ledgerFile: string | undefined, use: LedgerUse<T>): Promise<Answer<T>> {
  const path = findLedger(ledgerFile);
  // A database is everybody's: there is nobody to ask for it.
  if (isClickHouseUrl(path)) return useFile(path, use);
  for (let tries = 1; ; tries += 1) {
    try {
      return (await askConsole(path, use)) ?? (await useFile(path, use));
    } catch (error) {
      if (tries === TRIES || !mayPass(error)) throw error;
      await setTimeout(TRY_AGAIN_MS);
    }
  }
}

/** A console that stops lets go of its file within this; one that starts has told where it is. */
const TRIES = 9;
const TRY_AGAIN_MS = 250;

/** Whether a console is about to start or to stop: it has the file and cannot be asked. */
function mayPass(error: unknown): boolean {
  const { code, answered } = error as { readonly code?: string; readonly answered?: boolean };
  return error instanceof LedgerLockedError || (code === 'CONSOLE_UNAVAILABLE' && answered === false);
}

async function askConsole<T>(path: string, use: LedgerUse<T>): Promise<Answer<T> | undefined> {
  const { findConsole } = await import('@spendspan/console');
  const found = await findConsole(path);
  if (!found) return undefined;
  return { answer: await use.ask(found), source: { ledger: path, console: found.url } };
}

async function useFile<T>(path: string, use: LedgerUse<T>): Promise<Answer<T>> {
  const ledger = await openLedger({ path, create: false });
  try {
    return { answer: await use.run(ledger), source: { ledger: ledger.location, console: undefined } };
  } finally {
    await ledger.close();
  }
}
