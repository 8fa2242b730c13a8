import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { CostSpanProcessor } from './cost-span-processor.ts';
import { createPricer, ListPricer } from './pricer.ts';
import type { Call } from './types.ts';

const pricer = createPricer();
const usage = { inputTokens: 1000, outputTokens: 100 };

describe('whose price applies', () => {
  test.each<[string, Omit<Call, 'usage'>, string, string | undefined]>([
    ['a model that nobody lists', { host: 'api.openai.com', model: 'gpt-99' }, 'unpriced', 'unknown_model'],
    [
      'a longer name that begins like a model',
      { host: 'api.openai.com', model: 'gpt-4o-for-legal' },
      'unpriced',
      'unknown_model',
    ],
    [
      'a deployment named like a model',
      { host: 'a.openai.azure.com', model: 'gpt-4o-prod' },
      'unpriced',
      'unknown_model',
    ],
    [
      'a name that contains a model',
      { host: 'api.anthropic.com', model: 'my-claude-sonnet-4-5' },
      'unpriced',
      'unknown_model',
    ],
    [
      'a later model whose name begins alike',
      { host: 'api.anthropic.com', model: 'claude-sonnet-4-5-1' },
      'unpriced',
      'unknown_model',
    ],
    [
      "another vendor's model on a known host",
      { host: 'api.openai.com', model: 'claude-sonnet-4-5' },
      'unpriced',
      'unknown_model',
    ],
    ['no model', { host: 'api.openai.com', model: '' }, 'unpriced', 'no_model'],
    [
      'claude behind a gateway',
      { provider: 'openai', host: 'llm.acme.dev', model: 'claude-sonnet-4-5' },
      'estimated',
      'unknown_host',
    ],
    [
      'gpt-4.1 behind a gateway',
      { provider: 'openai', host: '127.0.0.1', model: 'gpt-4.1' },
      'estimated',
      'unknown_host',
    ],
    [
      'gemini behind a gateway, with its vendor',
      { host: 'localhost:4000', model: 'gemini/gemini-2.5-flash' },
      'estimated',
      'unknown_host',
    ],
    [
      'deepseek behind a gateway',
      { provider: 'openai', host: 'llm.acme.dev', model: 'deepseek-v3.2' },
      'estimated',
      'unknown_host',
    ],
    [
      'an open model behind a gateway',
      { provider: 'openai', host: 'llm.acme.dev', model: 'llama-3.3-70b' },
      'unpriced',
      'unknown_model',
    ],
    [
      'a company gateway in a cloud',
      { host: 'x.execute-api.us-east-1.amazonaws.com', model: 'gpt-4.1' },
      'estimated',
      'unknown_host',
    ],
    [
      'a host that only looks known',
      { host: 'api.openai.com.acme.dev', model: 'gpt-4.1' },
      'estimated',
      'unknown_host',
    ],
    ['a provider without a host', { provider: 'openai', model: 'gpt-4.1' }, 'priced', undefined],
    ['an OpenTelemetry provider name', { provider: 'azure.ai.openai', model: 'gpt-4.1' }, 'priced', undefined],
    ['a provider nobody knows', { provider: 'acme', model: 'gpt-4.1' }, 'estimated', 'unknown_provider'],
    ['neither provider nor host', { model: 'claude-haiku-4-5' }, 'estimated', 'unknown_provider'],
    [
      'a provider that the catalogue knows by substring only',
      { provider: 'my-openai-thing', model: 'gpt-4.1-x' },
      'unpriced',
      'unknown_model',
    ],
  ])('%s', (_title, call, status, reason) => {
    const price = pricer.price({ ...call, usage });
    expect([price.status, price.reason]).toEqual([status, reason]);
    expect(price.usd === undefined).toBe(status === 'unpriced');
  });

  test('a gateway serving Claude is priced at the list price of Anthropic', () => {
    const call: Call = { provider: 'openai', host: 'llm.acme.dev', model: 'anthropic/claude-sonnet-4-5', usage };
    expect(pricer.price(call).usd).toBe(0.0045);
    expect(createPricer({ unknownHost: 'unpriced' }).price(call)).toMatchObject({
      status: 'unpriced',
      reason: 'unknown_host',
      parts: { input: 0n, output: 0n },
    });
  });

  test('the host decides before the provider', () => {
    const call: Call = { provider: 'openai', host: 'api.groq.com', model: 'gpt-4.1', usage };
    expect(pricer.price(call)).toMatchObject({ status: 'unpriced', reason: 'unknown_model' });
  });

  test('the model that answered decides, not the one asked for', () => {
    const call: Call = { host: 'api.openai.com', model: 'gpt-4.1-mini', requestModel: 'gpt-4.1', usage };
    expect(pricer.price(call).usd).toBe(0.00056);
    expect(pricer.price({ ...call, model: 'gpt-99' })).toMatchObject({ status: 'unpriced', reason: 'unknown_model' });
    expect(pricer.price({ ...call, model: undefined })).toMatchObject({ status: 'priced', usd: 0.0028 });
  });

  test('a snapshot that nobody lists is charged as the model asked for, and marked', () => {
    const call: Call = { host: 'api.openai.com', model: 'gpt-4.1-2027-01-01', requestModel: 'gpt-4.1', usage };
    expect(pricer.price(call)).toMatchObject({ status: 'estimated', reason: 'unknown_snapshot', usd: 0.0028 });
  });

  test('a listed model without a price is not free', () => {
    const call: Call = { host: 'api.cerebras.ai', model: 'qwen-3-coder-480b', usage };
    expect(pricer.price(call)).toMatchObject({ status: 'unpriced', reason: 'missing_rate' });
  });

  test('a time that is none is now', () => {
    const call = { host: 'api.openai.com', model: 'gpt-4.1', usage, at: Symbol('now') } as unknown as Call;
    expect(pricer.price(call)).toMatchObject({ status: 'priced', usd: 0.0028 });
  });

  test('what is free costs nothing, whether it says what it used or not', () => {
    const call: Call = { host: 'api.openai.com', model: 'omni-moderation-latest', usage: {} };
    expect(pricer.price(call)).toMatchObject({ status: 'priced', picoUsd: 0n, usd: 0 });
    expect(pricer.price({ ...call, model: 'gpt-4.1' })).toMatchObject({ status: 'unpriced', reason: 'no_usage' });
  });

  test('what its maker gives away has no list price on a host nobody knows', () => {
    for (const model of ['gpt-oss-120b', 'openai/gpt-oss-120b', 'gemma-3', 'google/gemma-3']) {
      const call: Call = { provider: 'openai', host: 'llm.acme.dev', model, usage };
      expect(pricer.price(call)).toMatchObject({ status: 'unpriced', reason: 'unknown_model' });
    }
  });
});

