import { expect, test } from 'vitest';
import { createPricer } from '../src/index.ts';
import { GOLDEN_ROWS } from './golden-rows.ts';

const pricer = createPricer();

/** `0.0022` → 2 200 000 000 pico-USD. */
function toPico(usd: string): bigint {
  const [whole = '', fraction = ''] = usd.split('.');
  return BigInt(whole + fraction.padEnd(12, '0'));
}

test.each(GOLDEN_ROWS)('$title', ({ call, usd }) => {
  const price = pricer.price(call);
  expect(price).toMatchObject({ status: 'priced', source: 'catalog:genai-prices@0.1.8' });
  expect(price.picoUsd).toBe(toPico(usd));
  expect(price.usd).toBe(Number(usd));
});
