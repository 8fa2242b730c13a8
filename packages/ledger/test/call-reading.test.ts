import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { describeCallReading } from './describe-call-reading.ts';

describeCallReading('DuckDB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-reading-'));
  return {
    open: () => DuckDBStore.open(join(folder, 'ledger.duckdb')),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