describe('what cannot be priced in full', () => {
  const openai = (more: Partial<Call>): Call => ({ host: 'api.openai.com', model: 'gpt-4.1', usage, ...more });

  test.each(['flex', 'scale', 'ultrafast', 'provisioned', 'constructor', '__proto__'])(
    'tier %s has no published rate here and gets no amount',
    (serviceTier) => {
      expect(pricer.price(openai({ serviceTier }))).toMatchObject({ status: 'unpriced', reason: 'unpublished_tier' });
    },
  );

  test.each(['default', 'auto', 'on_demand', 'standard', '', 'Default'])(
    'tier "%s" is the standard price',
    (serviceTier) => {
      expect(pricer.price(openai({ serviceTier }))).toMatchObject({ status: 'priced', usd: 0.0028 });
    },
  );

  test('no usage is no amount, not zero', () => {
    expect(pricer.price(openai({ usage: {} }))).toMatchObject({ status: 'unpriced', reason: 'no_usage' });
    expect(pricer.price(openai({ usageStatus: 'missing' }))).toMatchObject({ status: 'unpriced', reason: 'no_usage' });
  });

  test('usage that the emitter estimated makes an estimated price', () => {
    expect(pricer.price(openai({ usageStatus: 'estimated' }))).toMatchObject({
      status: 'estimated',
      reason: 'estimated_usage',
      usd: 0.0028,
    });
  });

  test('audio on a card without an audio price leaves a lower bound', () => {
    const price = pricer.price(openai({ usage: { inputTokens: 1000, inputAudioTokens: 400, outputTokens: 100 } }));
    expect(price).toMatchObject({ status: 'partial', reason: 'missing_rate', missing: ['inputAudio'], usd: 0.002 });
  });

  test('what is used and has no rate at all leaves no amount', () => {
    const price = pricer.price(openai({ model: 'text-embedding-3-small', usage: { images: 1 } }));
    expect(price).toMatchObject({ status: 'unpriced', reason: 'missing_rate', missing: ['image'] });
    expect(price.usd).toBeUndefined();
  });

  test('cached tokens beside the input are charged, and the amount is marked', () => {
    const price = pricer.price(openai({ usage: { inputTokens: 7, cachedInputTokens: 161, outputTokens: 8 } }));
    expect(price).toMatchObject({ status: 'estimated', reason: 'does_not_add_up' });
    expect(price.parts).toMatchObject({ input: 14_000_000n, cacheRead: 80_500_000n, output: 64_000_000n });
    const written = pricer.price(openai({ model: 'gpt-6-sol', usage: { inputTokens: 1000, cacheWriteTokens: 2000 } }));
    expect(written).toMatchObject({ status: 'estimated', reason: 'does_not_add_up' });
    // 1000 × 2 and 2000 × 2.5
    expect(written.picoUsd).toBe(7_000_000_000n);
  });

  test('tokens told as both read and written are one context', () => {
    const usage = { inputTokens: 150_000, cachedInputTokens: 148_000, cacheWriteTokens: 148_000, outputTokens: 10 };
    const price = pricer.explain({ host: 'generativelanguage.googleapis.com', model: 'gemini-2.5-pro', usage });
    expect(price).toMatchObject({ reason: 'does_not_add_up' });
    expect(price).not.toHaveProperty('aboveInputTokens');
  });

  test('a negative count is named, and the rest is a lower bound', () => {
    const price = pricer.price(openai({ usage: { inputTokens: 1000, outputTokens: -1 } }));
    expect(price).toMatchObject({ status: 'partial', reason: 'invalid_usage', usd: 0.002 });
    const none = pricer.price(openai({ usage: { inputTokens: Number.NaN } }));
    expect(none).toMatchObject({ status: 'unpriced', reason: 'invalid_usage' });
  });

  test('cached tokens of one number but two modalities are a best guess', () => {
    const call = { inputTokens: 1000, inputAudioTokens: 500, cachedInputTokens: 100, outputTokens: 0 };
    expect(pricer.price(openai({ model: 'gpt-realtime', usage: call }))).toMatchObject({
      status: 'estimated',
      reason: 'cache_modality',
    });
  });

  test('a number of pictures is covered by tokens that go out, not by those that go in', () => {
    const made = { inputTokens: 50, images: 1 };
    expect(pricer.price(openai({ model: 'gpt-image-1', usage: made }))).toMatchObject({
      status: 'partial',
      missing: ['image'],
    });
    const price = pricer.price(openai({ model: 'gpt-image-1', usage: { ...made, outputTokens: 1056 } }));
    expect(price).toMatchObject({ status: 'priced', usd: 0.04249 });
  });

  test('an hour-long cache write without a rate of its own is a best guess', () => {
    const call = { inputTokens: 1000, cacheWrite12hTokens: 100, outputTokens: 0 };
    const at = new Date('2026-08-01');
    const price = pricer.price(openai({ model: 'gpt-5.6-sol', at, usage: call }));
    expect(price).toMatchObject({ status: 'estimated', reason: 'cache_write_ttl' });
  });
});

