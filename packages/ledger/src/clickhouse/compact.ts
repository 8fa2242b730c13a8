import type { StoredBytes } from '../call-store.ts';
import type { ClickHouse } from './clickhouse.ts';
import { dropPartition, listPartitions } from './partitions.ts';

/** Tables that hold calls and what is told of them. */
const TABLES = ['calls', 'repriced_calls', 'repricings', 'budget_notices', 'settings'];

/** What is not done is said: the bytes of what was replaced would still be there. */
const SETTINGS = { optimize_throw_if_noop: 1, alter_sync: '2' } as const;

/** Merges every part into one per month; what was deleted or replaced is not in it any more. */
export async function compact(clickHouse: ClickHouse): Promise<StoredBytes> {
  const bytesBefore = await sumBytes(clickHouse);
  for (const attempt of await listPartitions(clickHouse, 'replaced_users')) {
    await dropPartition(clickHouse, 'replaced_users', attempt);
  }
  for (const table of TABLES) {
    for (const id of await listPartitions(clickHouse, table)) {
      await clickHouse.run(`OPTIMIZE TABLE ${table} PARTITION ID '${id}' FINAL`, {}, SETTINGS);
    }
  }
  return { bytesBefore, bytesAfter: await sumBytes(clickHouse) };
}

async function sumBytes(clickHouse: ClickHouse): Promise<number> {
  const sql = 'SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = currentDatabase()';
  const [[bytes] = []] = await clickHouse.query(sql);
  return Number(bytes ?? 0);
}
