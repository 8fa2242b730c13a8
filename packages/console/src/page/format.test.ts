import { expect, it } from 'vitest';
import { formatAmount, formatShare } from './format.ts';

it.each([
  ['1234567.891234567890', '$1,234,567.89'],
  ['1.999999999999', '$1.99'],
  ['0.500000000000', '$0.50'],
  ['0.003600000000', '$0.0036'],
  ['0.000000012345', '$0.00000001234'],
  ['0.000000000001', '$0.000000000001'],
  ['-0.250000000000', '-$0.25'],
  ['0.000000000000', '$0.00'],
  [null, '–'],
])('formatAmount shows %s as %s', (usd, shown) => {
  expect(formatAmount(usd)).toBe(shown);
});

it.each([
  [null, '–'],
  [0, '0 %'],
  [1, '100 %'],
  [0.99999, '99.9 %'],
  [0.00001, '0.1 %'],
  [0.5, '50.0 %'],
])('formatShare shows %s as %s', (share, shown) => {
  expect(formatShare(share)).toBe(shown);
});
