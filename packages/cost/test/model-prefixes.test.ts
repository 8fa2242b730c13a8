import { findProvider } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Call, createPricer, type Price } from '../src/index.ts';
import { loadOverlay } from '../src/overlay/load-overlay.ts';
import type { PriceRow } from '../src/overlay/types.ts';

const pricer = createPricer();
const OVERLAY = loadOverlay();
const AT = Date.parse('2026-11-25');
const USAGE = { inputTokens: 300_000, outputTokens: 100_000, cachedInputTokens: 1000, webSearchCalls: 1 };

/** What is put before the ids of a provider: by the API itself, or by the router or SDK that calls it. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  anthropic: ['anthropic/'],
  aws: ['bedrock/', 'bedrock_mantle/', 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/'],
  azure: ['azure/', 'azure_ai/'],
  cerebras: ['cerebras/'],
  cohere: ['cohere/'],
  deepseek: ['deepseek/'],
  fireworks: ['fireworks_ai/', 'accounts/fireworks/models/', 'accounts/fireworks/routers/'],
  google: [
    'google/',
    'gemini/',
    'models/',
    'vertex_ai/',
    'publishers/google/models/',
    'projects/acme/locations/europe-west1/publishers/anthropic/models/',
  ],
  groq: ['groq/'],
  mistral: ['mistral/', 'mistralai/'],
  moonshotai: ['moonshotai/', 'moonshot/'],
  openai: ['openai/'],
  openrouter: ['openrouter/'],
  perplexity: ['perplexity/'],
  together: ['together_ai/'],
  voyageai: ['voyage/'],
  'x-ai': ['x-ai/', 'xai/'],
  zai: ['z-ai/', 'zai/'],
};
const ALL_PREFIXES = Object.values(PREFIXES).flat();

/** A price of a row, and where and when it holds. */
interface Known {
  readonly provider: string;
  readonly model: string;
  readonly call: Omit<Call, 'model' | 'usage'>;
}

const KNOWN: readonly Known[] = OVERLAY.prices.flatMap((row) =>
  row.providers.flatMap((provider) =>
    idsOf(row).map((model) => {
      const where = row.exampleHost === undefined ? { provider } : { host: row.exampleHost };
      return { provider, model, call: { ...where, serviceTier: row.tier, at: AT } };
    }),
  ),
);

function idsOf({ models, example = '' }: PriceRow): readonly string[] {
  return models instanceof RegExp ? [example] : models;
}

/** Every id that a provider lists by its name, here or in the base. */
const LISTED: ReadonlySet<string> = new Set([
  ...KNOWN.map(({ provider, model }) => `${provider} ${model}`),
  ...OVERLAY.aliases.flatMap(({ providers, alias }) => providers.map((provider) => `${provider} ${alias}`)),
  ...[...new Set(KNOWN.map(({ provider }) => provider))].flatMap((provider) =>
    (findProvider({ providerId: provider })?.models ?? []).map(({ id }) => `${provider} ${id.toLowerCase()}`),
  ),
]);

/** A price as one line, so that two can be compared. */
function tell({ picoUsd, status, reason, source }: Price): string {
  return [picoUsd, status, reason, source].join(' ');
}

function priceOf({ call }: Known, model: string): string {
  return tell(pricer.price({ ...call, model, usage: USAGE }));
}

function compare(known: Known, prefix: string): { readonly bare: string; readonly prefixed: string } {
  const { provider, model } = known;
  const bare = `${prefix}${model} at ${provider}: ${priceOf(known, model)}`;
  const isOther = LISTED.has(`${provider} ${prefix}${model}`);
  return { bare, prefixed: isOther ? bare : `${prefix}${model} at ${provider}: ${priceOf(known, prefix + model)}` };
}

const VERTEX = { host: 'us-east5-aiplatform.googleapis.com' };
const IRELAND = { host: 'bedrock-runtime.eu-west-1.amazonaws.com' };
const BEDROCK = { provider: 'aws.bedrock' };

