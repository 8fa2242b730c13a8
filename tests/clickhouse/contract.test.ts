import { readAddress } from '../../packages/ledger/src/clickhouse/address.ts';
import { ClickHouseStore } from '../../packages/ledger/src/clickhouse/clickhouse-store.ts';
import { openLedger } from '../../packages/ledger/src/index.ts';
import { describeCallList } from '../../packages/ledger/test/describe-call-list.ts';
import { describeCallReading } from '../../packages/ledger/test/describe-call-reading.ts';
import { describeChanges } from '../../packages/ledger/test/describe-changes.ts';
import { describeLedger } from '../../packages/ledger/test/describe-ledger.ts';
import { describeReports } from '../../packages/ledger/test/describe-reports.ts';
import { describeStore } from '../../packages/ledger/test/describe-store.ts';
import { makeDatabase } from './place.ts';

const makeLedgerPlace = async () => {
  const { url, remove } = await makeDatabase();
  return { open: () => openLedger({ path: url }), remove };
};

describeLedger('ClickHouse', makeLedgerPlace);
describeReports('ClickHouse', makeLedgerPlace);
describeCallList('ClickHouse', makeLedgerPlace);

const makeStorePlace = async () => {
  const { url, remove } = await makeDatabase();
  return { open: () => ClickHouseStore.open(readAddress(url)), remove };
};

describeStore('ClickHouse', makeStorePlace);
describeChanges('ClickHouse', makeStorePlace);
describeCallReading('ClickHouse', makeStorePlace);
