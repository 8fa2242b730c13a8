import { expect, it } from 'vitest';
import { alignDecimals, toDecimal, toShortDecimal } from './usd.ts';

it.each([
  [0n, '0.000000000000', '0'],
  [1n, '0.000000000001', '0.000000000001'],
  [2_200_000_000n, '0.002200000000', '0.0022'],
  [12_000_000_000_000n, '12.000000000000', '12'],
  [120_000_000_000_000n, '120.000000000000', '120'],
  [-300_000_000_000n, '-0.300000000000', '-0.3'],
])('%d pico-dollars are %s dollars', (pico, exact, short) => {
  expect([toDecimal(pico), toShortDecimal(pico)]).toEqual([exact, short]);
});

it('decimals of different length are padded behind', () => {
  expect(alignDecimals(['2', '0.025', '', '10.5'])).toEqual(['2    ', '0.025', '    ', '10.5  ']);
});
