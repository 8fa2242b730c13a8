import { type DuckDBConnection, DuckDBListValue } from '@duckdb/node-api';
import type { Selection, Spread } from '../call-store.ts';
import { findBackground } from './background-requests.ts';
import { fieldSql, makeWhere } from './field-sql.ts';
import { readText } from './read-text.ts';
import { findRolled, type Rolled } from './rollup/find-rolled.ts';
import { MAX_HOUR_USD } from './rollup/roll-up-hours.ts';
import { TEXT_FIELDS } from './rollup/rollup-tables.ts';
import { hasRolledCosts, hasRolledUnits, selectRolledCosts, selectRolledUnits } from './rollup/select-rolled.ts';
import { selectParts } from './select-parts.ts';
import { IS_PRICED, PRICED, type Query, readBigInt, selectForeground } from './sum-sql.ts';

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
  const { sql, values } = await (unit === 'call'
    ? spreadCalls(connection, selection, fields)
    : spreadUnits(connection, selection, unit, fields));
  return (await connection.runAndReadAll(sql, values)).getRows().map((row) => {
    const [ranks, ...rest] = row.slice(fields.length);
    const [median = 0n, p95 = 0n] = ranks instanceof DuckDBListValue ? ranks.items.map(readBigInt) : [];
    const [units = 0n, cost = 0n, max = 0n] = rest.map(readBigInt);
    return { values: row.slice(0, fields.length).map(readText), units, cost, median, p95, max };
  });
}

const SPREAD = ['quantile_disc(cost, [0.5, 0.95])', 'count(*)', 'sum(cost)::DECIMAL(38, 12)', 'max(cost)'];

function spread(costs: string, fields: readonly string[]): string {
  const names = fields.map((_, index) => `key${index}`);
  return `SELECT ${[...names, ...SPREAD].join(', ')} FROM (${costs})
    ${names.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${names.join(', ')}`}`;
}

async function spreadCalls(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<Query> {
  const { where, values } = makeWhere(selection);
  const rolled = hasRolledCosts(selection, fields) ? await findRolled(connection, selection, fields) : undefined;
  const keys = fields.map((field, index) => `${fieldSql(field, selection)} AS key${index}`);
  const priced = `${where} AND ${PRICED}`;
  const rest = `${priced} AND ${rolled?.rest ?? 'true'}`;
  const addBackground = await findBackground(connection);
  const select = (columns: readonly string[]): string =>
    `${selectForeground(columns.join(', '), rest)} ${addBackground(columns.join(', '), priced)}`;
  if (!rolled) return { sql: spread(select(['cost_usd AS cost', ...keys]), fields), values };
  // Costs of 18 digits, as the rollups have them, are put in order in half the time.
  const most = `SELECT coalesce(max(abs(cost)), 0) < ${MAX_HOUR_USD} FROM (${select(['cost_usd AS cost'])})`;
  const [[fits] = []] = (await connection.runAndReadAll(most, [...values])).getRows();
  const calls = select([`cost_usd${fits === true ? '::DECIMAL(18, 12)' : ''} AS cost`, ...keys]);
  return { sql: spread(`${selectRolledCosts(rolled, selection, fields, values)} UNION ALL ${calls}`, fields), values };
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
  const { sql, rolled, calls, values } = await selectParts(connection, selection, [...fields, unit], numbered);
  const sum = (parts: string, units: readonly string[]): string =>
    `SELECT ${[...names, 'sum(cost_usd)::DECIMAL(38, 12) AS cost'].join(', ')} FROM (${parts})
      WHERE ${IS_PRICED} AND NOT (${units.map((name) => `${name} IS NULL`).join(' AND ')})
      GROUP BY ${[...names, ...units].join(', ')}`;
  if (numbered === undefined || rolled === undefined) return { sql: spread(sum(sql, [one]), fields), values };
  // By numbers, where calls that are not rolled up have a text that has one.
  const columns = [...names, 'class', 'cost_usd'].join(', ');
  const ofCalls = `SELECT ${columns}, id AS number, CASE WHEN id IS NULL THEN ${one} END AS text
    FROM (${calls}) LEFT JOIN rollup_texts ON value = ${one}`;
  const found = hasRolledUnits(selection, fields) ? await findRolled(connection, selection, []) : undefined;
  if (found) return { sql: spread(selectUnits(found, unit, ofCalls), fields), values };
  const parts = `SELECT ${columns}, ${one} AS number, NULL AS text FROM (${rolled}) UNION ALL ${ofCalls}`;
  return { sql: spread(sum(parts, ['number', 'text']), fields), values };
}

/**
 * SQL of what each user, customer or session cost. Nearly all sessions have one row, and what needs no adding up is not.
 * @param ofCalls SQL of the calls that are not rolled up.
 */
function selectUnits(rolled: Rolled, unit: string, ofCalls: string): string {
  const rows = selectRolledUnits(rolled, unit);
  const rest = `SELECT number, text, cost_usd FROM (${ofCalls}) WHERE ${IS_PRICED}
    AND NOT (number IS NULL AND text IS NULL)`;
  const sum = (which: string): string => `SELECT sum(cost_usd)::DECIMAL(38, 12) AS cost
    FROM (SELECT number, NULL AS text, cost_usd FROM (${rows}) ${which} UNION ALL SELECT * FROM rest)
    GROUP BY number, text`;
  if (unit !== 'session') return `WITH rest AS MATERIALIZED (${rest}) ${sum('')}`;
  return `WITH rest AS MATERIALIZED (${rest}), several AS MATERIALIZED (
      SELECT session AS number FROM rolled_sessions UNION SELECT number FROM rest WHERE number IS NOT NULL)
    SELECT cost_usd AS cost FROM (${rows}) WHERE number NOT IN (SELECT number FROM several)
    UNION ALL ${sum('WHERE number IN (SELECT number FROM several)')}`;
}
