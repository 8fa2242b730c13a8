import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Call, createPricer, loadPriceFile, type Price, type RateCardPricer } from '../src/index.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(`../price-files/${name}`, import.meta.url));
const NOVEMBER = Date.parse('2026-11-23');
/** 600 tokens at full price, 400 from the cache, 100 generated. */
const usage = { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 };

function priceWith(pricer: RateCardPricer): (host: string, model: string, more?: Partial<Call>) => Price {
  return (host, model, more) => pricer.price({ provider: 'openai', host, model, usage, at: NOVEMBER, ...more });
}

describe('azure.yaml', () => {
  const price = priceWith(createPricer({ prices: pathOf('azure.yaml') }));
  const HOST = 'acme-sweden.openai.azure.com';
  const LIST = { usd: 0.0022, status: 'priced' };

  test('a deployment costs the list price of the model that answered, less the discount', () => {
    const more = { requestModel: 'chat-prod' };
    expect(price(HOST, 'gpt-4.1-2025-04-14', more)).toMatchObject({ usd: 0.001936, status: 'priced' });
    expect(price('acme-sweden.services.ai.azure.com', 'gpt-4.1-2025-04-14', more).usd).toBe(0.001936);
    expect(price(HOST, 'gpt-4.1-2025-04-14', more).source).toMatch(/^user:azure\.yaml@2026-11\+/);
  });

  test('a deployment whose answer names no model costs what the file says it is', () => {
    expect(price(HOST, '', { requestModel: 'summaries' })).toMatchObject({ usd: 0.0003872, status: 'priced' });
  });

  test('a model with a price of its own, by date and tier', () => {
    // 600×2 + 400×1 + 100×8
    expect(price(HOST, 'gpt-4o-2024-08-06', { requestModel: 'gpt-4o' }).usd).toBe(0.0024);
    expect(price(HOST, 'gpt-4o', { at: Date.parse('2026-08-31T23:59:59Z') }).usd).toBe(0.00264);
    expect(price(HOST, 'gpt-4o', { serviceTier: 'batch' }).usd).toBe(0.0012);
    // 600×3.4 + 400×1.7 + 100×13.6
    expect(price(HOST, 'gpt-4o', { serviceTier: 'priority' }).usd).toBe(0.00408);
  });

  test('throughput paid by the hour has no price per call', () => {
    const price1 = price(HOST, 'gpt-4.1-2025-04-14', { requestModel: 'chat-ptu' });
    expect(price1).toMatchObject({ status: 'unpriced', reason: 'prepaid', source: 'user:azure.yaml@2026-11' });
    expect(price1).not.toHaveProperty('usd');
  });

  test('other resources cost the list price', () => {
    expect(price('acme-us.openai.azure.com', 'gpt-4.1-2025-04-14', { requestModel: 'whatever' })).toMatchObject(LIST);
    expect(price('acme-us.openai.azure.com', '', { requestModel: 'embed', usage: { inputTokens: 1000 } }).usd).toBe(
      0.00002,
    );
  });
});

describe('anthropic-endpoint.yaml', () => {
  const price = priceWith(createPricer({ prices: pathOf('anthropic-endpoint.yaml') }));
  const HOST = 'claude.internal.example';

  test('charges what is read from and written to the cache, and long requests', () => {
    const used = {
      inputTokens: 10_000,
      cachedInputTokens: 4000,
      cacheWriteTokens: 3000,
      cacheWrite1hTokens: 1000,
      outputTokens: 1000,
    };
    // 3000×3 + 4000×0.3 + 2000×3.75 + 1000×6 + 1000×15
    expect(price(HOST, 'claude-sonnet-4-5', { usage: used })).toMatchObject({ usd: 0.0387, status: 'priced' });
    const long = { inputTokens: 200_001, outputTokens: 0 };
    expect(price(HOST, 'claude-sonnet-4-5', { usage: long }).usd).toBe(1.200006);
    const more = { requestModel: 'claude-sonnet-4-5', port: 8443, serviceTier: 'batch' };
    expect(price(HOST, 'claude-sonnet-4-5-20250929', more)).toMatchObject({ usd: 0.00171, status: 'priced' });
  });

  test('adds to the list price of other models, and leaves the vendor’s own host alone', () => {
    // (600×1 + 400×0.1 + 100×5) × 1.02
    expect(price(HOST, 'claude-haiku-4-5')).toMatchObject({ usd: 0.0011628, status: 'priced' });
    expect(price('api.anthropic.com', 'claude-haiku-4-5')).toMatchObject({ usd: 0.00114, status: 'priced' });
  });
});

