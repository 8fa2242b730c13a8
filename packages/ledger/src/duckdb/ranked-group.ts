import type { Spread } from '../call-store.ts';

/** How many costs are in a bucket of a cell, column by column, in ascending order of buckets. */
export interface BucketCounts {
  /** Which of the sources each is of. */
  readonly origins: Int32Array;
  readonly cells: Int32Array;
  readonly buckets: Int32Array;
  readonly calls: Float64Array;
}

/** Which of `units` costs in ascending order is told, the first being 1: median, 95th percentile and the highest. */
const RANKS: readonly ((units: number) => number)[] = [
  (units) => Math.ceil(units / 2),
  (units) => Math.ceil((units * 95) / 100),
  (units) => units,
];

/** A rank, and where its cost is. */
interface Place {
  readonly bucket: number;
  /** Which of the costs in the bucket, the first being 1. */
  readonly rank: number;
  /** The counts of which the costs in the bucket are. */
  readonly counts: number[];
  cost: bigint;
}

/** Costs of which some ranks are told; first all are counted, in ascending order of their buckets. */
export class RankedGroup {
  readonly #values: readonly (string | null)[];
  readonly #places: Place[] = [];
  #units = 0;
  #cost = 0n;
  #bucket = -1;
  /** Costs in the buckets before. */
  #below = 0;
  #seen = 0;

  constructor(values: readonly (string | null)[]) {
    this.#values = values;
  }

  /** Adds costs to those that there are in all, before any is counted. */
  addUp(units: number, cost: bigint): void {
    this.#units += units;
    this.#cost += cost;
  }

  /** Counts costs of a bucket. */
  count(bucket: number, calls: number): void {
    if (bucket !== this.#bucket) {
      this.#bucket = bucket;
      this.#below = this.#seen;
    }
    this.#seen += calls;
    while (this.#places.length < RANKS.length) {
      const rank = RANKS[this.#places.length]?.(this.#units) ?? 0;
      if (rank > this.#seen) break;
      this.#places.push({ bucket, rank: rank - this.#below, counts: [], cost: 0n });
    }
  }

  /** Whether a rank is in the bucket; then the costs that are counted there are noted. */
  want(bucket: number, count: number): boolean {
    let isWanted = false;
    for (const place of this.#places) {
      if (place.bucket !== bucket) continue;
      place.counts.push(count);
      isWanted = true;
    }
    return isWanted;
  }

  /** @param costs those of each count that is noted. */
  readRanks(costs: ReadonlyMap<number, BigInt64Array>): void {
    for (const place of this.#places) {
      const found = place.counts.map((count) => costs.get(count) ?? new BigInt64Array());
      const all = new BigInt64Array(found.reduce((sum, { length }) => sum + length, 0));
      let end = 0;
      for (const some of found) {
        all.set(some, end);
        end += some.length;
      }
      place.cost = all.sort()[place.rank - 1] ?? 0n;
    }
  }

  get spread(): Spread {
    const [median = 0n, p95 = 0n, max = 0n] = this.#places.map(({ cost }) => cost);
    return { values: this.#values, units: BigInt(this.#units), cost: this.#cost, median, p95, max };
  }
}
