import { type GoldenRow, openai } from './row.ts';
import { OPENAI, OPENAI_CACHING } from './sources.ts';

const FEW = { inputTokens: 1000, outputTokens: 100 };
const CACHED = { inputTokens: 1000, cachedInputTokens: 800, outputTokens: 100 };

/** Batch and flex: half of the standard price as far as it is published, and published to the cent where it is. */
export const OPENAI_BATCH_FLEX: readonly GoldenRow[] = [
  {
    title: 'gpt-4.1 batch 1 / none / 4',
    sum: '1000×1 + 100×4',
    usd: '0.0014',
    call: openai('gpt-4.1', FEW, { serviceTier: 'batch' }),
    source: OPENAI,
    table: 'overlay',
  },
  {
    title: 'gpt-4.1 batch 1 / none / 4: prompt caching has no discount in a batch',
    sum: '1000×1 + 100×4',
    usd: '0.0014',
    call: openai('gpt-4.1', CACHED, { serviceTier: 'batch' }),
    source: OPENAI_CACHING,
    table: 'overlay',
  },
  {
    title: 'gpt-4o-mini batch 0.075 / none / 0.3',
    sum: '1000×0.075 + 100×0.3',
    usd: '0.000105',
    call: openai('gpt-4o-mini', FEW, { serviceTier: 'batch' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5 batch 0.625 / 0.0625 / 5',
    sum: '200×0.625 + 800×0.0625 + 100×5',
    usd: '0.000675',
    call: openai('gpt-5', CACHED, { serviceTier: 'batch' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5.4 batch 1.25 / 0.13 / 7.5, the cached price as it is published',
    sum: '200×1.25 + 800×0.13 + 100×7.5',
    usd: '0.001104',
    call: openai('gpt-5.4', CACHED, { serviceTier: 'batch' }),
    source: OPENAI,
  },
  {
    title: 'gpt-6.1-terra batch 0.5 / 0.025 / 2.5',
    sum: '200×0.5 + 800×0.025 + 100×2.5',
    usd: '0.00037',
    call: openai('gpt-6.1-terra', CACHED, { serviceTier: 'batch' }),
    source: OPENAI,
  },
  {
    title: 'o3 batch 1 / none / 4',
    sum: '1000×1 + 100×4',
    usd: '0.0014',
    call: openai('o3', FEW, { serviceTier: 'batch' }),
    source: OPENAI,
  },
  {
    title: 'gpt-3.5-turbo-1106 batch 1 / none / 2, the same as without',
    sum: '1000×1 + 100×2',
    usd: '0.0012',
    call: openai('gpt-3.5-turbo-1106', FEW, { serviceTier: 'batch' }),
    source: OPENAI,
  },
  {
    title: 'text-embedding-3-small batch 0.01',
    sum: '12345×0.01',
    usd: '0.00012345',
    call: openai('text-embedding-3-small', { inputTokens: 12_345 }, { operation: 'embeddings', serviceTier: 'batch' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5 flex 0.625 / 0.0625 / 5',
    sum: '200×0.625 + 800×0.0625 + 100×5',
    usd: '0.000675',
    call: openai('gpt-5', CACHED, { serviceTier: 'flex' }),
    source: OPENAI,
    table: 'overlay',
  },
  {
    title: 'gpt-5-nano flex 0.025 / 0.0025 / 0.2: a cached token costs 2.5 nano-dollars',
    sum: '4×0.025 + 3×0.0025 + 1×0.2',
    usd: '0.0000003075',
    call: openai('gpt-5-nano', { inputTokens: 7, cachedInputTokens: 3, outputTokens: 1 }, { serviceTier: 'flex' }),
    source: OPENAI,
  },
  {
    title: 'o3 flex 1 / 0.25 / 4',
    sum: '200×1 + 800×0.25 + 100×4',
    usd: '0.0008',
    call: openai('o3', CACHED, { serviceTier: 'flex' }),
    source: OPENAI,
  },
  {
    title: 'o4-mini flex 0.55 / 0.138 / 2.2, the cached price as it is published',
    sum: '200×0.55 + 800×0.138 + 100×2.2',
    usd: '0.0004404',
    call: openai('o4-mini', CACHED, { serviceTier: 'flex' }),
    source: OPENAI,
  },
  {
    title: 'gpt-4.1 has no flex price',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: openai('gpt-4.1', FEW, { serviceTier: 'flex' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5-pro has no flex price',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: openai('gpt-5-pro', FEW, { serviceTier: 'flex' }),
    source: OPENAI,
  },
  {
    title: 'chatgpt-4o-latest has no batch price',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: openai('chatgpt-4o-latest', FEW, { serviceTier: 'batch' }),
    source: OPENAI,
  },
];
