import { expect, test } from 'vitest';
import { createPricer, parsePriceFile } from '../src/index.ts';

const FILE =
  'version: 1\ncurrency: USD\nproviders:\n  - match: { server_address: a.example. }\n    multiplier: "0.5"\n';

test('a second document is refused by its line, not dropped', () => {
  expect(() => parsePriceFile(`${FILE}---\n${FILE}`, 'prices.yaml')).toThrow(
    '[@spendspan/cost] prices.yaml:6: got a second document, expected one; put both into one file without "---"',
  );
  expect(parsePriceFile(`---\n${FILE}`, 'prices.yaml').providers).toHaveLength(1);
});

test.each(['a.example', 'A.example.', 'a.example.:443'])('the dot behind a full host name says nothing: %s', (host) => {
  const pricer = createPricer({ prices: parsePriceFile(FILE, 'prices.yaml') });
  expect(pricer.price({ host, model: 'gpt-4.1', usage: { inputTokens: 1_000_000 } }).usd).toBe(1);
});

test('the surcharge of a region holds on the full name of its host', () => {
  const usd = (host: string): number | undefined =>
    createPricer().price({ host, model: 'gpt-5.4', usage: { inputTokens: 1000 } }).usd;
  expect(usd('eu.api.openai.com.')).toBe(usd('eu.api.openai.com'));
  expect(usd('eu.api.openai.com.')).toBeGreaterThan(usd('api.openai.com') ?? 0);
});
