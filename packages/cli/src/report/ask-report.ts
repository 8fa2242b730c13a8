import { LedgerLockedError, openLedger, type Report, type ReportQuery } from '@spendspan/ledger';
import { findLedger } from '../find-ledger.ts';
import type { ReportSource } from './format-report.ts';

/** A report and where it came from. */
export interface AskedReport {
  readonly report: Report;
  readonly source: ReportSource;
}

/**
 * Runs a report: in the console that holds the ledger when one is running, since DuckDB locks its file, else on the file.
 * @throws CliError, and what `Ledger.report`, `openLedger` and `fetchReport` throw.
 */
export async function askReport(name: string, query: ReportQuery, ledgerFile?: string): Promise<AskedReport> {
  const path = findLedger(ledgerFile);
  try {
    return (await askConsole(name, query, path)) ?? (await readFile(name, query, path));
  } catch (error) {
    // A console that started between the two steps.
    const late = error instanceof LedgerLockedError ? await askConsole(name, query, path) : undefined;
    if (late) return late;
    throw error;
  }
}

async function askConsole(name: string, query: ReportQuery, path: string): Promise<AskedReport | undefined> {
  const { fetchReport, findConsole } = await import('@spendspan/console');
  const found = await findConsole(path);
  if (!found) return undefined;
  return { report: await fetchReport(found, name, query), source: { ledger: path, console: found.url } };
}

async function readFile(name: string, query: ReportQuery, path: string): Promise<AskedReport> {
  const ledger = await openLedger({ path, create: false });
  try {
    return { report: await ledger.report(name, query), source: { ledger: path, console: undefined } };
  } finally {
    await ledger.close();
  }
}
