import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { CellOrder, CellRanking, RankedCells, RankedSum, Selection, SumName } from '../call-store.ts';
import { compareCells, placesOfTime } from '../rank-cells.ts';
import { crosstab } from './crosstab.ts';
import type { NarrowSelection } from './field-sql.ts';
import { nameRest } from './name-rest.ts';
import { readText } from './read-text.ts';
import { TEXT_FIELDS } from './rollup/rollup-tables.ts';
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
  const numbered = fields.filter((field) => TEXT_FIELDS.includes(field));
  const parts = await selectParts(connection, selection, fields, { numbered, classless: true });
  const { ranked, groups } = rankSql(parts, fields, order);
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
  for (const [index, field] of fields.entries()) {
    const read = (group: string): readonly (string | null)[] => {
      const at = groups.indexOf(group) + 2;
      return [...new Set(rows.map((row: readonly DuckDBValue[]) => readText(row[at])))];
    };
    const text = groups.indexOf(`key${index}_text`);
    within[field] =
      text === -1 ? read(`key${index}`) : await findTexts(connection, rows, { number: index + 2, text: text + 2 });
  }
  return { count, within };
}

/** The texts of keys that are numbers of one, or have it themselves. */
async function findTexts(
  connection: DuckDBConnection,
  rows: readonly (readonly DuckDBValue[])[],
  at: { readonly number: number; readonly text: number },
): Promise<readonly (string | null)[]> {
  const numbers = [
    ...new Set(rows.flatMap((row) => (typeof row[at.number] === 'number' ? [String(row[at.number])] : []))),
  ];
  const own = rows.flatMap((row) => (typeof row[at.number] === 'number' ? [] : [readText(row[at.text])]));
  if (numbers.length === 0) return [...new Set(own)];
  const sql = `SELECT value FROM rollup_texts WHERE id IN (${numbers.join(', ')})`;
  const found = (await connection.runAndReadAll(sql)).getRows().map(([value]) => readText(value));
  return [...new Set([...own, ...found])];
}

/** SQL of all cells as `ranked`, with what they are ranked by as `first` and `second`, and the columns that tell them apart. */
function rankSql(
  { rolled, calls }: Parts,
  fields: readonly string[],
  order: CellOrder,
): { readonly ranked: string; readonly groups: readonly string[] } {
  const keys = fields.map((_, index) => `key${index}`);
  const isNumbered = (index: number): boolean => rolled !== undefined && TEXT_FIELDS.includes(fields[index] ?? '');
  const numbered = keys.filter((_, index) => isNumbered(index));
  const groups = [...keys, ...numbered.map((key) => `${key}_text`)];
  const times = placesOfTime(fields).map((place) => `key${place}`);
  const [first, second] = RANKS[order];
  const rest = `rest AS MATERIALIZED (SELECT ${[...keys, ...AMOUNTS].join(', ')} FROM (${calls})),
    ${nameRest(keys, numbered, AMOUNTS)},
    rest_cells AS MATERIALIZED (
      SELECT ${[...groups, `${addUp(first, times)} AS first`, `${addUp(second, times)} AS second`].join(', ')}
      FROM named_rest GROUP BY ${groups.join(', ')})`;
  if (rolled === undefined)
    return { ranked: `WITH ${rest}, ranked AS MATERIALIZED (SELECT * FROM rest_cells)`, groups };
  // What is rolled up is one row for each cell already: to group both together would take as long again.
  const texts = numbered.map((key) => `NULL::VARCHAR AS ${key}_text`);
  const rows = [...keys, ...texts, `${readOne(first, times)} AS first`, `${readOne(second, times)} AS second`];
  const same = groups.map((group) => `known.${group} IS NOT DISTINCT FROM rest_cells.${group}`).join(' AND ');
  const merged = [
    ...groups.map((group) => `coalesce(known.${group}, rest_cells.${group}) AS ${group}`),
    ...[first, second].map((rank, index) => mergeRanks(rank, index === 0 ? 'first' : 'second')),
  ];
  const ranked = `WITH ${rest},
    ranked AS MATERIALIZED (SELECT ${merged.join(', ')}
      FROM (SELECT ${rows.join(', ')} FROM (${rolled})) known FULL OUTER JOIN rest_cells ON ${same})`;
  return { ranked, groups };
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
