import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfEven, formatUsd, parseUsd, picoFromUsd, shareOf } from './money.ts';

describe('picoFromUsd', () => {
  it.each([
    [0, 0n],
    [0.1, 100_000_000_000n],
    [0.0036, 3_600_000_000n],
    [1e-12, 1n],
    [5e-13, 0n],
    [4.9e-324, 0n],
    [2 ** 39, 549_755_813_888_000_000_000_000n],
    [8_191.5, 8_191_500_000_000_000n],
    [-0.25, -250_000_000_000n],
  ])('takes %d USD for %d pico-USD', (usd, pico) => {
    expect(picoFromUsd(usd)).toBe(pico);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1.1e12])('refuses %d', (usd) => {
    expect(picoFromUsd(usd)).toBeUndefined();
  });

  it('gives back every amount below 8,192 USD, where doubles are closer than a pico-dollar, that was converted to a double once', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 8_192n * 10n ** 12n - 1n }), (pico) => {
        expect(picoFromUsd(Number(pico) / 1e12)).toBe(pico);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the nearest integer to the exact value of any double', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (usd) => {
        const pico = picoFromUsd(usd) ?? Number.NaN;
        // toFixed(40) of a double is exact up to 100 digits: the comparison is one of integers.
        const [whole = '', decimals = ''] = Math.abs(usd).toFixed(40).split('.');
        const exact = BigInt(whole + decimals);
        const size = BigInt(pico) < 0n ? -BigInt(pico) : BigInt(pico);
        const distance = size * 10n ** 28n - exact;
        expect(distance <= 5n * 10n ** 27n && distance >= -5n * 10n ** 27n).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('amounts as text', () => {
  it('have twelve decimals and come back as they were', () => {
    expect(formatUsd(-1n)).toBe('-0.000000000001');
    expect(formatUsd(12_345n * 10n ** 10n)).toBe('123.450000000000');
    fc.assert(
      fc.property(fc.bigInt(), (pico) => {
        expect(parseUsd(formatUsd(pico))).toBe(pico);
      }),
    );
  });

  it.each(['', '1.', '.5', '1e3', '1,5', '0.0000000000001', ' 1'])('are refused when they are %j', (text) => {
    expect(() => parseUsd(text)).toThrow(/expected a decimal amount/);
  });
});

describe('divideHalfEven', () => {
  it.each([
    [1n, 2n, 0n],
    [3n, 2n, 2n],
    [5n, 2n, 2n],
    [-3n, 2n, -2n],
    [-5n, 2n, -2n],
    [2n, 3n, 1n],
    [7n, 7n, 1n],
  ])('%d / %d = %d', (dividend, divisor, quotient) => {
    expect(divideHalfEven(dividend, divisor)).toBe(quotient);
  });

  it('refuses a divisor that is not positive', () => {
    expect(() => divideHalfEven(1n, 0n)).toThrow(RangeError);
  });
});

describe('shareOf', () => {
  it('is null for 0 of 0, exact at the ends, and between them otherwise', () => {
    expect(shareOf(0n, 0n)).toBeNull();
    expect(shareOf(0n, 7n)).toBe(0);
    expect(shareOf(10n ** 30n, 10n ** 30n)).toBe(1);
    expect(shareOf(10n ** 30n - 1n, 10n ** 30n)).toBeLessThan(1);
  });
});
