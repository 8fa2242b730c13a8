import type { ClickHouse } from './clickhouse.ts';
import { fieldSql } from './field-sql.ts';
import { type Instant, makeSource } from './source.ts';

/** The distinct values of a field. */
export async function listValues(clickHouse: ClickHouse, instant: Instant, field: string): Promise<readonly string[]> {
  const { calls, params } = makeSource({ filter: {} }, instant);
  const sql = `SELECT DISTINCT ${fieldSql(field)} AS value FROM (${calls}) WHERE isNotNull(value) ORDER BY value`;
  return (await clickHouse.query(sql, params)).map(([value]) => String(value));
}
