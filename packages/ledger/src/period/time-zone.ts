import { ReportParameterError } from '../errors.ts';

/** A day of a calendar; months are counted from 0, and what is beyond a month's end runs on into the next. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The calendar of a time zone. Times are milliseconds since the Unix epoch. */
export interface TimeZone {
  /** As IANA spells it: `Europe/Berlin`. */
  readonly name: string;
  /** What its clocks are ahead of UTC, in milliseconds. */
  offsetAt(timeMs: number): number;
  dayOf(timeMs: number): Day;
  /** The first moment of a day: midnight or, where clocks skip that, the moment after. */
  startOf(day: Day): number;
}

const DAY_MS = 86_400_000;

/** UTC, where days are all alike. */
export const UTC: TimeZone = makeZone('UTC', () => 0);

/**
 * The time zone of that name; UTC where none is given.
 * @throws ReportParameterError when nobody knows it.
 */
export function readTimeZone(name: string | undefined): TimeZone {
  if (name === undefined) return UTC;
  try {
    // An offset such as +01:00 has no summer time and no name: JavaScript takes it, stores do not.
    if (!/^[A-Za-z]/.test(name)) throw new RangeError(name);
    const format = new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone: name });
    const { timeZone } = format.resolvedOptions();
    return timeZone === 'UTC' ? UTC : makeZone(timeZone, (timeMs) => readOffset(format, timeMs));
  } catch {
    const got = JSON.stringify(name.slice(0, 80));
    throw new ReportParameterError('timeZone', got, 'a time zone by its IANA name, such as Europe/Berlin');
  }
}

const FIELDS = {
  calendar: 'gregory',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const satisfies Intl.DateTimeFormatOptions;

function readOffset(format: Intl.DateTimeFormat, timeMs: number): number {
  const seconds = Math.floor(timeMs / 1000) * 1000;
  const parts = new Map(format.formatToParts(seconds).map(({ type, value }) => [type, Number(value)]));
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const clock = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return clock - seconds;
}

function makeZone(name: string, offsetAt: (timeMs: number) => number): TimeZone {
  const clockAt = (timeMs: number): number => timeMs + offsetAt(timeMs);
  return {
    name,
    offsetAt,
    dayOf: (timeMs) => {
      const clock = new Date(clockAt(timeMs));
      return { year: clock.getUTCFullYear(), month: clock.getUTCMonth(), day: clock.getUTCDate() };
    },
    startOf: ({ year, month, day }) => {
      const midnight = Date.UTC(year, month, day);
      // By the clocks of the day before and of the day after: they differ where the clocks change in between.
      const moments = [midnight - DAY_MS, midnight + DAY_MS].map((near) => midnight - offsetAt(near));
      return Math.min(...moments.filter((moment) => clockAt(moment) >= midnight));
    },
  };
}
