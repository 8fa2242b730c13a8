import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../src/index.ts';
import { describeCallList } from './describe-call-list.ts';

describeCallList('DuckDB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-calls-'));
  return {
    open: () => openLedger({ path: join(folder, 'ledger.duckdb') }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
