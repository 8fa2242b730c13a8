import type { ClickHouse, Params } from './clickhouse.ts';

/** The ids of the partitions of a table that have rows, or some that match. */
export async function listPartitions(
  clickHouse: ClickHouse,
  table: string,
  where = 'true',
  params: Params = {},
): Promise<readonly string[]> {
  const sql = `SELECT DISTINCT _partition_id AS id FROM ${table} WHERE ${where} ORDER BY id`;
  return (await clickHouse.query(sql, params)).map(([id]) => String(id));
}

/** Takes a partition away, all at once. */
export async function dropPartition(clickHouse: ClickHouse, table: string, id: string): Promise<void> {
  await clickHouse.run(`ALTER TABLE ${table} DROP PARTITION ID '${id}'`, {}, { alter_sync: '2' });
}
