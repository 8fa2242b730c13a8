import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { CellOrder, CellRanking, RankedCells, RankedSum, Selection, SumName } from '../call-store.ts';
import { compareCells, placesOfTime } from '../rank-cells.ts';
import { crosstab } from './crosstab.ts';
import type { NarrowSelection } from './field-sql.ts';
import { nameRest } from './name-rest.ts';
import { findNumbered, type NumberedKeys, numberKeys, readTexts, textOf } from './numbered-keys.ts';
import { readText } from './read-text.ts';
import { type Parts, selectParts } from './select-parts.ts';

/**
 * See `CallView.rankCells`. All cells are added up by what the order goes by alone, and by the numbers of their texts;
 * what else there is to be told is added up of the values that the first ones have.
 * @param connection in a transaction.
 */
export async function rankCells<Name extends SumName>(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
  names: readonly (Name | RankedSum)[],
  ranking: CellRanking,
): Promise<RankedCells<Name | RankedSum>> {
  if (fields.length === 0) {
    const cells = await crosstab<Name | RankedSum>(connection, selection, fields, names);
    return { cells, count: cells.length };
  }
  const { count, within } = await findFirst(connection, selection, fields, ranking);
  const cells = await crosstab<Name | RankedSum>(connection, { ...selection, within }, fields, names);
  return { cells: [...cells].sort(compareCells(ranking.order, fields)).slice(0, ranking.limit), count };
}

interface First {
  /** How many cells there are in all. */
  readonly count: number;
  /** The values of the first cells. */
  readonly within: NonNullable<NarrowSelection['within']>;
}

/** Where more cells than this may be among the first ones, their values are no help. */
const MAX_FOUND = 2000;

async function findFirst(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
  { order, limit }: CellRanking,
): Promise<First> {
  const parts = await selectParts(connection, selection, fields, { numbered: findNumbered(fields), classless: true });
  const { keys, numbered, groups } = numberKeys(parts, fields);
  const ranked = rankSql(parts, { keys, numbered, groups }, { fields, order });
  const before = order === 'oldest' ? '<' : '>';
  const sql = `${ranked},
    edge AS (SELECT first AS edge, second AS edge2 FROM ranked
      ORDER BY first ${order === 'oldest' ? 'ASC' : 'DESC'}, second DESC LIMIT 1 OFFSET ${limit - 1}),
    found AS MATERIALIZED (SELECT * FROM ranked, edge
      WHERE first ${before} edge OR (first = edge AND second >= edge2) LIMIT ${MAX_FOUND + 1})
    SELECT ${['count', 'edge IS NULL', ...groups].join(', ')}
    FROM (SELECT count(*) AS count FROM ranked) LEFT JOIN found ON true`;
  const rows = (await connection.runAndReadAll(sql, parts.values)).getRows();
  const count = Number(rows[0]?.[0] ?? 0);
  if (rows.length > MAX_FOUND || rows[0]?.[1] === true) return { count, within: {} };
  const within: Record<string, readonly (string | null)[]> = {};
  const valuesOf = (group: string): readonly (DuckDBValue | undefined)[] =>
    rows.map((row: readonly DuckDBValue[]) => row[groups.indexOf(group) + 2]);
  for (const [index, field] of fields.entries()) {
    const values = valuesOf(`key${index}`);
    const texts = numbered.includes(`key${index}`)
      ? await readTexts(connection, values as (number | null)[], valuesOf(textOf(`key${index}`)))
      : values.map(readText);
    within[field] = [...new Set(texts)];
  }
  return { count, within };
}

/** SQL of all cells as `ranked`, with what they are ranked by as `first` and `second`, and the columns that tell them apart. */
function rankSql(
  { rolled, calls }: Parts,
  { keys, numbered, groups }: NumberedKeys,
  { fields, order }: { readonly fields: readonly string[]; readonly order: CellOrder },
): string {
  const times = placesOfTime(fields).map((place) => `key${place}`);
  const [first, second] = RANKS[order];
  const rest = `rest AS MATERIALIZED (SELECT ${[...keys, ...AMOUNTS].join(', ')} FROM (${calls})),
    ${nameRest(keys, numbered, AMOUNTS)},
    rest_cells AS MATERIALIZED (
      SELECT ${[...groups, `${addUp(first, times)} AS first`, `${addUp(second, times)} AS second`].join(', ')}
      FROM named_rest GROUP BY ${groups.join(', ')})`;
  if (rolled === undefined) return `WITH ${rest}, ranked AS MATERIALIZED (SELECT * FROM rest_cells)`;
  // What is rolled up is one row for each cell already: to group both together would take as long again.
  const texts = numbered.map((key) => `NULL::VARCHAR AS ${textOf(key)}`);
  const rows = [...keys, ...texts, `${readOne(first, times)} AS first`, `${readOne(second, times)} AS second`];
  const same = groups.map((group) => `known.${group} IS NOT DISTINCT FROM rest_cells.${group}`).join(' AND ');
  const merged = [
    ...groups.map((group) => `coalesce(known.${group}, rest_cells.${group}) AS ${group}`),
    ...[first, second].map((rank, index) => mergeRanks(rank, index === 0 ? 'first' : 'second')),
  ];
  return `WITH ${rest},
    ranked AS MATERIALIZED (SELECT ${merged.join(', ')}
      FROM (SELECT ${rows.join(', ')} FROM (${rolled})) known FULL OUTER JOIN rest_cells ON ${same})`;
}

/** What cells are ranked by: an amount that is added up, when they were, or nothing. */
type Rank = { readonly sum: string } | 'time' | 'nothing';

const COST: Rank = { sum: 'cost_usd' };

/** What cells are ranked by, one after the other; `compareCells` has the rest of it. */
const RANKS: Readonly<Record<CellOrder, readonly [Rank, Rank]>> = {
  // Few cells cost the same, or have as many tokens: a second sum would take longer than to look at all of those.
  cost: [COST, 'nothing'],
  calls: [{ sum: 'calls' }, COST],
  tokens: [{ sum: 'input_tokens + output_tokens' }, 'nothing'],
  oldest: ['time', COST],
  newest: ['time', COST],
};

const AMOUNTS = ['calls', 'input_tokens', 'output_tokens', 'cost_usd'];

function addUp(rank: Rank, times: readonly string[]): string {
  return typeof rank === 'object' ? `sum(${rank.sum})` : readOne(rank, times);
}

/** SQL of what one row is ranked by. */
function readOne(rank: Rank, times: readonly string[]): string {
  if (typeof rank === 'object') return rank.sum;
  return rank === 'time' ? `concat(${["''", ...times].join(', ')})` : '0';
}

function mergeRanks(rank: Rank, name: string): string {
  if (rank === 'nothing') return `0 AS ${name}`;
  if (rank === 'time') return `coalesce(known.${name}, rest_cells.${name}) AS ${name}`;
  return `coalesce(known.${name}, 0) + coalesce(rest_cells.${name}, 0) AS ${name}`;
}
