import { describe, expect, test } from 'vitest';
import { type Call, createPricer, type Price, parsePriceFile } from '../src/index.ts';

const HOST = 'acme.openai.azure.com';
const MILLION = { inputTokens: 1_000_000 };

/** The price of a call to the deployment `prod`, by a file with these entries. */
function priceBy(providers: string, call: Partial<Call> = {}): Price {
  const prices = parsePriceFile(`version: 1\ncurrency: USD\nproviders:\n${providers}`, 'prices.yaml');
  const at = Date.parse('2026-11-20');
  return createPricer({ prices }).price({ host: HOST, requestModel: 'prod', at, usage: MILLION, ...call });
}

describe('of several entries that name a deployment, the closest one counts', () => {
  const closest = `  - { name: closest, match: { server_address: ${HOST} }, deployments: { prod: gpt-4.1 } }\n`;
  const farther = (deployment: string, more = ''): string =>
    `  - { name: farther, match: { server_address: "*.openai.azure.com" }, deployments: { prod: ${deployment} }${more} }\n`;

  test('also where it has no multiplier', () => {
    const half = farther('{ model: gpt-4.1-mini, multiplier: "0.5" }');
    expect(priceBy(closest + half)).toMatchObject({ usd: 2, status: 'priced' });
    expect(priceBy(half + closest)).toMatchObject({ usd: 2, status: 'priced' });
  });

  test('also for the prices that the farther one lists', () => {
    const mini = ', models: [{ match: { model: m }, prices: [{ input: "7" }] }]';
    expect(priceBy(closest + farther('m', mini))).toMatchObject({ usd: 2, status: 'priced' });
    const other = closest.replace('prod: gpt-4.1', 'prod: m');
    expect(priceBy(other + farther('{ model: m, multiplier: "0.5" }', mini))).toMatchObject({ usd: 7 });
  });

  test('also where the farther one says that it is paid by the hour', () => {
    expect(priceBy(closest + farther('{ model: gpt-4.1, prepaid: true }'))).toMatchObject({ usd: 2, status: 'priced' });
    const prepaid = closest.replace('prod: gpt-4.1', 'prod: { model: gpt-4.1, prepaid: true }');
    expect(priceBy(prepaid + farther('gpt-4.1'))).toMatchObject({ status: 'unpriced', reason: 'prepaid' });
  });
});

describe('another model than the one deployed answers', () => {
  const entry = (more: string): string =>
    `  - { match: { server_address: ${HOST} }, deployments: { prod: gpt-4.1, own: m }${more} }\n`;
  const listed = ', models: [{ match: { model: gpt-4.1 }, prices: [{ input: "1" }] }';

  test.each([
    ['gpt-4o', 2.5],
    ['gpt-4o-2024-08-06', 2.5],
    ['gpt-4.1-mini', 0.4],
    ['gpt-4.1', 1],
    ['GPT-4.1-2025-04-14', 1],
    ['openai/gpt-4.1', 1],
    ['nobody-lists-this', 1],
    [undefined, 1],
  ])('%s has its own price, or none that anybody lists', (model, usd) => {
    expect(priceBy(entry(`${listed}]`), { model })).toMatchObject({ usd, status: 'priced' });
  });

  test('its price in the file goes before its list price', () => {
    const both = entry(`${listed}, { match: { model: gpt-4o }, prices: [{ input: "3" }] }]`);
    expect(priceBy(both, { model: 'gpt-4o' })).toMatchObject({ usd: 3, status: 'priced' });
  });

  test('it has no price where the entry has none but its own', () => {
    const closed = entry(`, default: none${listed}]`);
    expect(priceBy(closed, { model: 'gpt-4o' })).toMatchObject({ status: 'unpriced', reason: 'unknown_model' });
    expect(priceBy(closed, { model: 'nobody-lists-this' })).toMatchObject({ usd: 1, status: 'priced' });
  });

  test('the list price of the deployed model stands in for a name that nobody lists', () => {
    expect(priceBy(entry(''), { model: 'nobody-lists-this' })).toMatchObject({ usd: 2, status: 'priced' });
    expect(priceBy(entry(''), { model: 'nobody-lists-this', requestModel: 'own' }).status).toBe('unpriced');
  });
});
