import { waitForUpdate } from '@pydantic/genai-prices';
import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../src/catalogue/providers.ts';
import { createPricer, type PriceListEntry, parsePriceFile, type RateCardPricer } from '../src/index.ts';
import { loadOverlay } from '../src/overlay/load-overlay.ts';

const OVERLAY = loadOverlay();

const at = new Date('2026-11-20T12:00:00Z');
const FILE = parsePriceFile(
  `version: 1
currency: USD
providers:
  - match: { provider: openai }
    multiplier: "0.5"
    models:
      - match: { model: [gpt-4.1, house-1] }
        prices: [{ from: 2026-10-01, input: "7", output: "9" }]
        service_tiers: { night: { multiplier: "0.5" } }
  - name: house-gateway
    match: { server_address: llm.example.com }
    deployments: { prod-1: gpt-4.1-mini }
    models:
      - match: { prefix: Tiny- }
        prices: [{ input: "1", output: "2", tiers: [{ above_input_tokens: 1000, input: "3" }] }]
`,
  'prices.yaml',
);
const plain = createPricer();
const own = createPricer({ prices: FILE });

function find(pricer: RateCardPricer, model: string): PriceListEntry | undefined {
  return pricer.list({ provider: 'openai', model, tier: 'standard', at }).find((entry) => entry.model === model);
}

function usd(entry: PriceListEntry | undefined, meter: string): string | undefined {
  return entry?.prices.find((price) => price.meter === meter)?.usdPer;
}

describe('a price list', () => {
  test('has the price of a model, where it is published, and what is charged as something else', () => {
    const entry = find(plain, 'gpt-4.1-mini');
    expect(entry).toMatchObject({ provider: 'openai', model: 'gpt-4.1-mini', tier: 'standard' });
    expect([usd(entry, 'input'), usd(entry, 'cachedInput'), usd(entry, 'output')]).toEqual(['0.4', '0.1', '1.6']);
    expect(entry?.prices[0]).toEqual(
      expect.objectContaining({ unit: 'token', per: 1_000_000, source: expect.stringMatching(/^[a-z]+:/) }),
    );
    expect(entry?.prices[0]?.url).toMatch(/^https:/);
    expect(entry?.prices.find(({ meter }) => meter === 'cacheWrite')).toMatchObject({ usdPer: '0.4', as: 'input' });
    expect(entry?.prices.find(({ meter }) => meter === 'cachedInput')).not.toHaveProperty('as');
  });

  test('has every provider of the catalogue', async () => {
    const providers = (await waitForUpdate()) ?? [];
    expect(PROVIDERS.toSorted()).toEqual(providers.map(({ id }) => id).sort());
    const listed = new Set(plain.list({ at }).map(({ provider }) => provider));
    // Where no model of a provider has a price in a unit that is known here, there is nothing to list.
    expect(PROVIDERS.filter((provider) => !listed.has(provider))).toEqual([]);
  });

  test('has every row of the overlay that holds at any host, a family of models by one of its ids', () => {
    const later = new Date('2100-01-01');
    const entries = plain.list({ at: later });
    const listed = new Set(entries.map(({ provider, model, tier }) => `${provider} ${model} ${tier}`));
    const isListed = (provider: string, models: readonly string[] | RegExp, tier: string): boolean =>
      models instanceof RegExp
        ? entries.some((entry) => entry.provider === provider && entry.tier === tier && models.test(entry.model))
        : models.every((model) => listed.has(`${provider} ${model} ${tier}`));
    const absent = OVERLAY.prices.filter(
      ({ providers, models, hosts, tier = 'standard' }) =>
        hosts === undefined && !providers.every((provider) => isListed(provider, models, tier)),
    );
    expect(absent).toEqual([]);
  });

  test('has each model, tier and band of a provider once', () => {
    const keys = own
      .list({ at })
      .map(({ provider, hosts, model, tier, aboveInputTokens }) =>
        JSON.stringify([provider, hosts, model, tier, aboveInputTokens]),
      );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(1500);
  });

  test('says what the pricer charges', () => {
    // One token is in the first band of every model.
    const usage = { inputTokens: 1, outputTokens: 1 };
    const inputs = plain.list({ at, tier: 'standard' }).flatMap(({ provider, model, aboveInputTokens, prices }) => {
      const input = prices.find(({ meter }) => meter === 'input');
      return input && aboveInputTokens === undefined ? [[provider, model, input.usdPer, input.source]] : [];
    });
    const charged = inputs.map(([provider, model]) => {
      const line = plain.explain({ provider, model, at, usage }).lines.find(({ meter }) => meter === 'input');
      return [provider, model, line?.usdPer, line?.source];
    });
    expect(charged).toEqual(inputs);
  });

  test('changes with time', () => {
    const input = (day: string) => usd(plain.list({ provider: 'openai', model: 'o3', at: new Date(day) })[0], 'input');
    expect([input('2025-06-09'), input('2025-06-10')]).toEqual(['10', '2']);
  });

  test('has the providers under their other names, and no other than was asked for', () => {
    const entries = plain.list({ provider: 'gcp.gemini', model: 'GEMINI-2.5', at });
    expect(entries.length).toBeGreaterThan(0);
    for (const { provider, model } of entries)
      expect([provider, model]).toEqual(['google', expect.stringMatching('gemini-2.5')]);
    expect(plain.list({ provider: 'nobody' })).toEqual([]);
  });

  test('of who resells at list price has the models resold', () => {
    expect(plain.list({ provider: 'azure', model: 'claude-sonnet-4-5', at }).length).toBeGreaterThan(0);
  });
});

describe('a price list with a price file', () => {
  test('has what holds: the file, from its day on', () => {
    const list = (day: string) => own.list({ provider: 'openai', model: 'gpt-4.1', at: new Date(day) });
    const [before] = list('2026-09-30').filter(({ model }) => model === 'gpt-4.1');
    expect(usd(before, 'input')).toBe('1');
    const after = list('2026-10-01').filter(({ model }) => model === 'gpt-4.1');
    expect(after.map((entry) => [entry.tier, usd(entry, 'input')])).toEqual([
      ['standard', '7'],
      ['night', '3.5'],
    ]);
    expect(after[0]?.prices[0]).toMatchObject({ source: 'user:prices.yaml', url: 'prices.yaml:8' });
  });

  test('has the multiplier on what the file does not list, and tells still what has no price of its own', () => {
    const entry = find(own, 'gpt-4.1-mini');
    expect(usd(entry, 'input')).toBe('0.2');
    expect(entry?.prices.find(({ meter }) => meter === 'cacheWrite')).toMatchObject({ usdPer: '0.2', as: 'input' });
  });

  test('has models of the file only, families and deployments with their hosts', () => {
    expect(usd(own.list({ model: 'house-1', at })[0], 'output')).toBe('9');
    const hosted = own.list({ provider: 'house-gateway', tier: 'standard', at });
    expect(hosted.map(({ model, hosts, aboveInputTokens }) => [model, hosts, aboveInputTokens])).toEqual([
      ['prod-1', ['llm.example.com'], undefined],
      ['tiny-*', ['llm.example.com'], undefined],
      ['tiny-*', ['llm.example.com'], 1000],
    ]);
    expect(usd(hosted[0], 'input')).toBe('0.4');
  });
});
