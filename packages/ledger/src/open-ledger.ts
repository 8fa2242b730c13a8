import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBudgets } from './budgets/find-budgets.ts';
import { parseBudgets } from './budgets/parse-budgets.ts';
import { findCoverage } from './coverage/find-coverage.ts';
import { defaultLedgerPath } from './default-ledger-path.ts';
import { findChargeback } from './directory/find-chargeback.ts';
import { parseDirectory } from './directory/parse-directory.ts';
import { DuckDBStore } from './duckdb/duckdb-store.ts';
import { LedgerNotFoundError } from './errors.ts';
import { exportCalls } from './export/export-calls.ts';
import { sumRecordedUsage } from './reconciliation/sum-recorded-usage.ts';
import { runReport } from './report-list.ts';
import { reprice, undoRepricing } from './repricing/reprice.ts';
import type { Ledger, LedgerOptions } from './types.ts';

/**
 * Opens the ledger. This process holds the file until `close()`.
 * @throws LedgerLockedError, LedgerNotFoundError, LedgerInvalidError, LedgerUnavailableError
 */
export async function openLedger(options: LedgerOptions = {}): Promise<Ledger> {
  const path = resolve(options.path ?? defaultLedgerPath());
  if (options.create === false && !existsSync(path)) throw new LedgerNotFoundError(path);
  const store = await DuckDBStore.open(path);
  return {
    location: store.location,
    append: (calls) => store.append(calls),
    report: async (name, query = {}) => runReport(store, name, query),
    coverage: async (query = {}) => findCoverage(store, query),
    recordedUsage: (query) => sumRecordedUsage(store, query),
    export: (format, query = {}, options = {}) => exportCalls(store, format, query, options),
    reprice: (price, options) => reprice(store, price, options),
    undoRepricing: () => undoRepricing(store),
    budgets: async (file, at) => findBudgets(store, parseBudgets(file), at),
    budgetNotices: (since) => store.listNotices(since),
    addBudgetNotices: (notices) => store.addNotices(notices),
    chargeback: async (directory, query = {}) => findChargeback(store, parseDirectory(directory), query),
    status: async () => store.status(),
    close: () => store.close(),
  };
}
