import { afterEach, expect, test, vi } from 'vitest';
import { parsePriceFile } from './price-file/parse-price-file.ts';
import { createPricer, ListPricer } from './pricer.ts';

afterEach(() => vi.useRealTimers());

const FILE = parsePriceFile(
  `version: 1
currency: USD
providers:
  - match: { server_address: a.example }
    models: [{ match: { model: m }, prices: [{ input: "1" }, { from: 2027-01-01, input: "3" }] }]
`,
  'prices.yaml',
);
const CALL = { host: 'a.example', model: 'm', usage: { inputTokens: 1_000_000 } };

test.each([
  ['2026-12-31T23:59:59.999Z', 1],
  ['2027-01-01', 3],
  ['2026-12-31', 1],
  ['2027-01-02', 3],
  ['2026-12-01', 1],
])('a call without a time has the price of now, also where the clock was set back: %s', (now, usd) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(new Date(now));
  expect(PRICER.price(CALL).usd).toBe(usd);
  expect(PRICER.explain(CALL)).toMatchObject({ usd, at: new Date(now).toISOString() });
});
const PRICER = createPricer({ prices: FILE });

test('a port that is no number is remembered like any other', () => {
  const pricer = new ListPricer({ prices: FILE });
  for (let call = 0; call < 3; call++) pricer.price({ ...CALL, port: Number.NaN });
  expect(pricer.remembered).toBe(1);
});
