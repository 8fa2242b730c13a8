import { divideHalfEven, formatUsd, shareOf } from './money.ts';

/**
 * Many whole numbers, to be reckoned with as doubles where those are exact: with hundreds of thousands of them, bigints
 * take most of the time of a report. What comes out is what `money.ts` has, to the last digit.
 */
export class ManyAmounts {
  readonly #read: (index: number) => bigint;
  /** The amounts; NaN where a double does not hold one, with room for the sum of two. */
  readonly #near: Float64Array;

  /**
   * @param near the amounts as doubles; NaN for those beyond {@link MOST_NEAR}.
   * @param far gives one of those.
   */
  constructor(near: Float64Array, far: (index: number) => bigint) {
    this.#near = near;
    this.#read = (index) => {
      const known = near[index] ?? 0;
      return Number.isNaN(known) ? far(index) : BigInt(known);
    };
  }

  /** @param read gives an amount, the same one each time. */
  static from(count: number, read: (index: number) => bigint): ManyAmounts {
    const near = Float64Array.from({ length: count }, (_, index) => {
      const amount = Number(read(index));
      return Math.abs(amount) <= MOST_NEAR ? amount : Number.NaN;
    });
    return new ManyAmounts(near, read);
  }

  /**
   * These with others added to them.
   * @param places where each of the others is added; behind the last of these it is an amount of its own. No two are the same.
   */
  addAt(places: readonly number[], others: ManyAmounts): ManyAmounts {
    const count = places.reduce((most, place) => Math.max(most, place + 1), this.#near.length);
    const near = new Float64Array(count);
    near.set(this.#near);
    const far = new Map<number, bigint>();
    // Nothing leads to these: who is added to again and again would keep all that it ever was.
    this.#near.forEach((amount, index) => {
      if (Number.isNaN(amount)) far.set(index, this.#read(index));
    });
    for (const [index, place] of places.entries()) {
      const sum = (near[place] ?? 0) + (others.#near[index] ?? 0);
      // Not the other way round: NaN is to be on this side.
      const isFar = !(Math.abs(sum) <= MOST_NEAR);
      if (isFar) far.set(place, this.#read(place) + others.#read(index));
      near[place] = isFar ? Number.NaN : sum;
    }
    return new ManyAmounts(near, (index) => far.get(index) ?? 0n);
  }

  /** The exact amount. */
  read(index: number): bigint {
    return this.#read(index);
  }

  /**
   * Where the amounts are, the highest first.
   * @param compare tells the order of any two.
   * @param compareSame tells that of two that are the same.
   */
  sort(compare: Compare, compareSame: Compare = compare): Uint32Array {
    const near = this.#near;
    const indexes = Uint32Array.from(near.keys());
    if (near.some(Number.isNaN)) return indexes.sort(compare);
    // Numbers alone are sorted in a fraction of the time that a function takes to compare them.
    const sorted = near.slice().sort();
    const taken = new Uint32Array(near.length);
    near.forEach((amount, index) => {
      const first = findFirst(sorted, amount);
      indexes[near.length - 1 - first - (taken[first] ?? 0)] = index;
      taken[first] = (taken[first] ?? 0) + 1;
    });
    taken.forEach((count, first) => {
      const start = near.length - first - count;
      if (count > 1) indexes.subarray(start, start + count).sort(compareSame);
    });
    return indexes;
  }

  get sum(): bigint {
    return this.sumOf(this.#near.keys());
  }

  /** The sum of those at some places. */
  sumOf(indexes: Iterable<number>): bigint {
    let sum = 0n;
    let part = 0;
    for (const index of indexes) {
      const near = this.#near[index] ?? 0;
      if (Number.isNaN(near)) sum += this.#read(index);
      else part += near;
      if (Math.abs(part) <= MOST_NEAR) continue;
      sum += BigInt(part);
      part = 0;
    }
    return sum + BigInt(part);
  }

  /** The exact amount: as a number up to {@link MOST_NEAR}. */
  exact(index: number): number | bigint {
    const near = this.#near[index] ?? 0;
    return Number.isNaN(near) ? this.#read(index) : near;
  }

  /** As `Number` has it, which is close where it is not exact. */
  number(index: number): number {
    return Number(this.exact(index));
  }

  /** See `shareOf`. */
  share(index: number, whole: bigint): number | null {
    const near = this.#near[index] ?? Number.NaN;
    const scaled = (near / Number(whole)) * 1e12;
    const floor = Math.floor(scaled);
    // Both are off by 0.0004 at most: between two whole numbers the lower one is the answer.
    if (near > 0 && floor > 0 && scaled < 1e12 && scaled - floor > 0.001 && scaled - floor < 0.999) return floor / 1e12;
    return shareOf(this.#read(index), whole);
  }

  /** Each divided by the one of `divisors` in its place (see `divideHalfEven`) and formatted; null where that is 0. */
  formatQuotients(divisors: ManyAmounts): readonly (string | null)[] {
    const quotients = divisors.#near.map((divisor, index) => divideNear(this.#near[index] ?? 0, divisor));
    return formatMany(quotients, (index) => {
      const divisor = divisors.#read(index);
      return divisor === 0n ? null : formatUsd(divideHalfEven(this.#read(index), divisor));
    });
  }

  /** See `formatUsd`. */
  format(): readonly (string | null)[] {
    return formatMany(this.#near, (index) => formatUsd(this.#read(index)));
  }
}

/** The quotient, as `divideHalfEven` rounds it; NaN where that is to be found out with bigints. */
function divideNear(dividend: number, divisor: number): number {
  if (!(dividend >= 0 && divisor > 0)) return Number.NaN;
  const rest = dividend % divisor;
  const quotient = (dividend - rest) / divisor;
  const up = rest * 2 > divisor || (rest * 2 === divisor && quotient % 2 === 1);
  return up ? quotient + 1 : quotient;
}

type Compare = (a: number, b: number) => number;

/** Sums of two of these are exact. */
export const MOST_NEAR: number = 2 ** 52;

/** Where the first of some sorted numbers is that is no less than one. */
function findFirst(sorted: Float64Array, amount: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < amount) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Pico-USD as `formatUsd` writes them, in a fraction of the time: the digits of all of them become one text, which is cut.
 * @param formatOther what is written of those that are negative, or NaN.
 */
function formatMany(amounts: Float64Array, formatOther: (index: number) => string | null): readonly (string | null)[] {
  const bytes = Buffer.allocUnsafe(amounts.length * ROOM);
  const ends = new Uint32Array(amounts.length);
  let end = 0;
  amounts.forEach((amount, index) => {
    if (amount >= 0) end = writeAmount(bytes, end, amount);
    ends[index] = end;
  });
  const text = bytes.toString('latin1', 0, end);
  const texts: (string | null)[] = [];
  amounts.forEach((amount, index) => {
    texts.push(amount >= 0 ? text.slice(ends[index - 1] ?? 0, ends[index]) : formatOther(index));
  });
  return texts;
}

/** Digits of an amount up to 2⁵³, and its point. */
const ROOM = 17;
const DIGIT_0 = 48;
const POINT = 46;

/** @returns where the amount ends. */
function writeAmount(bytes: Uint8Array, start: number, amount: number): number {
  const micros = Math.floor(amount / 1e6);
  const whole = Math.floor(micros / 1e6);
  let point = start + 1;
  for (let power = 10; power <= whole; power *= 10) point += 1;
  writeDigits(bytes, start, point, whole);
  bytes[point] = POINT;
  writeDigits(bytes, point + 1, point + 7, micros - whole * 1e6);
  writeDigits(bytes, point + 7, point + 13, amount - micros * 1e6);
  return point + 13;
}

function writeDigits(bytes: Uint8Array, start: number, end: number, value: number): void {
  let rest = value;
  for (let place = end - 1; place >= start; place -= 1) {
    const next = Math.floor(rest / 10);
    bytes[place] = DIGIT_0 + rest - next * 10;
    rest = next;
  }
}
