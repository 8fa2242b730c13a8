import type { FeeRow, PeakPrices, PriceRow } from './types.ts';

/** What the overlay says of one model at one provider. */
export interface ModelRows {
  /** Oldest first. */
  readonly prices: readonly PriceRow[];
  /** Oldest first. */
  readonly fees: readonly FeeRow[];
  /** The overlay's name, for the rates. */
  readonly table: string;
}

/** The rows in force from one moment on. */
export interface Period {
  readonly fromMs: number;
  readonly prices: readonly PriceRow[];
  readonly fees: readonly FeeRow[];
  /** The same with the prices of busy hours; absent where every hour costs the same. */
  readonly peak?: { readonly isNow: (timeMs: number) => boolean; readonly period: Period };
}

/** Whether a row is a model's whole standard price. */
export function isStandard({ tier, kind }: PriceRow): boolean {
  return tier === undefined && kind !== 'add';
}

/** The periods of a model, oldest first. */
export function listPeriods({ prices, fees }: ModelRows): readonly Period[] {
  const days = [...new Set([...prices, ...fees].map(({ from }) => Date.parse(from)))].sort((one, other) => one - other);
  const begun = <Row extends { readonly from: string }>(rows: readonly Row[], fromMs: number): readonly Row[] =>
    rows.filter(({ from }) => Date.parse(from) <= fromMs);
  return days.map((fromMs) => addPeak({ fromMs, prices: begun(prices, fromMs), fees: begun(fees, fromMs) }));
}

/** The period that a moment is in; undefined before the first. */
export function findPeriod(periods: readonly Period[], timeMs: number): Period | undefined {
  for (let index = periods.length - 1; index >= 0; index--) {
    const period = periods[index];
    if (period && period.fromMs <= timeMs) return period.peak?.isNow(timeMs) ? period.peak.period : period;
  }
  return undefined;
}

function addPeak(period: Period): Period {
  const standard = period.prices.findLast(isStandard);
  const peak = standard?.peak;
  if (!standard || !peak) return period;
  const { peak: _, ...row } = { ...standard, usd: peak.usd };
  const prices = period.prices.map((one) => (one === standard ? row : one));
  return { ...period, peak: { isNow: toTest(peak), period: { ...period, prices } } };
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function toTest({ hours, weekdaysOnly, holidays }: PeakPrices): (timeMs: number) => boolean {
  const windows = hours.map(([from, to]) => [readMinutes(from), readMinutes(to)] as const);
  const free = new Set(holidays?.map((day) => Date.parse(day) / DAY_MS));
  return (timeMs) => {
    if (free.has(Math.floor(timeMs / DAY_MS))) return false;
    const day = new Date(timeMs).getUTCDay();
    if (weekdaysOnly && (day === 0 || day === 6)) return false;
    const minutes = (((timeMs % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS;
    return windows.some(([from, to]) => minutes >= from && minutes < to);
  };
}

function readMinutes(time: string): number {
  return Date.parse(`1970-01-01T${time}Z`) / MINUTE_MS;
}
