import { type GoldenRow, openai } from './row.ts';
import { OPENAI } from './sources.ts';

/** Embeddings, and moderation, which is free. */
export const OPENAI_EMBEDDINGS: readonly GoldenRow[] = [
  {
    title: 'text-embedding-3-small 0.02',
    sum: '12345×0.02',
    usd: '0.0002469',
    call: openai('text-embedding-3-small', { inputTokens: 12_345 }, { operation: 'embeddings' }),
    source: OPENAI,
  },
  {
    title: 'text-embedding-3-large 0.13',
    sum: '1000×0.13',
    usd: '0.00013',
    call: openai('text-embedding-3-large', { inputTokens: 1000 }, { operation: 'embeddings' }),
    source: OPENAI,
  },
  {
    title: 'text-embedding-ada-002 0.1',
    sum: '10×0.1',
    usd: '0.000001',
    call: openai('text-embedding-ada-002', { inputTokens: 10, outputTokens: 0 }, { operation: 'embeddings' }),
    source: OPENAI,
  },
  {
    title: 'text-embedding-3-large batch 0.065',
    sum: '1001×0.065',
    usd: '0.000065065',
    call: openai('text-embedding-3-large', { inputTokens: 1001 }, { operation: 'embeddings', serviceTier: 'batch' }),
    source: OPENAI,
  },
  {
    title: 'omni-moderation-latest is free',
    sum: '500×0',
    usd: '0',
    call: openai('omni-moderation-latest', { inputTokens: 500 }, { operation: 'moderation' }),
    source: 'https://developers.openai.com/api/docs/guides/moderation',
  },
  {
    title: 'omni-moderation-2024-09-26 is free, and says nothing of its usage',
    sum: '0×0',
    usd: '0',
    call: openai('omni-moderation-2024-09-26', {}, { operation: 'moderation' }),
    source: 'https://developers.openai.com/api/docs/guides/moderation',
  },
];

/** Fine-tunes: their ids carry the customer's name. */
export const OPENAI_FINE_TUNES: readonly GoldenRow[] = [
  {
    title: 'a fine-tune of gpt-4o 3.75 / 1.875 / 15',
    sum: '60×3.75 + 40×1.875 + 10×15',
    usd: '0.00045',
    call: openai('ft:gpt-4o-2024-08-06:acme:legal:AbC', { inputTokens: 100, cachedInputTokens: 40, outputTokens: 10 }),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of gpt-4o-mini 0.3 / 0.15 / 1.2',
    sum: '60×0.3 + 40×0.15 + 10×1.2',
    usd: '0.000036',
    call: openai('ft:gpt-4o-mini-2024-07-18:acme::9x8Y', { inputTokens: 100, cachedInputTokens: 40, outputTokens: 10 }),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of gpt-4.1 3 / 0.75 / 12',
    sum: '60×3 + 40×0.75 + 10×12',
    usd: '0.00033',
    call: openai('ft:gpt-4.1-2025-04-14:acme:bot:Q1', { inputTokens: 100, cachedInputTokens: 40, outputTokens: 10 }),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of gpt-4.1-mini 0.8 / 0.2 / 3.2',
    sum: '60×0.8 + 40×0.2 + 10×3.2',
    usd: '0.000088',
    call: openai('ft:gpt-4.1-mini-2025-04-14:acme:bot:Q1', {
      inputTokens: 100,
      cachedInputTokens: 40,
      outputTokens: 10,
    }),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of gpt-4.1-nano 0.2 / 0.05 / 0.8, a checkpoint',
    sum: '60×0.2 + 40×0.05 + 10×0.8',
    usd: '0.000022',
    call: openai('ft:gpt-4.1-nano-2025-04-14:acme:bot:Q1:ckpt-step-90', {
      inputTokens: 100,
      cachedInputTokens: 40,
      outputTokens: 10,
    }),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of o4-mini 4 / 1 / 16',
    sum: '60×4 + 40×1 + 10×16',
    usd: '0.00044',
    call: openai('ft:o4-mini-2025-04-16:acme:bot:Q1', {
      inputTokens: 100,
      cachedInputTokens: 40,
      outputTokens: 10,
      reasoningTokens: 9,
    }),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of gpt-3.5-turbo 3 / none / 6',
    sum: '100×3 + 10×6',
    usd: '0.00036',
    call: openai('ft:gpt-3.5-turbo-0125:acme::1', { inputTokens: 100, outputTokens: 10 }),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of gpt-4.1 in a batch 1.5 / 0.5 / 6',
    sum: '60×1.5 + 40×0.5 + 10×6',
    usd: '0.00017',
    call: openai(
      'ft:gpt-4.1-2025-04-14:acme:bot:Q1',
      { inputTokens: 100, cachedInputTokens: 40, outputTokens: 10 },
      { serviceTier: 'batch' },
    ),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of gpt-4.1-mini in a batch 0.4 / 0.1 / 1.6',
    sum: '60×0.4 + 40×0.1 + 10×1.6',
    usd: '0.000044',
    call: openai(
      'ft:gpt-4.1-mini-2025-04-14:acme:bot:Q1',
      { inputTokens: 100, cachedInputTokens: 40, outputTokens: 10 },
      { serviceTier: 'batch' },
    ),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of gpt-4o-mini in a batch 0.15 / 0.075 / 0.6',
    sum: '60×0.15 + 40×0.075 + 10×0.6',
    usd: '0.000018',
    call: openai(
      'ft:gpt-4o-mini-2024-07-18:acme::9x8Y',
      { inputTokens: 100, cachedInputTokens: 40, outputTokens: 10 },
      { serviceTier: 'batch' },
    ),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of gpt-4.1 has no flex price',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: openai('ft:gpt-4.1-2025-04-14:acme:bot:Q1', { inputTokens: 100, outputTokens: 10 }, { serviceTier: 'flex' }),
    source: OPENAI,
  },
  {
    title: 'a fine-tune of a model that cannot be tuned has no price',
    status: 'unpriced',
    reason: 'unknown_model',
    call: openai('ft:gpt-5-2025-08-07:acme:bot:Q1', { inputTokens: 100, outputTokens: 10 }),
    source: OPENAI,
  },
];
