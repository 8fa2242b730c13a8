import type { DuckDBConnection } from '@duckdb/node-api';
import type { Spread } from '../call-store.ts';
import { type CostSource, keyOf } from './cost-cells.ts';
import { readText } from './read-text.ts';
import { readBigInt } from './sum-sql.ts';

/** Which of `units` costs in ascending order is told, the first being 1: median, 95th percentile and the highest. */
const RANKS: Readonly<Record<string, string>> = {
  median: '(units + 1) // 2',
  p95: '(units * 95 + 99) // 100',
  most: 'units',
};

/** The share of the costs that may lie in the buckets that are put in order; with more, that is no less work. */
const MAX_SHARE = 0.5;

type Groupings = readonly (readonly string[])[];

/**
 * How costs spread by each of some lists of fields, without putting all of them in order once a list: they are counted by
 * buckets, and only what is in the bucket of a rank that is asked for is put in order.
 * @param sources of all costs; see `makeCells`.
 * @returns undefined when nearly all costs are in those few buckets.
 */
export async function rankCosts(
  connection: DuckDBConnection,
  sources: readonly CostSource[],
  groupings: Groupings,
): Promise<readonly (readonly Spread[])[] | undefined> {
  const fromEach = (read: (source: CostSource) => string, columns: string, groups: string): string =>
    sources
      .map((one) => `SELECT ${columns} FROM (${read(one)}) JOIN (${one.cells}) USING (${one.by}) GROUP BY ${groups}`)
      .join(' UNION ALL ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE cell_buckets AS
    ${fromEach(({ rows }) => rows, 'cell, bucket, count(*) AS calls', 'cell, bucket')}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE cell_sums AS
    ${fromEach(({ sums }) => sums, 'cell, sum(calls) AS calls, sum(cost) AS cost', 'cell')}`);
  await makeRanks(connection, groupings);
  const share = `SELECT (SELECT coalesce(sum(calls), 0) FROM cost_ranks)
    <= ${MAX_SHARE} * (SELECT coalesce(sum(units), 0) FROM cost_groups) + ${FEW}`;
  const [[isLess] = []] = (await connection.runAndReadAll(share)).getRows();
  return isLess === true ? readRanks(connection, sources, groupings) : undefined;
}

/** So many costs are always put in order. */
const FEW = 10_000;

/**
 * Makes the tables of the groups of all groupings (`cost_groups`), of which each goes by its first cell, and of the
 * buckets that the costs of their ranks are in (`cost_ranks`).
 */
async function makeRanks(connection: DuckDBConnection, groupings: Groupings): Promise<void> {
  const leads = groupings.map((fields, grouping) => {
    const by = fields.length === 0 ? '' : `PARTITION BY ${fields.map(keyOf).join(', ')}`;
    return `SELECT ${grouping} AS grouping, cell, min(cell) OVER (${by}) AS lead FROM cost_cells`;
  });
  await connection.run(`CREATE OR REPLACE TEMP TABLE group_cells AS ${leads.join(' UNION ALL ')}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE cost_groups AS
    SELECT grouping, lead, CAST(sum(calls) AS BIGINT) AS units, CAST(sum(cost) AS DECIMAL(38, 12)) AS cost
    FROM cell_sums JOIN group_cells USING (cell) GROUP BY grouping, lead`);
  const ranks = Object.entries(RANKS).map(
    ([name, rank]) => `SELECT grouping, lead, '${name}' AS name, ${rank} AS rank FROM cost_groups`,
  );
  await connection.run(`CREATE OR REPLACE TEMP TABLE cost_ranks AS
    WITH counted AS (
      SELECT grouping, lead, bucket, CAST(sum(calls) AS BIGINT) AS calls
      FROM cell_buckets JOIN group_cells USING (cell) GROUP BY grouping, lead, bucket),
    placed AS (
      SELECT *, sum(calls) OVER (PARTITION BY grouping, lead ORDER BY bucket) - calls AS below FROM counted)
    SELECT row_number() OVER () AS id, grouping, lead, name, bucket, calls, CAST(rank - below AS BIGINT) AS rank
    FROM placed JOIN (${ranks.join(' UNION ALL ')}) USING (grouping, lead)
    WHERE rank > below AND rank <= below + calls`);
}

async function readRanks(
  connection: DuckDBConnection,
  sources: readonly CostSource[],
  groupings: Groupings,
): Promise<readonly (readonly Spread[])[]> {
  const candidates = sources.map(
    ({ rows, cells, by }) => `SELECT id, cost FROM (${rows})
      JOIN (SELECT ${by}, bucket, id FROM wanted JOIN (${cells}) USING (cell)) USING (${by}, bucket)`,
  );
  await connection.run(`CREATE OR REPLACE TEMP TABLE found_costs AS
    WITH wanted AS (SELECT cell, bucket, id FROM cost_ranks JOIN group_cells USING (grouping, lead)),
    placed AS (SELECT id, list_sort(list(cost)) AS costs FROM (${candidates.join(' UNION ALL ')}) GROUP BY id)
    SELECT grouping, lead, name, costs[rank] AS cost FROM placed JOIN cost_ranks USING (id)`);
  const names = Object.keys(RANKS);
  const found = names.map((name) => `max(cost) FILTER (name = '${name}') AS ${name}`);
  const spreads: (readonly Spread[])[] = [];
  for (const [grouping, fields] of groupings.entries()) {
    const sql = `SELECT ${[...fields.map(keyOf), 'units', 'cost_groups.cost', ...names].join(', ')}
      FROM cost_groups JOIN cost_cells ON cell = lead
      JOIN (SELECT lead, ${found.join(', ')} FROM found_costs WHERE grouping = ${grouping} GROUP BY lead) USING (lead)
      WHERE grouping = ${grouping}`;
    const rows = (await connection.runAndReadAll(sql)).getRows();
    spreads.push(
      rows.map((row) => {
        const [units = 0n, cost = 0n, median = 0n, p95 = 0n, max = 0n] = row.slice(fields.length).map(readBigInt);
        return { values: row.slice(0, fields.length).map(readText), units, cost, median, p95, max };
      }),
    );
  }
  return spreads;
}
