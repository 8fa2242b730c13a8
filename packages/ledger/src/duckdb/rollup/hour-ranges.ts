import { NANOS_PER_HOUR } from './rollup-tables.ts';

/** A stretch of hours, `end` exclusive. */
export interface HourRange {
  readonly start: number;
  readonly end: number;
}

/** The stretches that hours, in ascending order, make up. */
export function toRanges(hours: readonly number[]): readonly HourRange[] {
  const ranges: { start: number; end: number }[] = [];
  for (const hour of hours) {
    const last = ranges.at(-1);
    if (last?.end === hour) last.end = hour + 1;
    else ranges.push({ start: hour, end: hour + 1 });
  }
  return ranges;
}

/** SQL of the condition that calls of some hours meet, by their time, so that only those parts of the table are looked at. */
export function inHours(hours: readonly number[]): string {
  const nanos = (hour: number): string => `make_timestamp_ns(${BigInt(hour) * NANOS_PER_HOUR})`;
  return inRanges(hours, ({ start, end }) => `started_at >= ${nanos(start)} AND started_at < ${nanos(end)}`);
}

/** As {@link inHours}, of rows that have their hour. */
export function ofHours(hours: readonly number[]): string {
  return inRanges(hours, ({ start, end }) => `hour >= ${start} AND hour < ${end}`);
}

function inRanges(hours: readonly number[], rangeSql: (range: HourRange) => string): string {
  const ranges = toRanges([...hours].sort((a, b) => a - b)).map(rangeSql);
  return ranges.length === 0 ? 'false' : `(${ranges.join(' OR ')})`;
}
