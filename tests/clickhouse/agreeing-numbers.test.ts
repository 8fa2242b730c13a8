import { describeNumbers } from '../../packages/cli/test/describe-numbers.ts';
import { openLedger } from '../../packages/ledger/src/index.ts';
import { makeDatabase, runSql } from './place.ts';

describeNumbers('a ClickHouse database', async (calls) => {
  const { name, url, remove } = await makeDatabase();
  const ledger = await openLedger({ path: url });
  for (let round = 0; round < 2; round += 1) await ledger.append(calls);
  await ledger.close();
  await runSql(name, 'SYSTEM STOP MERGES calls');
  // As another program records them at the same moment, with other amounts.
  await runSql(
    name,
    `INSERT INTO calls (* EXCEPT (recorded_at), recorded_at)
      SELECT * EXCEPT (recorded_at) REPLACE (5 AS cost_usd), recorded_at + INTERVAL 1 MILLISECOND FROM calls`,
  );
  return {
    ledger: url,
    calls: 'calls FINAL',
    day: (timeZone) => `toString(toDate(started_at, '${timeZone}'))`,
    query: (sql) => runSql(name, sql),
    remove,
  };
});
