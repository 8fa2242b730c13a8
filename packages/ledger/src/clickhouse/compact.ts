import type { StoredBytes } from '../call-store.ts';
import type { ClickHouse } from './clickhouse.ts';

/** Tables that hold calls and what is told of them. */
const TABLES = ['calls', 'repriced_calls', 'repricings', 'budget_notices', 'settings'];

/** Merges every part into one per month; what was deleted or replaced with SQL is not in it any more. */
export async function compact(clickHouse: ClickHouse): Promise<StoredBytes> {
  const bytesBefore = await sumBytes(clickHouse);
  for (const table of TABLES) await clickHouse.run(`OPTIMIZE TABLE ${table} FINAL`);
  return { bytesBefore, bytesAfter: await sumBytes(clickHouse) };
}

async function sumBytes(clickHouse: ClickHouse): Promise<number> {
  const sql = 'SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = currentDatabase()';
  const [[bytes] = []] = await clickHouse.query(sql);
  return Number(bytes ?? 0);
}