test('says what the cache saved', () => {
  const price = pricer.price({
    host: 'api.openai.com',
    model: 'gpt-4.1',
    usage: { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 1 },
  });
  expect(price.cacheSavings).toBe(600_000_000n);
});

/** Bytes of the heap that are in use. */
function measureHeap(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

test('a million names that nobody knows do not fill the memory', { timeout: 120_000 }, () => {
  const small = new ListPricer({ cacheSize: 500 });
  const priceNames = (from: number, to: number): void => {
    for (let index = from; index < to; index++) {
      small.price({ host: 'api.openai.com', model: `model-${index}`, usage });
    }
  };
  priceNames(0, 100_000);
  const before = measureHeap();
  priceNames(100_000, 1_000_000);
  expect(measureHeap() - before).toBeLessThan(2_000_000);
  expect(small.remembered).toBeLessThanOrEqual(1000);
  expect(small.price({ host: 'api.openai.com', model: 'gpt-4.1', usage }).usd).toBe(0.0028);
});

test('one model in many places does not fill the memory', () => {
  const small = new ListPricer({ cacheSize: 500 });
  for (let index = 0; index < 20_000; index++) small.price({ host: `h${index}.acme.dev`, model: 'gpt-4.1', usage });
  expect(small.remembered).toBeLessThanOrEqual(16);
});

test('misconfiguration fails at the start', () => {
  expect(() => createPricer({ price: './prices.yaml' } as object)).toThrow(
    /got an unknown option "price", expected one of prices, unknownHost/,
  );
  expect(() => new CostSpanProcessor({ providerCosts: 'prefer' } as object)).toThrow(/unknown option "providerCosts"/);
  expect(() => new CostSpanProcessor({ pricer: {} } as object)).toThrow(/got a pricer without price\(\)/);
  expect(() => new CostSpanProcessor({ pricer, unknownHost: 'list' })).toThrow(/got unknownHost beside a pricer/);
  expect(() => new CostSpanProcessor(pricer)).not.toThrow();
  expect(() => createPricer({ unknownHost: 'guess' as 'list' })).toThrow(
    /got unknownHost "guess", expected "list" or "unpriced"/,
  );
  expect(() => createPricer({ cacheSize: 0 })).toThrow(/got cacheSize 0, expected a whole number/);
});
