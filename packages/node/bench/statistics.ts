/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * The number that a quarter of them are below: how long something takes while nothing holds it up. What does hold it up, other
 * programs on the same cores or a collection of garbage amid one call, only ever adds.
 */
export function lowerQuartile(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;
}

/**
 * Between which two of the numbers the middle of what they are drawn from lies, with at least 95 % confidence (by ranks,
 * as in a sign test).
 */
export function medianInterval(values: readonly number[]): readonly [low: number, high: number] {
  const sorted = values.toSorted((a, b) => a - b);
  const { length } = sorted;
  let outside = 0;
  // Chance that so many of them, of all, are below the middle.
  let chance = 0.5 ** length;
  for (let rank = 0; rank < length / 2; rank += 1) {
    outside += chance;
    if (outside > 0.025) {
      const low = Math.max(rank - 1, 0);
      return [sorted[low] ?? Number.NaN, sorted[length - 1 - low] ?? Number.NaN];
    }
    chance *= (length - rank) / (rank + 1);
  }
  return [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
}

/** A figure with what can be told of it: three digits, or whole thousands. */
export function writeNumber(value: number): string {
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
