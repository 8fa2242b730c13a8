import { weekdayOf } from '../calendar.ts';

/** The days before one that is judged. */
export interface LookBack {
  /** Where they are among the amounts. */
  readonly past: readonly number[];
  readonly alike: Alike;
}

/** Which of the days before are measured by which: those of one weekday together, and all where these are few. */
export interface Alike {
  /** Groups of positions among the days before. */
  readonly groups: readonly (readonly number[])[];
  /** The group that each of the days before is measured by. */
  readonly groupOf: readonly number[];
  /** The group that the day itself is measured by. */
  readonly ofToday: number;
}

/** Finds by which days of the past a day and they themselves are measured. */
export function findAlike(day: string, past: readonly string[]): Alike {
  const all = past.map((_, index) => index);
  const weekdays = past.map(weekdayOf);
  const groups = Array.from({ length: 7 }, (_, weekday) => {
    const same = all.filter((index) => weekdays[index] === weekday);
    return same.length >= 3 ? same : all;
  });
  return { groups, groupOf: weekdays, ofToday: weekdayOf(day) };
}

/** What days like this one usually cost (the median of the same weekday, or of all), and how far days lie from that. */
export function findUsual(
  usd: Float64Array,
  { past, alike }: LookBack,
): { readonly expected: number; readonly deviation: number } {
  const { groups, groupOf, ofToday } = alike;
  const values = new Float64Array(past.length);
  const usuals = groups.map((group) => {
    for (let index = 0; index < group.length; index++) values[index] = usd[past[group[index] ?? 0] ?? 0] ?? 0;
    return median(values, group.length);
  });
  for (let index = 0; index < past.length; index++) {
    values[index] = Math.abs((usd[past[index] ?? 0] ?? 0) - (usuals[groupOf[index] ?? 0] ?? 0));
  }
  // 1.4826 medians of the distance are one standard deviation of a normal spread.
  return { expected: usuals[ofToday] ?? 0, deviation: 1.4826 * median(values, values.length) };
}

/**
 * The middle of the first values, which it sorts: a few of them by insertion, without what a sort of many has to begin
 * with.
 */
export function median(values: Float64Array, count: number): number {
  for (let end = 1; end < count; end++) {
    const value = values[end] ?? 0;
    let at = end;
    for (; at > 0 && (values[at - 1] ?? 0) > value; at--) values[at] = values[at - 1] ?? 0;
    values[at] = value;
  }
  const middle = count / 2;
  const upper = values[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((values[middle - 1] ?? 0) + upper) / 2 : upper;
}
