import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalOf, divideHalfEven, parseDecimal } from './decimal.ts';

test('reads plain decimals and nothing else', () => {
  expect(parseDecimal('0.25')).toEqual({ digits: 25n, scale: 2 });
  expect(parseDecimal('15')).toEqual({ digits: 15n, scale: 0 });
  for (const text of ['', '-1', '+1', '.5', '1.', '1e3', '1,5', ' 1', '0x1', 'NaN', '１']) {
    expect(parseDecimal(text), text).toBeUndefined();
  }
});

test('a double becomes the decimal that people wrote', () => {
  expect(decimalOf(0.2288)).toEqual({ digits: 2288n, scale: 4 });
  expect(decimalOf(1.5e-7)).toEqual({ digits: 15n, scale: 8 });
  expect(decimalOf(1e21)).toEqual({ digits: 10n ** 21n, scale: 0 });
  for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(decimalOf(value)).toBeUndefined();
});

test('any double reads back as itself', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (value) => {
      const { digits, scale } = decimalOf(value) ?? { digits: -1n, scale: 0 };
      expect(Number(`${digits}e-${scale}`)).toBe(value);
    }),
  );
});

test('halves go to the even neighbour', () => {
  expect([1n, 3n, 5n, 7n].map((half) => divideHalfEven(half, 2n))).toEqual([0n, 2n, 2n, 4n]);
  expect([4n, 5n, 6n, 14n, 15n, 16n].map((value) => divideHalfEven(value, 10n))).toEqual([0n, 0n, 1n, 1n, 2n, 2n]);
});

test('rounding is never off by more than a half', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.bigInt({ min: 1n, max: 10n ** 20n }), (value, divisor) => {
      const twice = 2n * (divideHalfEven(value, divisor) * divisor - value);
      expect(twice <= divisor && -twice <= divisor).toBe(true);
    }),
  );
});
