import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '@spendspan/ledger';
import { runSql } from '../../ledger/test/run-sql.ts';
import { describeNumbers } from './describe-numbers.ts';

describeNumbers('a DuckDB file', async (calls) => {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-numbers-'));
  const path = join(folder, 'ledger.duckdb');
  const ledger = await openLedger({ path });
  for (let round = 0; round < 2; round += 1) await ledger.append(calls);
  await ledger.close();
  return {
    ledger: path,
    calls: 'calls',
    day: (timeZone) => `strftime(timezone('${timeZone}', timezone('UTC', CAST(started_at AS TIMESTAMP))), '%Y-%m-%d')`,
    query: (sql) => runSql(path, sql),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
