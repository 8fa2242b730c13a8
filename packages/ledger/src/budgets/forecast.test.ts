import { describe, expect, it } from 'vitest';
import { addDays, periodOf, startOfDay, weekdayOf } from '../calendar.ts';
import { picoFromUsd } from '../money.ts';
import { forecastSpend } from './forecast.ts';

const usd = (amount: number): bigint => picoFromUsd(amount) ?? 0n;

/** A forecast in November 2026, UTC, of days that each spent what `spend` says. */
function forecast(today: string, spend: (day: string) => number, options: { since?: string; hour?: number } = {}) {
  const { since = '2026-09-01', hour = 0 } = options;
  const days = new Map<string, bigint>();
  for (let day = since; day < today; day = addDays(day, 1)) days.set(day, usd(spend(day)));
  const period = periodOf(today, 'month');
  const spent = [...days].reduce((sum, [day, cost]) => (day >= period.fromDay ? sum + cost : sum), 0n);
  const atMs = startOfDay(today, 'UTC') + hour * 3_600_000;
  return { spent, atMs, result: forecastSpend({ days, atMs, timeZone: 'UTC', period, spent }) };
}

describe('a forecast', () => {
  it('goes on as every day was', () => {
    const { result } = forecast('2026-11-16', () => 10);
    expect(result).toMatchObject({ expected: usd(300), low: usd(300), high: usd(300), method: 'weekdays', days: 28 });
  });

  it('knows that weekends are not like other days', () => {
    const office = (day: string): number => (weekdayOf(day) < 5 ? 10 : 1);
    // November 2026 has 21 workdays and 9 days of weekends.
    expect(forecast('2026-11-16', office).result?.expected).toBe(usd(219));
    expect(forecast('2026-11-28', office).result?.expected).toBe(usd(219));
  });

  it('counts what is left of today', () => {
    expect(forecast('2026-11-16', () => 10, { hour: 18 }).result?.expected).toBe(usd(150 + 2.5 + 140));
  });

  it('follows growth: young days count more', () => {
    const step = (day: string): number => (day < '2026-11-02' ? 10 : 20);
    const expected = Number(forecast('2026-11-16', step).result?.expected) / 1e12;
    expect(expected).toBeGreaterThan(10 + 14 * 20 + 15 * 15);
    expect(expected).toBeLessThan(10 + 14 * 20 + 15 * 20);
  });

  it('takes each day for the same while there are few, and says when they scatter', () => {
    const { result, spent } = forecast('2026-11-08', (day) => (Number(day.slice(8)) % 2) * 20, { since: '2026-11-01' });
    expect(result?.method).toBe('days');
    expect(result?.days).toBe(6);
    expect(result?.low).toBeGreaterThanOrEqual(spent);
    expect(result?.low).toBeLessThan(result?.expected ?? 0n);
    expect(result?.high).toBeGreaterThan(result?.expected ?? 0n);
  });

  it('goes by the pace where there are no days yet, and by nothing where nothing was spent', () => {
    const { result } = forecast('2026-11-03', () => 10, { since: '2026-11-02' });
    expect(result).toMatchObject({ expected: usd(10 + 28 * 10), method: 'pace', days: 0 });
    expect(forecast('2026-11-16', () => 10, { since: '2026-11-16' }).result).toBeUndefined();
  });

  it('says when the amount will be spent', () => {
    const { result, atMs } = forecast('2026-11-16', () => 10);
    expect(result?.findExhaustion(usd(175))).toBe(atMs + 2.5 * 86_400_000);
    expect(result?.findExhaustion(usd(100))).toBe(atMs);
    expect(result?.findExhaustion(usd(301))).toBeUndefined();
  });

  it('has the truth in its range about as often as it says', () => {
    const random = makeRandom(7);
    const trials = 400;
    let inside = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const noise = new Map<string, number>();
      for (let day = '2026-09-01'; day < '2026-12-01'; day = addDays(day, 1)) {
        noise.set(day, (weekdayOf(day) < 5 ? 100 : 30) * (0.5 + random()));
      }
      const { result } = forecast('2026-11-12', (day) => noise.get(day) ?? 0);
      const truth = [...noise].reduce((sum, [day, cost]) => (day >= '2026-11-01' ? sum + cost : sum), 0);
      if (usd(truth) >= (result?.low ?? 0n) && usd(truth) <= (result?.high ?? 0n)) inside += 1;
    }
    expect(inside / trials).toBeGreaterThan(0.72);
    expect(inside / trials).toBeLessThan(0.92);
  });
});

/** The same numbers each time: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
