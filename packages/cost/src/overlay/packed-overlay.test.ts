import { expect, test } from 'vitest';
import { packOverlay, unpackOverlay } from './packed-overlay.ts';
import { makeOverlay } from './rows.ts';

const PLACE = {
  providers: ['openai'],
  source: 'https://example.com/prices',
  checkedOn: '2026-11-26',
  from: '2026-11-01',
} as const;

test('rows that were packed, written and read are those that they were', () => {
  const rows = makeOverlay();
  expect(unpackOverlay(JSON.parse(JSON.stringify(packOverlay(rows))))).toEqual(rows);
});

test('a pattern with flags, which would be lost, is no row', () => {
  const prices = [{ ...PLACE, models: /^gpt-.*$/i, usd: { input: '1' } }];
  expect(() => packOverlay({ prices, fees: [], uplifts: [], aliases: [] })).toThrow(
    'got the pattern /^gpt-.*$/i in a row, expected one without flags',
  );
});
