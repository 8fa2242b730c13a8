import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import type { Spread } from '../call-store.ts';
import type { CostCells, CostSource } from './cost-cells.ts';
import { type BucketCounts, RankedGroup } from './ranked-group.ts';
import { readCosts } from './read-costs.ts';
import { readBigInt } from './sum-sql.ts';

/** The share of the costs that may lie in the buckets that are put in order; with more, that is no less work. */
const MAX_SHARE = 0.25;

/** So many costs are always put in order. */
const FEW = 10_000;

/**
 * How costs spread by each of some lists of fields, without putting all of them in order once a list: they are counted by
 * buckets, and only what is in the bucket of a rank that is asked for is put in order.
 * @param fields of the cells, in their order.
 * @returns undefined when nearly all costs are in those few buckets.
 */
export async function rankCosts(
  connection: DuckDBConnection,
  { values, sources }: CostCells,
  fields: readonly string[],
  groupings: readonly (readonly string[])[],
): Promise<readonly (readonly Spread[])[] | undefined> {
  const sums = await sumCosts(connection, sources);
  const counts = await countCosts(connection, sources);
  const grouped = groupings.map((grouping) =>
    groupCells(
      values,
      sums,
      grouping.map((field) => fields.indexOf(field)),
    ),
  );
  const all = grouped.flatMap(({ groups }) => groups);
  const groupsOf = values.map((_, cell) => grouped.flatMap(({ ofCell }) => ofCell[cell] ?? []));
  placeRanks(counts, groupsOf);
  const wanted = findWanted(counts, groupsOf);
  const calls = counts.calls.reduce((sum, count) => sum + count, 0);
  const wantedCalls = wanted.reduce((sum, place) => sum + (counts.calls[place] ?? 0), 0);
  if (wantedCalls > MAX_SHARE * calls + FEW) return undefined;
  const costs = await readCosts(connection, sources, counts, wanted);
  for (const group of all) group.readRanks(costs);
  return grouped.map(({ groups }) => groups.map((group) => group.spread));
}

interface CellSums {
  readonly calls: number;
  readonly cost: bigint;
}

/** What the costs of each cell add up to. */
async function sumCosts(
  connection: DuckDBConnection,
  sources: readonly CostSource[],
): Promise<ReadonlyMap<number, CellSums>> {
  const selects = sources.map(
    ({ sums, cells, by, marked }) => `SELECT ${marked} AS cell, sum(calls)::BIGINT AS calls,
      sum(cost)::DECIMAL(38, 12) AS cost FROM (${sums}) JOIN (${cells}) USING (${by}) GROUP BY mark`,
  );
  const found = new Map<number, CellSums>();
  const rows = (await connection.runAndReadAll(selects.join(' UNION ALL '))).getRows();
  for (const [cell, calls = null, cost = null] of rows) {
    const before = found.get(Number(cell)) ?? { calls: 0, cost: 0n };
    found.set(Number(cell), { calls: before.calls + Number(calls), cost: before.cost + readBigInt(cost) });
  }
  return found;
}

/** Bits of the places of an array that DuckDB counts in: of so many numbers, it is some 20 MB a thread. */
const MAX_BITS = 21;

/** How many costs are in each bucket of each cell. */
async function countCosts(connection: DuckDBConnection, sources: readonly CostSource[]): Promise<BucketCounts> {
  const selects = sources.map(
    ({ rows, cells, by, marked }, origin) => `SELECT ${origin} AS origin, ${marked} AS cell, bucket,
      count(*)::DOUBLE AS calls FROM (SELECT ${by}, bucket FROM (${rows})) JOIN (${cells}) USING (${by}) GROUP BY mark, bucket`,
  );
  const sql = `SELECT origin, cell, bucket, calls FROM (${selects.join(' UNION ALL ')}) ORDER BY bucket`;
  await connection.run(`SET perfect_ht_threshold = ${MAX_BITS}`);
  const chunks = await (await connection.run(sql)).fetchAllChunks();
  // Where that failed, the connection is given up.
  await connection.run('RESET perfect_ht_threshold');
  return readCounts(chunks);
}

function readCounts(chunks: readonly DuckDBDataChunk[]): BucketCounts {
  const count = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const [origins, cells, buckets] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const calls = new Float64Array(count);
  let start = 0;
  for (const chunk of chunks) {
    const { rowCount } = chunk;
    for (const [index, column] of [origins, cells, buckets, calls].entries()) {
      const vector = chunk.getColumnVector(index);
      for (let row = 0; row < rowCount; row += 1) column[start + row] = vector.getItem(row) as number;
    }
    start += rowCount;
  }
  return { origins, cells, buckets, calls };
}

interface GroupedCells {
  readonly groups: readonly RankedGroup[];
  /** The group that each cell is in; undefined: it has no costs. */
  readonly ofCell: readonly (RankedGroup | undefined)[];
}

/** The groups of cells that have the same values in some places. */
function groupCells(
  values: CostCells['values'],
  sums: ReadonlyMap<number, CellSums>,
  places: readonly number[],
): GroupedCells {
  const groups = new Map<string, RankedGroup>();
  const ofCell = values.map((all, cell) => {
    const sum = sums.get(cell);
    if (!sum) return undefined;
    const own = places.map((place) => all[place] ?? null);
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? new RankedGroup(own);
    groups.set(key, group);
    group.addUp(sum.calls, sum.cost);
    return group;
  });
  return { groups: [...groups.values()], ofCell };
}

type GroupsOf = readonly (readonly RankedGroup[])[];

/** Finds the buckets of the ranks of all groups. */
function placeRanks({ cells, buckets, calls }: BucketCounts, groupsOf: GroupsOf): void {
  for (let place = 0; place < cells.length; place += 1) {
    const [bucket, count] = [buckets[place] ?? 0, calls[place] ?? 0];
    for (const group of groupsOf[cells[place] ?? 0] ?? []) group.count(bucket, count);
  }
}

/** The places of the counts of which a group wants the costs. */
function findWanted({ cells, buckets }: BucketCounts, groupsOf: GroupsOf): readonly number[] {
  const wanted: number[] = [];
  for (let place = 0; place < cells.length; place += 1) {
    let isWanted = false;
    const bucket = buckets[place] ?? 0;
    for (const group of groupsOf[cells[place] ?? 0] ?? []) if (group.want(bucket, place)) isWanted = true;
    if (isWanted) wanted.push(place);
  }
  return wanted;
}
