import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_NEAR } from '../many-amounts.ts';
import { DailyCosts } from './daily-costs.ts';

describe('costs of days', () => {
  const cost = fc.oneof(
    fc.bigInt({ min: -(2n ** 52n), max: 2n ** 52n }),
    fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  );
  const dated = fc.tuple(fc.nat({ max: 3 }), cost);

  it('are exact, whether they came as numbers or as bigints', () => {
    fc.assert(
      fc.property(fc.array(dated), (added) => {
        const days = new DailyCosts(4);
        const expected = [0n, 0n, 0n, 0n];
        for (const [day, one] of added) {
          days.add(day, Math.abs(Number(one)) <= MOST_NEAR ? Number(one) : one);
          expected[day] = (expected[day] ?? 0n) + one;
        }
        expect([0, 1, 2, 3].map((day) => days.exact(day))).toEqual(expected);
        expect([...days.usd]).toEqual(expected.map((one) => Number(one) / 1e12));
      }),
    );
  });
});
