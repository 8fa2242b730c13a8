import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseDecimals, formatAmount, formatCount, formatShare } from './format-numbers.ts';
import { parseUsd, shareOf } from './money.ts';

const amounts = (...texts: string[]): bigint[] => texts.map(parseUsd);

describe('amounts in tables', () => {
  it.each([
    ['0', 2, '0.00'],
    ['0.00000042', 8, '0.00000042'],
    ['0.004', 2, '<0.01'],
    ['0.005', 2, '<0.01'],
    ['0.015', 2, '0.02'],
    ['0.025', 2, '0.02'],
    ['1234567.891', 2, '1,234,567.89'],
    ['-0.5', 2, '-0.50'],
    ['-0.004', 2, '>-0.01'],
    ['7', 0, '7'],
  ])('show %s with %i decimals as %s', (usd, decimals, text) => {
    expect(formatAmount(parseUsd(usd), decimals)).toBe(text);
  });

  it('keep all decimals of small columns, so that rows visibly add up', () => {
    expect(chooseDecimals(amounts('0.00000042', '0.5'))).toBe(8);
    expect(chooseDecimals(amounts('0.25', '0.5'))).toBe(2);
    expect(chooseDecimals(amounts('0.000000000001'))).toBe(8);
  });

  it('keep fewer where the money is large', () => {
    expect(chooseDecimals(amounts('1.00000042', '0.5'))).toBe(4);
    expect(chooseDecimals(amounts('1000.00000042', '0.5'))).toBe(2);
    expect(chooseDecimals([])).toBe(2);
  });

  it('are never shown as nothing when they are something, and off by half a unit at most', () => {
    const pico = fc.bigInt({ min: 0n, max: 10n ** 24n });
    fc.assert(
      fc.property(pico, fc.integer({ min: 0, max: 12 }), (amount, decimals) => {
        const text = formatAmount(amount, decimals);
        const unit = 10n ** BigInt(12 - decimals);
        if (text.startsWith('<')) return amount > 0n && amount * 2n <= unit;
        const shown = parseUsd(text.replaceAll(',', ''));
        const distance = shown > amount ? shown - amount : amount - shown;
        return distance * 2n <= unit && (amount === 0n) === (shown === 0n);
      }),
    );
  });
});

describe('shares in tables', () => {
  it.each([
    [null, '–'],
    [0, '0 %'],
    [1, '100 %'],
    [0.0004, '<0.1 %'],
    [0.9999, '>99.9 %'],
    [0.1234, '12.3 %'],
    [-0.5, '-50.0 %'],
    [-3.25, '-325.0 %'],
    [-1, '-100 %'],
    [-0.0004, '>-0.1 %'],
    [-0.9999, '<-99.9 %'],
    [2, '200.0 %'],
    [34.5678, '3,456.8 %'],
  ])('show %s as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it('of something are never shown as nothing, however small', () => {
    expect(formatShare(shareOf(1n, 10n ** 30n))).toBe('<0.1 %');
    expect(formatShare(shareOf(-1n, 10n ** 30n))).toBe('>-0.1 %');
    expect(formatShare(shareOf(10n ** 30n - 1n, 10n ** 30n))).toBe('>99.9 %');
  });
});

it('counts have their thousands separated', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
});
