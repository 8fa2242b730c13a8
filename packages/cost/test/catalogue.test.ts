import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { calcPrice, findProvider, type ModelPrice, waitForUpdate } from '@pydantic/genai-prices';
import { expect, test } from 'vitest';
import { Answer } from '../src/answer.ts';
import { makeBill, settle } from '../src/bill.ts';
import { CATALOGUE_MODELS, CATALOGUE_VERSION } from '../src/catalogue/catalogue-data.ts';
import { checkProviders, countModels } from '../src/catalogue/check-providers.ts';
import { GenaiPrices } from '../src/catalogue/genai-prices.ts';
import { createPricer, type Price, type Usage } from '../src/index.ts';

const PROVIDERS = [
  'openai',
  'anthropic',
  'google',
  'deepseek',
  'mistral',
  'x-ai',
  'groq',
  'azure',
  'cohere',
  'moonshotai',
];
const TIMES = ['2025-01-01T03:00:00Z', '2026-06-30T12:00:00Z', '2026-11-23T18:00:00Z', '2027-06-01T07:00:00Z'];
const SIZES = [1000, 250_000, 1_200_000];
const OUTPUT = 777;

test('the version in llm.cost.source is that of the installed catalogue', () => {
  const main = createRequire(import.meta.url).resolve('@pydantic/genai-prices');
  const { version } = JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(CATALOGUE_VERSION).toBe(version);
});

test('the installed catalogue passes the check of what is loaded later, and is as large as is said', async () => {
  const providers = checkProviders(structuredClone(await waitForUpdate()));
  expect(countModels(providers)).toBe(CATALOGUE_MODELS);
});

/** Whether a list of prices is for plain text alone, so that both sides mean the same by input and output. */
function isText(price: ModelPrice): boolean {
  return (
    price['input_mtok'] !== undefined && price['output_mtok'] !== undefined && price['requests_kcount'] === undefined
  );
}

/** The price by the catalogue alone, without what is laid upon it. */
function priceFrom(catalogue: GenaiPrices, provider: string, id: string, at: Date, usage: Usage): Price | undefined {
  const card = catalogue.findOwn(provider, id.toLowerCase());
  const call = { usage, at };
  const { source } = catalogue;
  return card && settle(makeBill(call, new Answer({ card, reason: undefined, source }).findTariff(call)));
}

test.each(PROVIDERS)(
  'every text model of %s costs what the catalogue itself computes, at every time and size',
  (provider) => {
    const catalogue = new GenaiPrices();
    const models = findProvider({ providerId: provider })?.models ?? [];
    let compared = 0;
    for (const { id } of models) {
      for (const time of TIMES) {
        for (const inputTokens of SIZES) {
          const at = new Date(time);
          const options = { providerId: provider, timestamp: at };
          const theirs = calcPrice({ input_tokens: inputTokens, output_tokens: OUTPUT }, id, options);
          if (theirs?.model.id !== id || !isText(theirs.model_price)) continue;
          const ours = priceFrom(catalogue, provider, id, at, { inputTokens, outputTokens: OUTPUT });
          expect(ours?.status, id).toBe('priced');
          expect(Math.abs((ours?.usd ?? 0) / theirs.total_price - 1) || 0, `${id} ${time} ${inputTokens}`).toBeLessThan(
            1e-12,
          );
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(models.length);
  },
);

test.each([
  ['openai', 'gpt-5.6-sol-2026-07-09'],
  ['openai', 'gpt-4o-audio-preview-2024-12-17'],
  ['openai', 'ft:gpt-3.5-turbo-0125:acme::x'],
  ['openai', 'computer-use-preview-2025-03-11'],
  ['anthropic', 'claude-3-5-haiku-20241022'],
  ['anthropic', 'claude-sonnet-4-5@20250929'],
  ['anthropic', 'claude-sonnet-4-20250514'],
  ['google', 'claude-sonnet-4@20250514'],
  ['aws', 'eu.anthropic.claude-haiku-4-5-20251001-v1:0'],
  ['aws', 'anthropic.claude-3-haiku-20240307-v1:0:48k'],
])('%s: snapshot %s is its model', (provider, model) => {
  const price = createPricer().price({ provider, model, usage: { inputTokens: 1, outputTokens: 1 } });
  expect(price.status).toBe('priced');
});

test.each([
  ['openai', 'gpt-5-nano-tuned-by-us'],
  ['openai', 'my-moderation'],
  ['anthropic', 'claude-haiku-4-5-fast'],
  ['azure', 'o4-mini-team-blue'],
  ['aws', 'anthropic.claude-sonnet-4-5-20250929-custom'],
  ['moonshotai', 'kimi-k2.5-of-mine'],
])('%s: %s only looks like a model', (provider, model) => {
  const price = createPricer().price({ provider, model, usage: { inputTokens: 1, outputTokens: 1 } });
  expect(price).toMatchObject({ status: 'unpriced', reason: 'unknown_model' });
});
