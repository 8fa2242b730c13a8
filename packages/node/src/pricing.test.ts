import { createPricer } from '@spendspan/cost';
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

it('takes what the processor does from the environment, too', () => {
  const env = {
    SPENDSPAN_UNKNOWN_HOST: 'Unpriced',
    SPENDSPAN_PROVIDER_COST: 'prefer',
    SPENDSPAN_PRESETS: 'gen_ai_cost, openinference,',
  };
  const read = { unknownHost: 'unpriced', providerCost: 'prefer', presets: ['gen_ai_cost', 'openinference'] };
  expect(readPricing({}, env)).toEqual(read);
  expect(readPricing({ cost: { providerCost: 'ignore', presets: [], unknownHost: undefined } }, env)).toEqual({
    unknownHost: 'unpriced',
    providerCost: 'ignore',
    presets: [],
  });
  expect(readPricing({}, { SPENDSPAN_UNKNOWN_HOST: ' ', SPENDSPAN_PRESETS: '' })).toEqual({});
});

it('leaves the prices of a pricer of your own alone', () => {
  const pricer = createPricer();
  const env = { ...ENV, SPENDSPAN_UNKNOWN_HOST: 'unpriced', SPENDSPAN_PROVIDER_COST: 'prefer' };
  expect(readPricing({ cost: { pricer } }, env)).toEqual({ pricer, providerCost: 'prefer' });
});

it.each([
  ['SPENDSPAN_UNKNOWN_HOST', 'none', 'list or unpriced'],
  ['SPENDSPAN_PROVIDER_COST', 'true', 'ignore or prefer'],
  ['SPENDSPAN_PRESETS', 'openinferense', 'gen_ai_cost or openinference'],
])('refuses a %s that there is not', (name, value, expected) => {
  const presets = name === 'SPENDSPAN_PRESETS' ? `gen_ai_cost,${value}` : value;
  expect(() => readPricing({}, { [name]: presets })).toThrow(
    `[@spendspan/node] got "${value}" in ${name}, expected ${expected}; correct the variable`,
  );
});
