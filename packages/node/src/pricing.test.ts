import { expect, it } from 'vitest';
import { readPricing } from './pricing.ts';

const ENV = {
  SPENDSPAN_PRICES: './prices.yaml',
  SPENDSPAN_PRICES_RELOAD: 'true',
  SPENDSPAN_CATALOGUE: 'https://prices.example/data.json',
};

it('takes price file, reload and catalogue from the environment', () => {
  expect(readPricing({}, {})).toEqual({});
  expect(readPricing({ cost: { unknownHost: 'unpriced' } }, ENV)).toEqual({
    unknownHost: 'unpriced',
    prices: './prices.yaml',
    reload: true,
    catalogue: { from: 'https://prices.example/data.json' },
  });
});

it('lets an argument win over the environment', () => {
  const cost = { reload: { everyMs: 1000 }, catalogue: { from: 'data.json' } };
  expect(readPricing({ prices: 'mine.yaml', cost }, ENV)).toEqual({ prices: 'mine.yaml', ...cost });
  expect(readPricing({ cost: { reload: false } }, ENV).reload).toBe(false);
});

it('refuses a word that is neither true nor false', () => {
  expect(() => readPricing({}, { SPENDSPAN_PRICES_RELOAD: 'yes' })).toThrow(
    '[@spendspan/node] got "yes" in SPENDSPAN_PRICES_RELOAD, expected true or false; correct the variable',
  );
});
