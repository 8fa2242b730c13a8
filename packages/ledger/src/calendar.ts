import { readTimeZone, type TimeZone } from './period/time-zone.ts';

/** Lengths of a budget's period: calendar days, weeks from Monday (ISO 8601), months, quarters, years. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The names of {@link CalendarUnit}. */
export const CALENDAR_UNITS: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Whole days of a calendar, in the time zone they are of: `2026-11-01`, inclusive, to `2026-12-01`, exclusive. */
export interface DayRange {
  readonly fromDay: string;
  readonly toDay: string;
}

/** Whether this is a time zone of the IANA database that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    readTimeZone(name);
    return true;
  } catch {
    return false;
  }
}

/** The day that an instant (milliseconds since the Unix epoch) is on in a time zone: `2026-11-01`. */
export function dayOf(timeMs: number, timeZone: string): string {
  const { year, month, day } = findZone(timeZone).dayOf(timeMs);
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

/** The first instant of a day in a time zone, in milliseconds since the Unix epoch. */
export function startOfDay(day: string, timeZone: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return findZone(timeZone).startOf({ year, month: month - 1, day: date });
}

/** The day that comes so many days later, or earlier. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** How many days come between two days. */
export function countDays({ fromDay, toDay }: DayRange): number {
  return Math.round((Date.parse(`${toDay}T00:00Z`) - Date.parse(`${fromDay}T00:00Z`)) / DAY_MS);
}

/** 0 is Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
}

/** The period of a calendar that a day is in. */
export function periodOf(day: string, unit: CalendarUnit): DayRange {
  if (unit === 'day') return { fromDay: day, toDay: addDays(day, 1) };
  if (unit === 'week') {
    const monday = addDays(day, -weekdayOf(day));
    return { fromDay: monday, toDay: addDays(monday, 7) };
  }
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const first = month - (month % months);
  const dayIn = (index: number): string => new Date(Date.UTC(year, index)).toISOString().slice(0, 10);
  return { fromDay: dayIn(first), toDay: dayIn(first + months) };
}

const DAY_MS = 86_400_000;

const ZONES = new Map<string, TimeZone>();

/** The time zone of that name; zones are slow to make. */
export function findZone(name: string): TimeZone {
  const zone = ZONES.get(name) ?? readTimeZone(name);
  ZONES.set(name, zone);
  return zone;
}
