import { formatInstant } from './dates.ts';

/** How a value of a field of times is written for people, and for programs (`datetime` of HTML). */
interface WrittenTime {
  readonly text: string;
  readonly dateTime: string;
}

const DAY_MS = 86_400_000;

/** By the field, or the column, that has them. All but `startedAt` are by the clocks of the report's time zone already. */
const WRITERS: Readonly<Record<string, (value: string, timeZone: string) => WrittenTime>> = {
  startedAt: (value, timeZone) => ({ text: formatInstant(value, timeZone), dateTime: shorten(value) }),
  hour: (value) => {
    const dateTime = `${value}:00`;
    return { text: write(Date.parse(`${dateTime}Z`), { dateStyle: 'medium', timeStyle: 'short' }), dateTime };
  },
  day: (value) => ({ text: write(Date.parse(`${value}T00:00Z`), { dateStyle: 'medium' }), dateTime: value }),
  week: (value) => {
    const monday = mondayOf(value);
    const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
    return { text: format.formatRange(monday, monday + 6 * DAY_MS), dateTime: value };
  },
  month: (value) => {
    const first = Date.parse(`${value}-01T00:00Z`);
    const last = new Date(first).setUTCMonth(new Date(first).getUTCMonth() + 1) - DAY_MS;
    // In the calendar of some locales it is parts of two months.
    const names = new Set([first, last].map((day) => write(day, { month: 'long', year: 'numeric' })));
    return { text: [...names].join(' – '), dateTime: value };
  },
};

/** A value of a field of times in the user's locale; undefined for other fields, and for what is no such value. */
export function writeTime(field: string, value: string, timeZone: string): WrittenTime | undefined {
  try {
    return Object.hasOwn(WRITERS, field) ? WRITERS[field]?.(value, timeZone) : undefined;
  } catch (error) {
    // Formatting what is no time throws.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function write(timeMs: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' }).format(timeMs);
}

/** The first day of a week of ISO 8601 (`2026-W40`): January 4 is in the first one. */
function mondayOf(week: string): number {
  const [, year, number] = /^(\d{4})-W(\d\d)$/.exec(week) ?? [];
  const inFirst = Date.parse(`${year}-01-04T00:00Z`);
  const sinceMonday = (new Date(inFirst).getUTCDay() + 6) % 7;
  return inFirst + (Number(number) * 7 - 7 - sinceMonday) * DAY_MS;
}

/** HTML takes three decimals of a second. */
function shorten(instant: string): string {
  return instant.replace(/(\.\d{3})\d+/, '$1');
}
