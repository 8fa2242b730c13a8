import { ReportParameterError } from '../../errors.ts';
import { asksForPeriod, type Period, readPeriod } from '../../period/period.ts';
import { type Day, readTimeZone, type TimeZone } from '../../period/time-zone.ts';
import type { ReportParameter, ReportQuery } from '../../types.ts';

/** Parameters that say what a period is compared with. */
export const BASE_PARAMETERS: readonly ReportParameter[] = [
  { name: 'baseMonth', summary: 'month to compare with (default: what came just before)', required: false },
  { name: 'baseSince', summary: 'start of the period to compare with', required: false },
  { name: 'baseUntil', summary: 'its end, exclusive', required: false },
];

/** A period with both ends. */
export type Bounded = Required<Pick<Period, 'fromMs' | 'toMs'>> & Period;

/** A month that is running ends now: the days to come have no spend to compare. */
export function readCurrent(query: ReportQuery, nowMs: number): Bounded {
  const own = Object.fromEntries(Object.entries(query).filter(([name]) => !isOfBase(name)));
  const { fromMs, toMs, zone } = readPeriod(asksForPeriod(own) ? own : { ...own, month: 'this' }, nowMs);
  if (fromMs === undefined) throw new ReportParameterError('since', 'nothing', 'the start of the period');
  const endMs = Math.min(toMs ?? nowMs, nowMs);
  if (endMs <= fromMs) throw new ReportParameterError('period', 'one that has not begun', 'one that has');
  return { fromMs, toMs: endMs, ...(zone && { zone }) };
}

/** What it is compared with: what was asked for, else what came just before, by the calendar. */
export function readBase(query: ReportQuery, period: Bounded, nowMs: number): Bounded {
  const { baseMonth: month, baseSince: since, baseUntil: until, timeZone } = query;
  if (month !== undefined || since !== undefined || until !== undefined) {
    const base = readPeriod({ month, since, until, timeZone }, nowMs);
    if (base.fromMs === undefined || base.toMs === undefined) {
      throw new ReportParameterError(
        since === undefined ? 'baseSince' : 'baseUntil',
        'nothing',
        'both ends of the base',
      );
    }
    return { ...base, fromMs: base.fromMs, toMs: base.toMs };
  }
  const zone = period.zone ?? readTimeZone(undefined);
  const { fromMs, toMs } = period;
  const first = zone.dayOf(fromMs);
  if (fromMs !== zone.startOf(first)) return { fromMs: fromMs - (toMs - fromMs), toMs: fromMs, zone };
  if (first.day === 1 && toMs <= zone.startOf({ ...first, month: first.month + 1, day: 1 })) {
    return asMuchBefore(period, zone, (day) => ({ ...day, month: day.month - 1 }));
  }
  if (toMs < zone.startOf({ ...first, day: first.day + 1 })) {
    return asMuchBefore(period, zone, (day) => ({ ...day, day: day.day - 1 }));
  }
  return { fromMs: startOfDaysBefore(period, zone), toMs: fromMs, zone };
}

/** As much of the month or day before one that runs. By the calendar: one in which clocks change is an hour longer or shorter. */
function asMuchBefore({ fromMs, toMs }: Bounded, zone: TimeZone, before: (day: Day) => Day): Bounded {
  const last = zone.dayOf(toMs);
  const sameMs = zone.startOf(before(last)) + (toMs - zone.startOf(last));
  return { fromMs: zone.startOf(before(zone.dayOf(fromMs))), toMs: Math.min(sameMs, fromMs), zone };
}

/** As many days before a period of whole days as it has; of another one, as much time. */
function startOfDaysBefore({ fromMs, toMs }: Bounded, zone: TimeZone): number {
  const [first, last] = [zone.dayOf(fromMs), zone.dayOf(toMs)];
  if (toMs !== zone.startOf(last)) return fromMs - (toMs - fromMs);
  const dayNumber = ({ year, month, day }: Day): number => Date.UTC(year, month, day) / DAY_MS;
  return zone.startOf({ ...first, day: first.day - (dayNumber(last) - dayNumber(first)) });
}

const DAY_MS = 86_400_000;

function isOfBase(name: string): boolean {
  return BASE_PARAMETERS.some((parameter) => parameter.name === name);
}
