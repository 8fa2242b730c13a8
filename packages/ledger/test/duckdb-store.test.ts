import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { describeChanges } from './describe-changes.ts';
import { describeStore, type StorePlace } from './describe-store.ts';

const makePlace = async (): Promise<StorePlace> => {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-store-'));
  return {
    open: () => DuckDBStore.open(join(folder, 'ledger.duckdb')),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

describeStore('DuckDB', makePlace);
describeChanges('DuckDB', makePlace);
