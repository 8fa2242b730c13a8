import { describe, expect, it } from 'vitest';
import { makeTimeScale, type Stretch } from './time-scale.ts';

const takes = (...stretches: readonly (readonly [number, number])[]): Stretch[] =>
  stretches.map(([fromMs, toMs]) => ({ fromMs, toMs }));

describe('the scale of a timeline', () => {
  it('is even where the gaps are short', () => {
    const { at, gaps } = makeTimeScale(takes([1000, 3000], [2000, 5000], [6000, 9000]));
    expect([1000, 3000, 5000, 6000, 9000].map(at)).toEqual([0, 0.25, 0.5, 0.625, 1]);
    expect(gaps).toEqual([{ fromMs: 5000, toMs: 6000, isShortened: false }]);
  });

  it('shortens long gaps, and keeps the lengths of what runs in proportion', () => {
    const { at, gaps } = makeTimeScale(takes([0, 1000], [601_000, 604_000]));
    expect(gaps).toEqual([{ fromMs: 1000, toMs: 601_000, isShortened: true }]);
    expect(at(1000)).toBeCloseTo(0.24);
    expect(at(301_000)).toBeCloseTo(0.26);
    expect(at(601_000)).toBeCloseTo(0.28);
    expect(at(604_000)).toBeCloseTo(1);
  });

  it('leaves most of the line to calls, however many gaps there are', () => {
    const { at } = makeTimeScale(takes(...Array.from({ length: 500 }, (_, n) => [n * 1e6, n * 1e6 + 10] as const)));
    const busy = Array.from({ length: 500 }, (_, n) => at(n * 1e6 + 10) - at(n * 1e6));
    expect(busy.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0.6);
  });

  it('has an order for calls that took no time, one call, and none', () => {
    expect([0, 60, 100].map(makeTimeScale(takes([0, 0], [60, 60], [100, 100])).at)).toEqual([0, 0.5, 1]);
    expect(makeTimeScale(takes([5, 5])).at(5)).toBe(0);
    expect(makeTimeScale([])).toMatchObject({ gaps: [] });
  });
});
