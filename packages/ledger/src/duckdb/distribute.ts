import type { DuckDBConnection } from '@duckdb/node-api';
import type { Selection, Spread } from '../call-store.ts';
import { distributeCalls } from './distribute-calls.ts';
import { findRolled } from './rollup/find-rolled.ts';
import { TEXT_FIELDS } from './rollup/rollup-tables.ts';
import { hasRolledUnits } from './rollup/select-rolled.ts';
import { selectParts } from './select-parts.ts';
import { readSpreads, spread } from './spread-sql.ts';
import { IS_PRICED, type Query } from './sum-sql.ts';
import { selectUnitCosts } from './unit-costs.ts';

/**
 * See `CallStore.distribute`.
 * @param connection in a transaction.
 */
export async function distribute(
  connection: DuckDBConnection,
  selection: Selection,
  unit: string,
  fields: readonly string[],
): Promise<readonly Spread[]> {
  if (unit === 'call') return (await distributeCalls(connection, selection, [fields]))[0] ?? [];
  return readSpreads(connection, await spreadUnits(connection, selection, unit, fields), fields);
}

async function spreadUnits(
  connection: DuckDBConnection,
  selection: Selection,
  unit: string,
  fields: readonly string[],
): Promise<Query> {
  const names = fields.map((_, index) => `key${index}`);
  const one = `key${fields.length}`;
  const numbered = TEXT_FIELDS.includes(unit) && !fields.includes(unit) ? unit : undefined;
  const { sql, rolled, calls, values } = await selectParts(connection, selection, [...fields, unit], {
    numbered: numbered === undefined ? [] : [numbered],
  });
  const sum = (parts: string, units: readonly string[]): string =>
    `SELECT ${[...names, 'sum(cost_usd)::DECIMAL(38, 12) AS cost'].join(', ')} FROM (${parts})
      WHERE ${IS_PRICED} AND NOT (${units.map((name) => `${name} IS NULL`).join(' AND ')})
      GROUP BY ${[...names, ...units].join(', ')}`;
  if (numbered === undefined || rolled === undefined) return { sql: spread(sum(sql, [one]), fields), values };
  const found = hasRolledUnits(selection, fields) ? await findRolled(connection, selection, []) : undefined;
  if (found) {
    const rest = `SELECT ${one} AS text, cost_usd FROM (${calls}) WHERE ${IS_PRICED} AND ${one} IS NOT NULL`;
    return { sql: spread(await selectUnitCosts(connection, found, unit, { sql: rest, values }), fields), values: [] };
  }
  // By numbers, where calls that are not rolled up have a text that has one.
  const columns = [...names, 'class', 'cost_usd'].join(', ');
  const parts = `SELECT ${columns}, ${one} AS number, NULL AS text FROM (${rolled})
    UNION ALL SELECT ${columns}, id AS number, CASE WHEN id IS NULL THEN ${one} END AS text
    FROM (${calls}) LEFT JOIN rollup_texts ON value = ${one}`;
  return { sql: spread(sum(parts, ['number', 'text']), fields), values };
}
