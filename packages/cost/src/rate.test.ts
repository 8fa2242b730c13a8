import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalOf, parseDecimal } from './decimal.ts';
import { amountOf, createRate, multiplyRate, type Rate, usdOf } from './rate.ts';

const MILLION = 1_000_000;
const ORIGIN = { table: 'user:test.yaml' };

function rateOf(text: string, per: number = MILLION): Rate {
  const price = parseDecimal(text);
  const rate = price && createRate(price, per, ORIGIN);
  if (!rate) throw new Error(`${text} is no rate`);
  return rate;
}

test('a price per million tokens is whole pico-dollars per token up to six decimals', () => {
  expect(rateOf('0.2288').pico).toBe(228_800);
  expect(rateOf('0.000001').pico).toBe(1);
  expect(rateOf('0.0000001').pico).toBeUndefined();
  expect(rateOf('0.36', 3600).pico).toBe(100_000_000);
});

test('finer prices are exact until the amount is rounded, half to even', () => {
  const tenth = rateOf('0.0000001');
  expect([4, 5, 6, 15, 25].map((tokens) => amountOf(tokens, tenth))).toEqual([0n, 0n, 1n, 2n, 2n]);
});

test('a third of a price per hour is exact', () => {
  expect(amountOf(1, rateOf('1', 3600))).toBe(277_777_778n);
  expect(amountOf(3600, rateOf('1', 3600))).toBe(10n ** 12n);
});

test('multipliers are exact', () => {
  const discount = { kind: 'multiplier', factor: { digits: 85n, scale: 2 }, table: 'user:x' } as const;
  expect(multiplyRate(rateOf('0.15'), discount)?.pico).toBe(127_500);
});

test('the fast lane and the exact lane agree', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.nat(100_000_000), (tokens, micro) => {
      const rate = createRate({ digits: BigInt(micro), scale: 6 }, MILLION, ORIGIN);
      expect(rate && amountOf(tokens, rate)).toBe(BigInt(tokens) * BigInt(micro));
    }),
  );
});

test('pico-dollars become the nearest double, also above 9007 USD', () => {
  expect(usdOf(2_200_000_000n)).toBe(0.0022);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (pico) => {
      expect(usdOf(pico)).toBe(Number(`${pico}e-12`));
    }),
  );
});

test('a double that nobody can keep exactly is no rate', () => {
  const price = decimalOf(5e-324);
  expect(price && createRate(price, MILLION, ORIGIN)).toBeUndefined();
});
