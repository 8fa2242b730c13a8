import { type GoldenRow, openai } from './row.ts';
import { OPENAI, OPENAI_PRIORITY } from './sources.ts';

const FEW = { inputTokens: 1000, outputTokens: 100 };
const CACHED = { inputTokens: 1000, cachedInputTokens: 800, outputTokens: 100 };

/** Priority is a table of its own, not a factor; the tier that served the call decides. */
export const OPENAI_PRIORITIES: readonly GoldenRow[] = [
  {
    title: 'gpt-4o priority 4.25 / 2.125 / 17',
    sum: '200×4.25 + 800×2.125 + 100×17',
    usd: '0.00425',
    call: openai('gpt-4o', CACHED, { serviceTier: 'priority' }),
    source: OPENAI,
    table: 'overlay',
  },
  {
    title: 'gpt-4o-mini priority 0.25 / 0.125 / 1',
    sum: '200×0.25 + 800×0.125 + 100×1',
    usd: '0.00025',
    call: openai('gpt-4o-mini', CACHED, { serviceTier: 'priority' }),
    source: OPENAI,
  },
  {
    title: 'gpt-4o-2024-05-13 priority 8.75 / none / 26.25',
    sum: '1000×8.75 + 100×26.25',
    usd: '0.011375',
    call: openai('gpt-4o-2024-05-13', FEW, { serviceTier: 'priority' }),
    source: OPENAI,
  },
  {
    title: 'gpt-4.1 priority 3.5 / 0.875 / 14',
    sum: '200×3.5 + 800×0.875 + 100×14',
    usd: '0.0028',
    call: openai('gpt-4.1', CACHED, { serviceTier: 'priority' }),
    source: OPENAI,
  },
  {
    title: 'gpt-4.1-nano priority 0.2 / 0.05 / 0.8',
    sum: '200×0.2 + 800×0.05 + 100×0.8',
    usd: '0.00016',
    call: openai('gpt-4.1-nano', CACHED, { serviceTier: 'priority' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5-mini priority 0.45 / 0.045 / 3.6',
    sum: '200×0.45 + 800×0.045 + 100×3.6',
    usd: '0.000486',
    call: openai('gpt-5-mini', CACHED, { serviceTier: 'priority' }),
    source: OPENAI,
  },
  {
    title: 'o4-mini priority 2 / 0.5 / 8',
    sum: '200×2 + 800×0.5 + 100×8',
    usd: '0.0016',
    call: openai('o4-mini', CACHED, { serviceTier: 'priority' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5.5 priority 12.5 / 1.25 / 75',
    sum: '200×12.5 + 800×1.25 + 100×75',
    usd: '0.011',
    call: openai('gpt-5.5', CACHED, { serviceTier: 'priority' }),
    source: OPENAI_PRIORITY,
  },
  {
    title: 'gpt-5.5 `fast` is priority by another name: 12.5 / 1.25 / 75',
    sum: '1000×12.5 + 100×75',
    usd: '0.02',
    call: openai('gpt-5.5', FEW, { serviceTier: 'fast' }),
    source: OPENAI_PRIORITY,
  },
  {
    title: 'gpt-5.6-sol priority 8 / 0.8 / 40, in capitals',
    sum: '200×8 + 800×0.8 + 100×40',
    usd: '0.00624',
    call: openai('gpt-5.6-sol', CACHED, { serviceTier: 'Priority' }),
    source: OPENAI,
  },
  {
    title: 'gpt-6.1-sol ultrafast 12 / 0.6 / 60',
    sum: '200×12 + 800×0.6 + 100×60',
    usd: '0.00888',
    call: openai('gpt-6.1-sol', CACHED, { serviceTier: 'ultrafast' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5.5 5 / 0.5 / 30: priority was asked for, `default` served',
    sum: '1000×5 + 100×30',
    usd: '0.008',
    call: openai('gpt-5.5', FEW, { serviceTier: 'default' }),
    source: OPENAI_PRIORITY,
  },
  {
    title: 'gpt-5.5 5 / 0.5 / 30: `auto` says nothing else than standard',
    sum: '1000×5 + 100×30',
    usd: '0.008',
    call: openai('gpt-5.5', FEW, { serviceTier: 'auto' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5.5 5 / 0.5 / 30: an empty tier is no tier',
    sum: '1000×5 + 100×30',
    usd: '0.008',
    call: openai('gpt-5.5', FEW, { serviceTier: '' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5-nano has no priority price',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: openai('gpt-5-nano', FEW, { serviceTier: 'priority' }),
    source: OPENAI,
  },
  {
    title: 'gpt-4-turbo has no priority price, `fast` neither',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: openai('gpt-4-turbo', FEW, { serviceTier: 'fast' }),
    source: OPENAI,
  },
  {
    title: 'scale is bought ahead: no price per token',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: openai('gpt-4o', FEW, { serviceTier: 'scale' }),
    source: 'https://openai.com/api-scale-tier/',
  },
  {
    title: 'gpt-4.1 has no ultrafast price',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: openai('gpt-4.1', FEW, { serviceTier: 'ultrafast' }),
    source: OPENAI,
  },
];
