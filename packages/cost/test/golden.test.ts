import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createPricer, type RateCardPricer } from '../src/index.ts';
import { evaluateSum, toPico } from './golden/arithmetic.ts';
import { CATEGORIES } from './golden/categories.ts';
import { writeGoldenPage } from './golden/page.ts';
import type { GoldenRow } from './golden/row.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const LIST = createPricer();
const WITH_FILE: Readonly<Record<NonNullable<GoldenRow['prices']>, RateCardPricer>> = {
  'eur.yaml': createPricer({ prices: path('../price-files/eur.yaml') }),
  'holysheep.yaml': createPricer({ prices: path('../price-files/holysheep.yaml') }),
  'house.yaml': createPricer({ prices: path('./golden/house.yaml') }),
};

describe.each(CATEGORIES)('$name', ({ rows }) => {
  test.each(rows.map((row) => [row.title, row] as const))('%s', (_, row) => {
    const { call, sum, usd, status = 'priced', reason, table, prices } = row;
    expect(usd && toPico(usd)).toBe(sum && evaluateSum(sum));
    const price = (prices ? WITH_FILE[prices] : LIST).price(call);
    expect({ status: price.status, reason: price.reason, picoUsd: price.picoUsd }).toEqual({
      status,
      reason,
      picoUsd: usd && toPico(usd),
    });
    expect(price.usd).toBe(usd && Number(usd));
    if (table) expect(price.source).toMatch(new RegExp(`^${table}:`));
  });
});

describe('the table itself', () => {
  const all = CATEGORIES.flatMap(({ rows }) => rows);

  test('has at least 120 rows, each with a title of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(120);
    for (const { rows } of CATEGORIES) expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
  });

  test('says of every row where its price is published, an amount unless there is none, and why it is not priced', () => {
    for (const { source, usd, sum, status = 'priced', reason } of all) {
      expect(source).toMatch(/^(https:\/\/|packages\/)/);
      expect(sum === undefined).toBe(status === 'unpriced');
      expect(usd === undefined).toBe(status === 'unpriced');
      expect(reason === undefined).toBe(status === 'priced');
    }
  });

  test('is published as it is here', async () => {
    // After a change of rows: npm test -- packages/cost/test/golden.test.ts -u
    await expect(writeGoldenPage(CATEGORIES)).toMatchFileSnapshot('../../../docs/golden-prices.md');
  });
});