test.each<[usd: number, model: string, call: Partial<Call>]>([
  // 300,000 tokens at 5 USD per million and 100,000 at 25: there is no long-context price; 10 % more in a region.
  [4, 'publishers/anthropic/models/claude-opus-4-6', { provider: 'gcp.vertex_ai' }],
  [4.4, 'publishers/anthropic/models/claude-opus-4-6', VERTEX],
  [4.4, 'anthropic/claude-opus-4-6', VERTEX],
  [4.4, 'vertex_ai/claude-opus-4-6', VERTEX],
])('a prefix takes no price of the overlay away: %d USD for %s', (usd, model, call) => {
  const usage = { inputTokens: 300_000, outputTokens: 100_000 };
  expect(pricer.price({ ...call, model, at: AT, usage })).toMatchObject({ usd, status: 'priced' });
});

test.each<[usd: number, model: string, call: Partial<Call>]>([
  [0.664, 'bedrock/meta.llama3-70b-instruct-v1:0', IRELAND],
  [0.664, 'bedrock/converse/meta.llama3-70b-instruct-v1:0', IRELAND],
  [0.664, 'arn:aws:bedrock:eu-west-1::foundation-model/meta.llama3-70b-instruct-v1:0', IRELAND],
  [0.039, 'bedrock/eu.amazon.nova-lite-v1:0', BEDROCK],
  [0.039, 'BEDROCK/EU.amazon.nova-lite-v1:0', BEDROCK],
  [0.88, 'x-ai/grok-4.6', { host: 'us.api.x.ai' }],
  [1.6, 'x-ai/grok-4.6', { host: 'api.x.ai', serviceTier: 'priority' }],
])('nor the price of a region or a tier: %d USD for %s', (usd, model, call) => {
  const usage = { inputTokens: 100_000, outputTokens: 100_000 };
  expect(pricer.price({ ...call, model, at: AT, usage })).toMatchObject({ usd, status: 'priced' });
});

test('a model of the overlay costs the same with every prefix that its provider or a router puts before it', () => {
  const all = KNOWN.flatMap((known) => (PREFIXES[known.provider] ?? []).map((prefix) => compare(known, prefix)));
  expect(all.length).toBeGreaterThan(1000);
  expect(all.filter(({ bare, prefixed }) => bare !== prefixed)).toEqual([]);
});

test('whatever else is put before it, and however often, changes nothing either', () => {
  const prefixes = fc.array(fc.constantFrom(...ALL_PREFIXES), { minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(fc.constantFrom(...KNOWN), prefixes, (known, each) => {
      const { bare, prefixed } = compare(known, each.join(''));
      expect(prefixed).toBe(bare);
    }),
    { numRuns: 1000 },
  );
});

test('an id that is listed as it stands is itself, though without its prefix it is another', () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 1_000_000 };
  const usdOf = (model: string): number | undefined =>
    pricer.price({ provider: 'perplexity', model, at: AT, usage }).usd;
  // Perplexity's agent API sells the longer one at 0.25 / 2.50, its chat API the other at 1 / 1 and half a cent.
  expect(['perplexity/sonar', 'sonar', 'models/perplexity/sonar', 'models/sonar'].map(usdOf)).toEqual([
    2.75, 2.005, 2.75, 2.005,
  ]);
});

test('a prefix does not bring a longer or a similar name near to a listed one', () => {
  const call = { at: AT, usage: USAGE };
  for (const model of ['claude-opus-4-6-legal', 'my-claude-opus-4-6', 'claude-opus-4', 'claude-opus-4-66', 'claude']) {
    const bare = tell(pricer.price({ ...call, ...VERTEX, model }));
    for (const prefix of ['publishers/anthropic/models/', 'anthropic/', 'vertex_ai/', 'models/']) {
      expect(tell(pricer.price({ ...call, ...VERTEX, model: prefix + model })), prefix + model).toBe(bare);
    }
  }
});
