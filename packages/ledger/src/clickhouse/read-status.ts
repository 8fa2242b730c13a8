import type { StoreStatus } from '../call-store.ts';
import { formatTime } from '../format-time.ts';
import type { ClickHouse } from './clickhouse.ts';
import { SCHEMA_VERSION } from './migrate.ts';
import { readCount } from './sum-sql.ts';

/** What the database says of itself. */
export async function readStatus(clickHouse: ClickHouse): Promise<StoreStatus> {
  const nanos = 'toUnixTimestamp64Nano';
  const sql = `SELECT count(), ${nanos}(min(started_at)), ${nanos}(max(started_at)) FROM calls FINAL`;
  const [[calls, first, last] = []] = await clickHouse.query(sql);
  const count = Number(calls ?? 0);
  return {
    store: 'clickhouse',
    location: clickHouse.address.location,
    schemaVersion: SCHEMA_VERSION,
    calls: count,
    firstCallAt: count === 0 ? null : formatTime(readCount(first)),
    lastCallAt: count === 0 ? null : formatTime(readCount(last)),
  };
}
