import { type DuckDBConnection, DuckDBListValue } from '@duckdb/node-api';
import type { Spread } from '../call-store.ts';
import { readText } from './read-text.ts';
import { type Query, readBigInt } from './sum-sql.ts';

const SPREAD = ['quantile_disc(cost, [0.5, 0.95])', 'count(*)', 'sum(cost)::DECIMAL(38, 12)', 'max(cost)'];

/**
 * SQL of how costs spread, by as many keys as there are fields, for {@link readSpreads}.
 * @param costs SQL of `cost` and the keys, `key0`, `key1` …
 */
export function spread(costs: string, fields: readonly string[]): string {
  const names = fields.map((_, index) => `key${index}`);
  return `SELECT ${[...names, ...SPREAD].join(', ')} FROM (${costs})
    ${names.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${names.join(', ')}`}`;
}

/** Runs a query of {@link spread}. */
export async function readSpreads(
  connection: DuckDBConnection,
  { sql, values }: Query,
  fields: readonly string[],
): Promise<readonly Spread[]> {
  return (await connection.runAndReadAll(sql, values)).getRows().map((row) => {
    const [ranks, ...rest] = row.slice(fields.length);
    const [median = 0n, p95 = 0n] = ranks instanceof DuckDBListValue ? ranks.items.map(readBigInt) : [];
    const [units = 0n, cost = 0n, max = 0n] = rest.map(readBigInt);
    return { values: row.slice(0, fields.length).map(readText), units, cost, median, p95, max };
  });
}
