import { MOST_NEAR } from '../many-amounts.ts';
import { toUsdNumber } from '../money.ts';

/** What was spent on each of some days, which go by their numbers from 0 on. */
export class DailyCosts {
  /** Pico-USD, what a double holds of them; the rest is in `#far`. */
  readonly #near: Float64Array;
  readonly #far = new Map<number, bigint>();
  #usd: Float64Array | undefined;
  #first = Number.POSITIVE_INFINITY;

  constructor(days: number) {
    this.#near = new Float64Array(days);
  }

  /** Adds pico-USD, those beyond {@link MOST_NEAR} as a bigint. */
  add(day: number, cost: number | bigint): void {
    const sum = typeof cost === 'bigint' ? Number.NaN : (this.#near[day] ?? 0) + cost;
    // Not the other way round: NaN is to be on this side.
    if (!(Math.abs(sum) <= MOST_NEAR)) this.#far.set(day, (this.#far.get(day) ?? 0n) + BigInt(cost));
    else this.#near[day] = sum;
    this.#usd = undefined;
    if (day < this.#first) this.#first = day;
  }

  /** Pico-USD. */
  exact(day: number): bigint {
    return BigInt(this.#near[day] ?? 0) + (this.#far.get(day) ?? 0n);
  }

  /** The days, in USD. */
  get usd(): Float64Array {
    this.#usd ??= this.#near.map((_, day) => toUsdNumber(this.exact(day)));
    return this.#usd;
  }

  /** The first day that something was added to; infinite when there is none. */
  get first(): number {
    return this.#first;
  }

  /** By how much two days can differ at most, one on which nothing was spent among them, in USD. */
  get range(): number {
    let [low, high] = [0, 0];
    for (const one of this.usd) {
      if (one < low) low = one;
      if (one > high) high = one;
    }
    return high - low;
  }
}
