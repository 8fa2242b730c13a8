import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CallStore } from './call-store.ts';
import { isClickHouseUrl, readAddress } from './clickhouse/address.ts';
import { ClickHouseStore } from './clickhouse/clickhouse-store.ts';
import { findCoverage } from './coverage/find-coverage.ts';
import { defaultLedgerPath } from './default-ledger-path.ts';
import { DuckDBStore } from './duckdb/duckdb-store.ts';
import { LedgerNotFoundError } from './errors.ts';
import { runReport } from './report-list.ts';
import { reprice, undoRepricing } from './repricing/reprice.ts';
import type { Ledger, LedgerOptions } from './types.ts';

/**
 * Opens the ledger. This process holds a file until `close()`; a ClickHouse database is everybody's.
 * @throws LedgerLockedError, LedgerNotFoundError, LedgerInvalidError, LedgerUnavailableError
 */
export async function openLedger(options: LedgerOptions = {}): Promise<Ledger> {
  const store = await openStore(options);
  return {
    location: store.location,
    append: (calls) => store.append(calls),
    report: async (name, query = {}) => runReport(store, name, query),
    coverage: async (query = {}) => findCoverage(store, query),
    reprice: (price, options) => reprice(store, price, options),
    undoRepricing: () => undoRepricing(store),
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
