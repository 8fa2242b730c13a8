import { type DuckDBConnection, type DuckDBDataChunk, DuckDBDecimal64Vector, INTEGER } from '@duckdb/node-api';
import { appendRows } from './append-rows.ts';
import type { CostSource } from './cost-cells.ts';
import type { BucketCounts } from './ranked-group.ts';

/**
 * The costs in some buckets of some cells, in pico-USD, in no order.
 * @param wanted where the counts of them are, by which they are told.
 */
export async function readCosts(
  connection: DuckDBConnection,
  sources: readonly CostSource[],
  { origins, cells, buckets, calls }: BucketCounts,
  wanted: readonly number[],
): Promise<ReadonlyMap<number, BigInt64Array>> {
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE wanted_costs (origin INTEGER, cell INTEGER, bucket INTEGER, number INTEGER)',
  );
  await appendRows(
    connection,
    'wanted_costs',
    [...wanted.entries()],
    [
      { type: INTEGER, read: ([, place]) => origins[place] ?? 0 },
      { type: INTEGER, read: ([, place]) => cells[place] ?? 0 },
      { type: INTEGER, read: ([, place]) => buckets[place] ?? 0 },
      { type: INTEGER, read: ([number]) => number },
    ],
  );
  const selects = sources.map(
    ({ rows, cells: ofCells, by }, origin) => `SELECT number, cost
      FROM (SELECT cell, bucket, cost FROM (${rows}) JOIN (${ofCells}) USING (${by}))
      JOIN (SELECT * FROM wanted_costs WHERE origin = ${origin}) USING (cell, bucket)`,
  );
  // Not streamed: nearly all rows are left out, and each chunk that is looked at would come for itself.
  const chunks = await (await connection.run(selects.join(' UNION ALL '))).fetchAllChunks();
  const costs = wanted.map((place) => new BigInt64Array(calls[place] ?? 0));
  const ends = new Uint32Array(wanted.length);
  for (const chunk of chunks) readChunk(chunk, costs, ends);
  return new Map(wanted.map((place, number) => [place, costs[number] ?? new BigInt64Array()]));
}

function readChunk(chunk: DuckDBDataChunk, costs: readonly BigInt64Array[], ends: Uint32Array): void {
  const [numbers, amounts] = [chunk.getColumnVector(0), chunk.getColumnVector(1)];
  if (!(amounts instanceof DuckDBDecimal64Vector)) {
    throw new TypeError(`[@spendspan/ledger] got costs as ${amounts.type}, expected DECIMAL(18,12)`);
  }
  const { rowCount } = chunk;
  for (let row = 0; row < rowCount; row += 1) {
    const number = numbers.getItem(row) as number;
    const end = ends[number] ?? 0;
    (costs[number] as BigInt64Array)[end] = amounts.getScaledValue(row) ?? 0n;
    ends[number] = end + 1;
  }
}
