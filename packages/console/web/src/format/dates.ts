/** A day (`2026-11-24`) by the user's locale: `24 Nov`. */
export function formatDay(day: string): string {
  return writeDay(day, { day: 'numeric', month: 'short' });
}

/** A day (`2026-11-24`) by the user's locale, with its year. */
export function formatDate(day: string): string {
  return writeDay(day, { dateStyle: 'medium' });
}

function writeDay(day: string, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  return new Date(time).toLocaleDateString(undefined, { ...options, timeZone: 'UTC' });
}

/** The day (`2026-11-24`) that it is in a time zone. */
export function dayIn(timeMs: number, timeZone: string): string {
  // The locale that writes it so.
  return new Date(timeMs).toLocaleDateString('sv-SE', { timeZone });
}

/** An instant by the user's locale, to the second, by the clocks of a time zone. */
export function formatInstant(instant: string, timeZone: string): string {
  const time = Math.floor(parseInstant(instant));
  if (Number.isNaN(time)) return instant;
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
}

/** Milliseconds since the Unix epoch of an instant of nine decimals, with what is finer than these; NaN of what is none. */
export function parseInstant(instant: string): number {
  const [, finer = ''] = /\.\d{3}(\d+)Z$/.exec(instant) ?? [];
  return Date.parse(instant.replace(/(\.\d{3})\d*Z$/, '$1Z')) + Number(`0.${finer || '0'}`);
}

/**
 * How the clock is read of moments between two others: with the day where these have two, and the year where they have two
 * of these, with milliseconds where they are close.
 */
export function chooseClock(fromMs: number, toMs: number, timeZone: string): Intl.DateTimeFormatOptions {
  const [from, to] = [dayIn(fromMs, timeZone), dayIn(toMs, timeZone)];
  return {
    ...(from !== to && { day: 'numeric', month: 'short' }),
    ...(from.slice(0, 4) !== to.slice(0, 4) && { year: 'numeric' }),
    ...{ hour: 'numeric', minute: '2-digit', second: '2-digit', timeZone },
    ...(toMs - fromMs < CLOSE_MS && { fractionalSecondDigits: 3 }),
  };
}

const CLOSE_MS = 10_000;

/** A moment as {@link chooseClock} says. */
export function formatClock(timeMs: number, clock: Intl.DateTimeFormatOptions): string {
  return new Date(timeMs).toLocaleString(undefined, clock);
}

/** The days that a half-open period of a report covers: `1 – 30 Nov 2026`. */
export function formatRange(from: string | undefined, to: string | undefined, timeZone: string): string {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone });
  if (from === undefined && to === undefined) return 'all recorded time';
  if (from === undefined) return `until ${format.format(lastOf(to ?? ''))}`;
  if (to === undefined) return `since ${format.format(Date.parse(from))}`;
  return format.formatRange(Date.parse(from), lastOf(to));
}

/** The last millisecond before an end that is not included. */
function lastOf(to: string): number {
  return Date.parse(to) - 1;
}

/** A sentence of a report with its days and instants by the user's locale: nobody reads `2026-10-01T00:00:00.000Z`. */
export function formatNote(note: string, timeZone: string): string {
  return note.replace(INSTANT, (instant) => formatInstant(instant, timeZone)).replace(DAY, formatDate);
}

/** The title of a report of a month by the user's locale: `November 2026`, not `Month of 2026-11`. Names are left as they are. */
export function formatTitle(title: string): string {
  return title.replace(MONTH, (_, month: string) => writeDay(`${month}-01`, { month: 'long', year: 'numeric' }));
}

const MONTH = /^Month of (\d{4}-\d\d)(?=, so far and to its end$)/;

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|[+-]\d\d:\d\d)/g;

/** Not those at the end of the names of models. */
const DAY = /(?<![\w.-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w.-]*\w)/g;
