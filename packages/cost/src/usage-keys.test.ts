import { DiagLogLevel, diag } from '@opentelemetry/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPricer } from './pricer.ts';
import type { Usage } from './types.ts';

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  const silent = { verbose() {}, debug() {}, info() {}, error() {}, warn: (text: string) => void warnings.push(text) };
  diag.setLogger(silent, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
});
afterEach(() => diag.disable());

const CALL = { host: 'api.openai.com', model: 'gpt-4.1' };

test.each([
  ['input_tokens', 'inputTokens'],
  ['prompt_tokens', 'inputTokens'],
  ['completion_tokens', 'outputTokens'],
  ['output_tokens', 'outputTokens'],
  ['cached_tokens', 'cachedInputTokens'],
  ['cache_read_input_tokens', 'cachedInputTokens'],
  ['cache_creation_input_tokens', 'cacheWriteTokens'],
  ['reasoning_tokens', 'reasoningTokens'],
  ['outptTokens', 'outputTokens'],
  ['inputtokens', 'inputTokens'],
  ['audio_seconds', 'audioSeconds'],
])('a usage of %s alone has no price, and is told of %s', (key, closest) => {
  const pricer = createPricer();
  const usage = { [key]: 1000, outputTokens: key.startsWith('out') ? undefined : 0 } as Usage;
  for (let call = 0; call < 3; call += 1) {
    expect(pricer.price({ ...CALL, usage })).toMatchObject({ status: 'unpriced', reason: 'no_usage' });
  }
  expect(pricer.explain({ ...CALL, usage })).toMatchObject({ status: 'unpriced', reason: 'no_usage', lines: [] });
  expect(warnings).toEqual([
    `[@spendspan/cost] got a usage with "${key}", expected a field of Usage; write it as ${closest}, until then it is not charged`,
  ]);
});

test.each([
  [{ inputTokens: 1000, output_tokens: 100 }, 0.002],
  [{ inputTokens: 1000, outputTokens: 100, cached_tokens: 900 }, 0.0028],
  [{ inputTokens: 1000, outputTokens: 100, completion_tokens_details: { audio_tokens: 5 } }, 0.0028],
  [{ inputTokens: 1000, totalTokens: 1100 }, 0.002],
])('a usage of which part is misspelt is charged by the rest, a lower bound: %j', (usage, usd) => {
  const pricer = createPricer();
  const call = { ...CALL, usage: usage as Usage };
  for (const price of [pricer.price(call), pricer.price(call), pricer.explain(call)]) {
    expect(price).toMatchObject({ usd, status: 'partial', reason: 'invalid_usage' });
  }
  expect(warnings).toHaveLength(1);
});

test('another key that says nothing new is not warned of', () => {
  const pricer = createPricer();
  for (const more of [
    { totalTokens: 1100 },
    { total_tokens: 1100 },
    { thinking: undefined },
    { cached: 0, x: null },
    { raw: { prompt_tokens: 1000 } },
  ]) {
    const usage = { inputTokens: 1000, outputTokens: 100, ...more };
    expect(pricer.price({ ...CALL, usage })).toMatchObject({ usd: 0.0028, status: 'priced' });
  }
  expect(warnings).toEqual([]);
});

test('nothing used is nothing, and is not warned of', () => {
  const pricer = createPricer();
  expect(pricer.price({ ...CALL, usage: { inputTokens: 0, outputTokens: 0 } })).toMatchObject({
    usd: 0,
    status: 'priced',
  });
  expect(pricer.price({ ...CALL, usage: {} })).toMatchObject({ status: 'unpriced', reason: 'no_usage' });
  expect(warnings).toEqual([]);
});

test('however many keys there are, the log stays short', () => {
  const pricer = createPricer();
  for (let key = 0; key < 1000; key += 1) pricer.price({ ...CALL, usage: { [`tokens_${key}`]: 1 } as Usage });
  expect(warnings).toHaveLength(100);
});
