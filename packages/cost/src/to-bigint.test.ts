import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBigInt } from './to-bigint.ts';

test.each([0, -0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 52, Number.MAX_SAFE_INTEGER])(
  '%s is the same as a bigint',
  (value) => {
    expect(toBigInt(value)).toBe(BigInt(value));
  },
);

test('so is every safe integer that is not negative', () => {
  const value = fc.oneof(fc.maxSafeNat(), fc.nat());
  fc.assert(
    fc.property(value, (one) => {
      expect(toBigInt(one)).toBe(BigInt(one));
    }),
    { numRuns: 10_000 },
  );
});
