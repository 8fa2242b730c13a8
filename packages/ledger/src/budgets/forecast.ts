import { addDays, countDays, type DayRange, dayOf, startOfDay, weekdayOf } from '../calendar.ts';
import { picoFromUsd, toUsdNumber } from '../money.ts';

/** What a forecast is made of. */
export interface SpendHistory {
  /** Pico-USD by day; a day that is absent spent nothing. */
  readonly days: ReadonlyMap<string, bigint>;
  /** Milliseconds since the Unix epoch. */
  readonly atMs: number;
  readonly timeZone: string;
  readonly period: DayRange;
  /** Pico-USD in the period, so far. */
  readonly spent: bigint;
}

/** What is expected of the rest of a period. */
export interface SpendForecast {
  /** Pico-USD at the end of the period. */
  readonly expected: bigint;
  readonly low: bigint;
  readonly high: bigint;
  readonly method: 'weekdays' | 'days' | 'pace';
  readonly days: number;
  /** Milliseconds since the Unix epoch when so much (pico-USD) is spent; undefined when not in the period. */
  findExhaustion(amount: bigint): number | undefined;
}

/** Days before today that count. */
export const WINDOW_DAYS = 28;
/** A day counts half as much as one that is so many days younger, so that the forecast follows growth. */
const HALF_LIFE_DAYS = 14;
/** Two of each weekday. */
const DAYS_FOR_WEEKDAYS = 14;
const DAYS_FOR_MEAN = 3;
/** 80 % lie between this many standard deviations below and above. */
const Z = 1.2815515655446004;

/** A day, or what is left of it, in the rest of the period. */
interface Slice {
  readonly startMs: number;
  readonly endMs: number;
  readonly weekday: number;
  /** Of a day. */
  readonly fraction: number;
}

/** The spend per day, in USD, as the past has it. */
interface DailyModel {
  readonly method: SpendForecast['method'];
  readonly days: number;
  expect(weekday: number): number;
  /** Variance of what some slices spend together. */
  vary(slices: readonly Slice[]): number;
}

/**
 * What a period will have spent at its end: what it has, and for the time that is left what such days spent lately.
 * Every number follows from the history alone. Undefined when there is nothing to go by. See docs/budgets.md.
 */
export function forecastSpend(history: SpendHistory): SpendForecast | undefined {
  const model = makeModel(history);
  if (!model) return undefined;
  const { spent } = history;
  const slices = listSlices(history);
  const remaining = slices.reduce((sum, { weekday, fraction }) => sum + model.expect(weekday) * fraction, 0);
  const deviation = Math.sqrt(model.vary(slices));
  const plus = (usd: number): bigint => spent + (picoFromUsd(Math.max(usd, 0)) ?? 0n);
  return {
    expected: plus(remaining),
    low: plus(remaining - deviation),
    high: plus(remaining + deviation),
    method: model.method,
    days: model.days,
    findExhaustion: (amount) => findExhaustion(toUsdNumber(amount - spent), slices, model, history.atMs),
  };
}

function findExhaustion(left: number, slices: readonly Slice[], model: DailyModel, atMs: number): number | undefined {
  if (left <= 0) return atMs;
  let rest = left;
  for (const { weekday, fraction, startMs, endMs } of slices) {
    const expected = model.expect(weekday) * fraction;
    if (expected >= rest && expected > 0) return startMs + (endMs - startMs) * (rest / expected);
    rest -= expected;
  }
  return undefined;
}

function makeModel(history: SpendHistory): DailyModel | undefined {
  const past = listPast(history);
  if (past.length >= DAYS_FOR_WEEKDAYS) return makeMeans('weekdays', past, weekdayOf);
  if (past.length >= DAYS_FOR_MEAN) return makeMeans('days', past, () => 0);
  return makePace(history);
}

interface PastDay {
  readonly day: string;
  readonly usd: number;
  readonly weight: number;
}

