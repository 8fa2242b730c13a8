import { ReportParameterError } from '../errors.ts';
import type { TimeZone } from './time-zone.ts';

/** What a moment in words is counted from. */
export interface MomentContext {
  readonly zone: TimeZone;
  /** Now, in milliseconds since the Unix epoch. */
  readonly nowMs: number;
}

/** What {@link readMoment} takes, for summaries. */
export const MOMENT_FORMS = '2026-11-01, 2026-11, 2026-11-01T08:00:00Z, 7d, 24h, today, month …';

const EXPECTED =
  'a day such as 2026-11-01, a month such as 2026-11, an RFC 3339 instant, 7d, 24h, now, today, yesterday, week, month, last-month or year';

/** What a nanosecond timestamp of 64 bits holds in full years. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2261;

const DATE = /^(\d{4})-(\d{2})(?:-(\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?)?$/;

/**
 * A moment, in milliseconds since the Unix epoch: a month, a day or a word (`today`, `week`, `month` …) is its beginning in
 * the time zone, `24h`, `7d` and `2w` are so long before now.
 * @throws ReportParameterError, naming the parameter, when it is none of these or before 1970 or after 2261.
 */
export function readMoment(name: string, text: string, context: MomentContext): number {
  const moment = readDate(text, context) ?? readAgo(text, context) ?? readWord(text, context) ?? Number.NaN;
  // East of Greenwich 1970 begins before any call can.
  if (moment < 0 && context.zone.dayOf(moment).year === FIRST_YEAR) return 0;
  const year = new Date(moment).getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new ReportParameterError(name, JSON.stringify(text.slice(0, 80)), EXPECTED);
  }
  return moment;
}

/**
 * A calendar month: `2026-11`, `this` or `last`, as its first moment and that of the next one.
 * @throws ReportParameterError
 */
export function readMonth(text: string, { zone, nowMs }: MomentContext): readonly [fromMs: number, toMs: number] {
  const [, given, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  const now = zone.dayOf(nowMs);
  const named = text === 'this' ? 0 : text === 'last' ? -1 : undefined;
  const year = named === undefined ? Number(given) : now.year;
  const month = named === undefined ? Number(number) - 1 : now.month + named;
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new ReportParameterError('month', JSON.stringify(text.slice(0, 80)), 'a month such as 2026-11, this or last');
  }
  return [Math.max(zone.startOf({ year, month, day: 1 }), 0), zone.startOf({ year, month: month + 1, day: 1 })];
}

function readDate(text: string, { zone }: MomentContext): number | undefined {
  const [whole, yearText, monthText, dayText = '01', time] = DATE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const [year, month, day] = [Number(yearText), Number(monthText) - 1, Number(dayText)];
  // Date takes February 30 as March 2: the day must come back as it was given.
  const exists = new Date(Date.UTC(year, month, day)).toISOString().startsWith(`${yearText}-${monthText}-${dayText}`);
  if (!exists) return undefined;
  return time === undefined ? zone.startOf({ year, month, day }) : Date.parse(text);
}

const HOUR_MS = 3_600_000;
const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ['h', HOUR_MS],
  ['d', 24 * HOUR_MS],
  ['w', 7 * 24 * HOUR_MS],
]);

function readAgo(text: string, { nowMs }: MomentContext): number | undefined {
  const [, count, unit = ''] = /^(\d{1,6})([hdw])$/.exec(text) ?? [];
  const unitMs = UNIT_MS.get(unit);
  return unitMs === undefined ? undefined : nowMs - Number(count) * unitMs;
}

function readWord(text: string, { zone, nowMs }: MomentContext): number | undefined {
  const { year, month, day } = zone.dayOf(nowMs);
  // Weeks begin on Monday (ISO 8601).
  const sinceMonday = (new Date(Date.UTC(year, month, day)).getUTCDay() + 6) % 7;
  switch (text) {
    case 'now':
      return nowMs;
    case 'today':
      return zone.startOf({ year, month, day });
    case 'yesterday':
      return zone.startOf({ year, month, day: day - 1 });
    case 'week':
      return zone.startOf({ year, month, day: day - sinceMonday });
    case 'month':
      return zone.startOf({ year, month, day: 1 });
    case 'last-month':
      return zone.startOf({ year, month: month - 1, day: 1 });
    case 'year':
      return zone.startOf({ year, month: 0, day: 1 });
    default:
      return undefined;
  }
}
