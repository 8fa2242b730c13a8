import type { DuckDBConnection } from '@duckdb/node-api';
import type { Selection, Spread } from '../call-store.ts';
import { fieldSql, makeWhere } from './field-sql.ts';
import { readText } from './read-text.ts';
import { COUNTED, PRICED, readBigInt } from './sum-sql.ts';

/** See `CallStore.distribute`. */
export async function distribute(
  connection: DuckDBConnection,
  selection: Selection,
  unit: string,
  fields: readonly string[],
): Promise<readonly Spread[]> {
  const { where, values } = makeWhere(selection);
  const keys = fields.map((field, index) => `${fieldSql(field, selection.timeZone)} AS key${index}`);
  const names = fields.map((_, index) => `key${index}`);
  const priced = `FROM calls WHERE ${where} AND ${COUNTED} AND ${PRICED}`;
  const units =
    unit === 'call'
      ? `SELECT ${['cost_usd AS cost', ...keys].join(', ')} ${priced}`
      : `SELECT ${['sum(cost_usd)::DECIMAL(38, 12) AS cost', ...names].join(', ')}
         FROM (SELECT ${[`${fieldSql(unit, selection.timeZone)} AS unit`, 'cost_usd', ...keys].join(', ')} ${priced})
         WHERE unit IS NOT NULL GROUP BY ${['unit', ...names].join(', ')}`;
  const sql = `SELECT ${[...names, ...SPREAD].join(', ')} FROM (${units})
    ${names.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${names.join(', ')}`}`;
  return (await connection.runAndReadAll(sql, values)).getRows().map((row) => {
    const [units = 0n, cost = 0n, median = 0n, p95 = 0n, max = 0n] = row.slice(fields.length).map(readBigInt);
    return { values: row.slice(0, fields.length).map(readText), units, cost, median, p95, max };
  });
}

const SPREAD = [
  'count(*)',
  'sum(cost)::DECIMAL(38, 12)',
  'quantile_disc(cost, 0.5)',
  'quantile_disc(cost, 0.95)',
  'max(cost)',
];
