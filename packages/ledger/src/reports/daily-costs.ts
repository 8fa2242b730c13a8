import { toUsdNumber } from '../money.ts';

/** What was spent on each of some days, which go by their numbers from 0 on. */
export class DailyCosts {
  readonly #exact: bigint[];
  #usd: Float64Array | undefined;
  #first = Number.POSITIVE_INFINITY;

  constructor(days: number) {
    this.#exact = new Array<bigint>(days).fill(0n);
  }

  add(day: number, cost: bigint): void {
    this.#exact[day] = (this.#exact[day] ?? 0n) + cost;
    this.#usd = undefined;
    if (day < this.#first) this.#first = day;
  }

  /** Pico-USD. */
  exact(day: number): bigint {
    return this.#exact[day] ?? 0n;
  }

  /** The days, in USD. */
  get usd(): Float64Array {
    this.#usd ??= Float64Array.from(this.#exact, toUsdNumber);
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
