import { describe, expect, test } from 'vitest';
import { parsePriceFile } from './price-file/parse-price-file.ts';
import { createPricer } from './pricer.ts';
import { readCall } from './span/read-call.ts';
import type { Call } from './types.ts';

const pricer = createPricer();
const CALL = { host: 'api.openai.com', model: 'gpt-4.1', usage: { inputTokens: 1_000_000 } };
const BATCH = { ...CALL, serviceTier: 'batch' };

describe('the tier', () => {
  test.each<[string, Partial<Call>, number | undefined, string, string | undefined]>([
    ['that served is sure', { serviceTier: 'priority' }, 3.5, 'priced', undefined],
    [
      'that served goes before the one asked for',
      { serviceTier: 'default', requestServiceTier: 'priority' },
      2,
      'priced',
      undefined,
    ],
    [
      'asked for stands in where the answer names none',
      { requestServiceTier: 'priority' },
      3.5,
      'estimated',
      'unconfirmed_tier',
    ],
    [
      'asked for stands in for a blank name',
      { serviceTier: ' \u00a0', requestServiceTier: 'priority' },
      3.5,
      'estimated',
      'unconfirmed_tier',
    ],
    [
      'asked for stands in for an empty name',
      { serviceTier: '', requestServiceTier: 'fast' },
      3.5,
      'estimated',
      'unconfirmed_tier',
    ],
    ['is standard where auto was asked for', { requestServiceTier: 'auto' }, 2, 'priced', undefined],
    ['is standard where default was asked for', { requestServiceTier: 'default' }, 2, 'priced', undefined],
    ['is standard where standard was asked for', { requestServiceTier: ' Standard ' }, 2, 'priced', undefined],
    ['is standard where nobody names one', {}, 2, 'priced', undefined],
    [
      'asked for has no price where nobody publishes one',
      { requestServiceTier: 'night' },
      undefined,
      'unpriced',
      'unpublished_tier',
    ],
    [
      'matters less than usage that is a guess',
      { requestServiceTier: 'priority', usageStatus: 'estimated' },
      3.5,
      'estimated',
      'estimated_usage',
    ],
  ])('%s', (_, call, usd, status, reason) => {
    const { usd: got, status: gotStatus, reason: gotReason } = pricer.price({ ...CALL, ...call });
    expect([got, gotStatus, gotReason]).toEqual([usd, status, reason]);
    const explained = pricer.explain({ ...CALL, ...call });
    expect([explained.usd, explained.status, explained.reason]).toEqual([usd, status, reason]);
  });

  test('is explained, and counted where it has no price', () => {
    expect(pricer.explain({ ...CALL, requestServiceTier: 'Flex' }).tier).toBe('flex');
    expect(pricer.explain(BATCH).tier).toBe('batch');
    const own = createPricer();
    own.price({ ...CALL, requestServiceTier: 'night' });
    expect(own.unpriced().models).toMatchObject([{ tier: 'night', reason: 'unpublished_tier' }]);
  });
});

test.each([
  [{ 'openai.request.service_tier': 'flex' }, undefined, 'flex'],
  [{ 'gen_ai.openai.request.service_tier': 'flex' }, undefined, 'flex'],
  [{ 'openai.request.service_tier': 'flex', 'openai.response.service_tier': 'default' }, 'default', 'flex'],
  [{ 'openai.request.service_tier': 'flex', 'gen_ai.openai.response.service_tier': '' }, undefined, 'flex'],
  [{ 'llm.batch': true, 'openai.request.service_tier': 'flex' }, 'batch', 'flex'],
])('a span with %j', (attributes, serviceTier, requestServiceTier) => {
  expect(readCall({ attributes })).toMatchObject({ serviceTier, requestServiceTier });
});

test('a price file may call the tier `fast` or `priority`, whichever was served', () => {
  const file = (tiers: string): string =>
    `version: 1\ncurrency: USD\nproviders: [{ match: { server_address: a.example }, models: [{ match: { model: m }, prices: [{ input: "1" }], service_tiers: { ${tiers} } }] }]\n`;
  const priceOf = (tiers: string, serviceTier: string): number | undefined =>
    createPricer({ prices: parsePriceFile(file(tiers), 'prices.yaml') }).price({
      host: 'a.example',
      model: 'm',
      serviceTier,
      usage: { inputTokens: 1_000_000 },
    }).usd;
  for (const listed of ['fast', 'priority']) {
    for (const served of ['fast', 'priority']) expect(priceOf(`${listed}: { input: "7" }`, served)).toBe(7);
  }
  const both = 'fast: { input: "7" }, priority: { input: "8" }';
  expect([priceOf(both, 'fast'), priceOf(both, 'priority')]).toEqual([7, 8]);
});