/** The whole days before today since the first spend; that day itself may have begun late. */
function listPast({ days, atMs, timeZone }: SpendHistory): readonly PastDay[] {
  const today = dayOf(atMs, timeZone);
  const first = [...days.keys()].sort()[0];
  if (first === undefined) return [];
  const earliest = addDays(today, -WINDOW_DAYS);
  const from = first >= earliest ? addDays(first, 1) : earliest;
  return Array.from({ length: Math.max(countDays({ fromDay: from, toDay: today }), 0) }, (_, index) => {
    const day = addDays(from, index);
    const age = countDays({ fromDay: day, toDay: today });
    return { day, usd: toUsdNumber(days.get(day) ?? 0n), weight: 0.5 ** (age / HALF_LIFE_DAYS) };
  });
}

/** Weighted means of groups of days, and how far days lie from them. */
function makeMeans(
  method: 'weekdays' | 'days',
  past: readonly PastDay[],
  groupOf: (day: string) => number,
): DailyModel {
  const groups = new Map<number, { weight: number; squares: number; usd: number }>();
  for (const { day, usd, weight } of past) {
    const group = groups.get(groupOf(day)) ?? { weight: 0, squares: 0, usd: 0 };
    groups.set(groupOf(day), {
      weight: group.weight + weight,
      squares: group.squares + weight ** 2,
      usd: group.usd + usd * weight,
    });
  }
  const meanOf = (key: number): number => {
    const group = groups.get(key);
    return group ? group.usd / group.weight : 0;
  };
  const weight = past.reduce((sum, day) => sum + day.weight, 0);
  const scatter = past.reduce((sum, { day, usd, weight: own }) => sum + own * (usd - meanOf(groupOf(day))) ** 2, 0);
  const freedom = past.length - groups.size;
  const variance = (scatter / weight) * (past.length / freedom);
  const keyOf = (weekday: number): number => (method === 'weekdays' ? weekday : 0);
  return {
    method,
    days: past.length,
    expect: (weekday) => meanOf(keyOf(weekday)),
    vary(slices) {
      const lengths = new Map<number, number>();
      for (const { weekday, fraction } of slices) {
        lengths.set(keyOf(weekday), (lengths.get(keyOf(weekday)) ?? 0) + fraction);
      }
      let total = 0;
      for (const [key, length] of lengths) {
        const group = groups.get(key);
        // What the days themselves scatter, and how well their mean is known.
        total += variance * (length + (group ? (length ** 2 * group.squares) / group.weight ** 2 : 0));
      }
      return total * quantile(freedom) ** 2;
    },
  };
}

/** Student's t at 90 % (Cornish and Fisher): few days know their scatter less well. */
function quantile(freedom: number): number {
  return Z + (Z ** 3 + Z) / (4 * freedom) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2);
}

/** As fast as the period has spent since its first call; undefined in the first tenth of a period shorter than ten days, or the first day. */
function makePace({ days, period, timeZone, atMs, spent }: SpendHistory): DailyModel | undefined {
  const first = [...days.keys()].sort().find((day) => day >= period.fromDay);
  if (first === undefined || spent === 0n) return undefined;
  const startMs = startOfDay(first, timeZone);
  const lengthMs = startOfDay(period.toDay, timeZone) - startOfDay(period.fromDay, timeZone);
  const elapsedMs = atMs - startMs;
  if (elapsedMs < Math.min(DAY_MS, lengthMs / 10)) return undefined;
  const perDay = toUsdNumber(spent) / (elapsedMs / DAY_MS);
  return { method: 'pace', days: 0, expect: () => perDay, vary: () => 0 };
}

function listSlices({ atMs, timeZone, period }: SpendHistory): readonly Slice[] {
  const slices: Slice[] = [];
  let day = dayOf(atMs, timeZone);
  if (day < period.fromDay) day = period.fromDay;
  let startMs = startOfDay(day, timeZone);
  for (; day < period.toDay; day = addDays(day, 1)) {
    const endMs = startOfDay(addDays(day, 1), timeZone);
    const from = Math.max(startMs, atMs);
    slices.push({
      startMs: from,
      endMs,
      weekday: weekdayOf(day),
      fraction: (endMs - from) / (endMs - startMs),
    });
    startMs = endMs;
  }
  return slices;
}

const DAY_MS = 86_400_000;
