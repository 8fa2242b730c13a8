import type { DuckDBConnection } from '@duckdb/node-api';
import type { Selection, Spread } from '../call-store.ts';
import { findBackground } from './background-requests.ts';
import { keyOf, makeCells } from './cost-cells.ts';
import { fieldSql, makeWhere } from './field-sql.ts';
import { fitsRollups } from './fits-rollups.ts';
import { rankCosts } from './rank-costs.ts';
import { findRolled, type Rolled } from './rollup/find-rolled.ts';
import { ROLLED_FIELDS } from './rollup/rollup-tables.ts';
import { hasRolledCosts, selectRolledCosts } from './rollup/select-rolled.ts';
import { readSpreads, spread } from './spread-sql.ts';
import { PRICED, type Query, selectForeground } from './sum-sql.ts';

/**
 * See `CallView.distributeCalls`.
 * @param connection in a transaction.
 */
export async function distributeCalls(
  connection: DuckDBConnection,
  selection: Selection,
  groupings: readonly (readonly string[])[],
): Promise<readonly (readonly Spread[])[]> {
  const used = [...groupings.flat(), ...Object.keys(selection.filter)];
  const isOfKinds = used.every((field) => ROLLED_FIELDS.includes(field));
  const rolled = isOfKinds ? await findRolled(connection, selection, []) : undefined;
  if (rolled) {
    const { select, values } = await selectPriced(connection, selection, rolled);
    const fields = [...new Set(groupings.flat())];
    const keys = fields.map((field) => `${fieldSql(field)} AS ${keyOf(field)}`);
    const rest = { sql: select(['cost_usd AS cost', ...keys]), values };
    const cells = await makeCells(connection, { rolled, selection, fields, rest });
    const ranked = cells && (await rankCosts(connection, cells, fields, groupings));
    if (ranked) return ranked;
  }
  const spreads: (readonly Spread[])[] = [];
  for (const fields of groupings) {
    spreads.push(await readSpreads(connection, await spreadCalls(connection, selection, fields), fields));
  }
  return spreads;
}

async function spreadCalls(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<Query> {
  const rolled = hasRolledCosts(selection, fields) ? await findRolled(connection, selection, fields) : undefined;
  const { select, values } = await selectPriced(connection, selection, rolled);
  const keys = fields.map((field, index) => `${fieldSql(field, selection)} AS key${index}`);
  if (!rolled) return { sql: spread(select(['cost_usd AS cost', ...keys]), fields), values };
  const fits = await fitsRollups(connection, { sql: select(['cost_usd AS cost']), values });
  const calls = select([`cost_usd${fits ? '::DECIMAL(18, 12)' : ''} AS cost`, ...keys]);
  return { sql: spread(`${selectRolledCosts(rolled, selection, fields, values)} UNION ALL ${calls}`, fields), values };
}

/** SQL of the selected calls with a price that are in no rollup that is read, and the values that it names. */
async function selectPriced(
  connection: DuckDBConnection,
  selection: Selection,
  rolled: Rolled | undefined,
): Promise<Pick<Query, 'values'> & { readonly select: (columns: readonly string[]) => string }> {
  const { where, values } = makeWhere(selection);
  const priced = `${where} AND ${PRICED}`;
  const addBackground = await findBackground(connection);
  const rest = `${priced} AND ${rolled?.rest ?? 'true'}`;
  return {
    values,
    select: (columns) => `${selectForeground(columns.join(', '), rest)} ${addBackground(columns.join(', '), priced)}`,
  };
}
