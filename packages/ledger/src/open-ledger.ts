import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findCoverage } from './coverage/find-coverage.ts';
import { defaultLedgerPath } from './default-ledger-path.ts';
import { DuckDBStore } from './duckdb/duckdb-store.ts';
import { LedgerNotFoundError } from './errors.ts';
import { erase } from './privacy/erase.ts';
import { GuardedStore } from './privacy/guarded-store.ts';
import { readUserIdKey } from './privacy/read-user-id-key.ts';
import { runReport } from './report-list.ts';
import { reprice, undoRepricing } from './repricing/reprice.ts';
import { compact } from './retention/compact.ts';
import type { Ledger, LedgerOptions, ReportQuery } from './types.ts';

/**
 * Opens the ledger. This process holds the file until `close()`.
 * @throws LedgerLockedError, LedgerNotFoundError, LedgerInvalidError, LedgerUnavailableError, UserIdKeyError
 */
export async function openLedger(options: LedgerOptions = {}): Promise<Ledger> {
  const path = resolve(options.path ?? defaultLedgerPath());
  if (options.create === false && !existsSync(path)) throw new LedgerNotFoundError(path);
  const store = await openStore(path, readUserIdKey(options.userIdKey));
  return {
    location: store.location,
    append: (calls) => store.append(calls),
    report: async (name, query = {}) => runReport(store, name, hashUser(store, query)),
    coverage: async (query = {}) => findCoverage(store, query),
    reprice: (price, options) => reprice(store, price, options),
    undoRepricing: () => undoRepricing(store),
    erase: (options) => erase(store, options),
    compact: async (options) => compact(store, options),
    status: async () => store.status(),
    close: () => store.close(),
  };
}

async function openStore(path: string, userIdKey: string | undefined): Promise<GuardedStore> {
  const store = await DuckDBStore.open(path);
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
