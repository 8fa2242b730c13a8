import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBudgets } from './budgets/find-budgets.ts';
import { parseBudgets } from './budgets/parse-budgets.ts';
import { findCalls, listCalls } from './call-list/list-calls.ts';
import { makeCallTest } from './call-list/make-call-test.ts';
import type { CallStore } from './call-store.ts';
import { isClickHouseUrl, readAddress } from './clickhouse/address.ts';
import { ClickHouseStore } from './clickhouse/clickhouse-store.ts';
import { findCoverage } from './coverage/find-coverage.ts';
import { defaultLedgerPath } from './default-ledger-path.ts';
import { findChargeback } from './directory/find-chargeback.ts';
import { parseDirectory } from './directory/parse-directory.ts';
import { DuckDBStore } from './duckdb/duckdb-store.ts';
import { LedgerNotFoundError } from './errors.ts';
import { exportCalls } from './export/export-calls.ts';
import { erase } from './privacy/erase.ts';
import { GuardedStore } from './privacy/guarded-store.ts';
import { readUserIdKey } from './privacy/read-user-id-key.ts';
import { sumRecordedUsage } from './reconciliation/sum-recorded-usage.ts';
import { runReport } from './report-list.ts';
import { reprice, undoRepricing } from './repricing/reprice.ts';
import { compact } from './retention/compact.ts';
import type { Ledger, LedgerOptions, ReportQuery } from './types.ts';

/**
 * Opens the ledger. This process holds a file until `close()`; a ClickHouse database is everybody's.
 * @throws LedgerLockedError, LedgerNotFoundError, LedgerInvalidError, LedgerUnavailableError, UserIdKeyError
 */
export async function openLedger(options: LedgerOptions = {}): Promise<Ledger> {
  const userIdKey = readUserIdKey(options.userIdKey);
  const store = await guardStore(await openStore(options), userIdKey);
  return {
    location: store.location,
    append: (calls) => store.append(calls),
    report: async (name, query = {}, options = {}) => runReport(store, name, hashUser(store, query), options),
    calls: async (query = {}, options = {}) => listCalls(store, query, store.usersHashed, options),
    findCalls: async (trace, span, options) => findCalls(store, { trace, span }, store.usersHashed, options),
    makeCallTest: (query) => makeCallTest(store, query),
    coverage: async (query = {}, options = {}) => findCoverage(store, query, options),
    recordedUsage: (query) => sumRecordedUsage(store, query),
    export: (format, query = {}, options = {}) => exportCalls(store, format, query, options),
    reprice: (price, options) => reprice(store, price, options),
    undoRepricing: () => undoRepricing(store),
    budgets: async (file, at, options) => findBudgets(store, parseBudgets(file), at, options),
    budgetNotices: (since) => store.listNotices(since),
    addBudgetNotices: (notices) => store.addNotices(notices),
    chargeback: async (directory, query = {}) => findChargeback(store, parseDirectory(directory), query),
    erase: (options) => erase(store, options),
    compact: async (options) => compact(store, options),
    status: async () => store.status(),
    close: () => store.close(),
  };
}

async function openStore(options: LedgerOptions): Promise<CallStore> {
  const ledger = options.path ?? defaultLedgerPath();
  if (isClickHouseUrl(ledger)) return ClickHouseStore.open(readAddress(ledger), options.create);
  const path = resolve(ledger);
  if (options.create === false && !existsSync(path)) throw new LedgerNotFoundError(path);
  return DuckDBStore.open(path);
}

async function guardStore(store: CallStore, userIdKey: string | undefined): Promise<GuardedStore> {
  try {
    return await GuardedStore.open(store, userIdKey);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A query that asks for a user by the plain id, as one for the id that is kept. */
function hashUser(store: GuardedStore, query: ReportQuery): ReportQuery {
  const { user } = query;
  return user === undefined ? query : { ...query, user: store.hashUser(user) };
}