describe('bedrock.yaml', () => {
  const price = priceWith(createPricer({ prices: pathOf('bedrock.yaml') }));
  const HOST = 'bedrock-mantle.us-west-2.api.aws';
  // 600×2.6 + 400×0.26 + 100×15.6
  const OWN = { usd: 0.003224, status: 'priced', source: 'user:bedrock.yaml' };

  test('its own price, in every region, by tier, and for an inference profile', () => {
    expect(price(HOST, 'openai.gpt-5.4')).toMatchObject(OWN);
    expect(price('bedrock-runtime.us-east-1.amazonaws.com', 'openai.gpt-5.4')).toMatchObject(OWN);
    expect(price(HOST, 'openai.gpt-5.4', { serviceTier: 'flex' }).usd).toBe(0.001612);
    const profile = 'arn:aws:bedrock:us-west-2:123456789012:application-inference-profile/a1b2c3';
    expect(price(HOST, profile)).toMatchObject(OWN);
    expect(price(HOST, 'openai.gpt-5.4', { requestModel: profile })).toMatchObject(OWN);
    expect(price('bedrock.internal.example', 'openai.gpt-5.4')).toMatchObject(OWN);
  });

  test('the list price of others, less the discount, or with what a region costs more', () => {
    const one = { usage: { inputTokens: 1_000_000 } };
    const list =
      createPricer().price({ host: HOST, model: 'openai.gpt-oss-120b-1:0', at: NOVEMBER, ...one }).picoUsd ?? 0n;
    expect(list).toBeGreaterThan(0n);
    expect(price(HOST, 'openai.gpt-oss-120b-1:0', one).picoUsd).toBe((list * 94n) / 100n);
    expect(price('bedrock-mantle.eu-central-1.api.aws', 'openai.gpt-oss-120b-1:0', one).picoUsd).toBe(
      (list * 110n) / 100n,
    );
  });

  test('provisioned throughput has no price per call; a model that the gateway does not list has none either', () => {
    const arn = 'arn:aws:bedrock:us-west-2:123456789012:provisioned-model/d4e5f6';
    expect(price(HOST, 'openai.gpt-oss-120b-1:0', { requestModel: arn }).reason).toBe('prepaid');
    expect(price('bedrock.internal.example', 'gpt-4.1').reason).toBe('unknown_model');
  });
});

describe('eur.yaml', () => {
  const price = priceWith(createPricer({ prices: pathOf('eur.yaml') }));
  const HOST = 'api.llm.example.eu';
  const at = (day: string): Partial<Call> => ({ at: Date.parse(day), usage: { inputTokens: 1_000_000 } });

  test('converts by the rate of the day', () => {
    expect(price(HOST, 'mistral-large-3', at('2026-06-30')).usd).toBe(2.0615);
    expect(price(HOST, 'mistral-large-3', at('2026-07-01')).usd).toBe(2.09475);
    expect(price(HOST, 'mistral-large-3', at('2026-10-01')).usd).toBe(1.87425);
    expect(price(HOST, 'image-maker', at('2025-12-31'))).toMatchObject({
      status: 'unpriced',
      reason: 'no_exchange_rate',
    });
  });

  test('charges pictures, videos and searches by what they are', () => {
    const made = (model: string, used: Call['usage']): number | undefined => price(HOST, model, { usage: used }).usd;
    expect(made('image-maker', { images: 2 })).toBe(0.077175);
    expect(made('image-maker', { images: 1, imageSize: '1024x1024', imageQuality: 'hd' })).toBe(0.077175);
    expect(made('image-maker', { images: 1, imageSize: '1536x1024' })).toBe(0.055125);
    expect(made('video-maker', { videoSeconds: 4, imageSize: '1024x1792' })).toBe(1.1907);
    expect(made('mistral-large-3', { webSearchCalls: 1 })).toBe(0.0099225);
  });
});

describe('the list of api.holysheep.ai', () => {
  const demo = fileURLToPath(new URL('../../../examples/multi-team/prices.yaml', import.meta.url));
  const shipped = loadPriceFile(pathOf('holysheep.yaml'));
  const ids = shipped.providers.flatMap(({ models }) => models.flatMap(({ match }) => match.ids));

  test('has the seven models of the gateway', () => {
    const flat = [
      'gpt-4.1',
      'gpt-4.1-mini',
      'claude-sonnet-4-5',
      'claude-3-5-sonnet',
      'gemini-2.5-flash',
      'deepseek-v3.2',
      'deepseek-chat',
    ];
    expect([...ids].sort()).toEqual(flat.sort());
  });

  test.each(ids)('%s costs the same in the multi-team example', (model) => {
    const [one, other] = [pathOf('holysheep.yaml'), demo].map((prices) => createPricer({ prices }));
    const expected = one?.price({ host: 'api.holysheep.ai', model, usage });
    expect(expected?.status).toBe('priced');
    for (const host of ['api.holysheep.ai', '127.0.0.1:40123']) {
      const { picoUsd, parts, status } = other?.price({ host, model, usage }) ?? {};
      expect({ picoUsd, parts, status }).toEqual({
        picoUsd: expected?.picoUsd,
        parts: expected?.parts,
        status: 'priced',
      });
    }
  });
});

test('every example says in its first line what it is', () => {
  for (const name of ['azure', 'anthropic-endpoint', 'bedrock', 'eur', 'holysheep']) {
    expect(readFileSync(pathOf(`${name}.yaml`), 'utf8')).toMatch(/^# /);
  }
});
