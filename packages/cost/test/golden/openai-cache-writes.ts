import { type GoldenRow, openai } from './row.ts';
import { OPENAI, OPENAI_CACHING } from './sources.ts';

/** Cache writes: 1.25 times the input for 30 minutes, 2.5 times for 12 hours, in every tier and band. */
export const OPENAI_CACHE_WRITES: readonly GoldenRow[] = [
  {
    title: 'gpt-5.6-sol 4 / 0.4 / 20, writes 5',
    sum: '500×4 + 1500×0.4 + 2000×5 + 50×20',
    usd: '0.0136',
    call: openai('gpt-5.6-sol', {
      inputTokens: 4000,
      cachedInputTokens: 1500,
      cacheWriteTokens: 2000,
      outputTokens: 50,
    }),
    source: OPENAI,
  },
  {
    title: 'gpt-5.6-sol writes for 30 minutes 5',
    sum: '10×4 + 990×5',
    usd: '0.00499',
    call: openai('gpt-5.6-sol', {
      inputTokens: 1000,
      cacheWriteTokens: 990,
      cacheWrite30mTokens: 990,
      outputTokens: 0,
    }),
    source: OPENAI_CACHING,
  },
  {
    title: 'gpt-5.6-sol writes for 12 hours 10',
    sum: '10×4 + 990×10',
    usd: '0.00994',
    call: openai('gpt-5.6-sol', {
      inputTokens: 1000,
      cacheWriteTokens: 990,
      cacheWrite12hTokens: 990,
      outputTokens: 0,
    }),
    source: OPENAI_CACHING,
  },
  {
    title: 'gpt-6-sol 2, writes for 30 minutes 2.5, for 12 hours 5, and some of which nobody says for how long',
    sum: '1000×2 + 1000×2.5 + 1500×5 + 500×2.5 + 10×10',
    usd: '0.01335',
    call: openai('gpt-6-sol', {
      inputTokens: 4000,
      cacheWriteTokens: 3000,
      cacheWrite30mTokens: 1000,
      cacheWrite12hTokens: 1500,
      outputTokens: 10,
    }),
    source: OPENAI,
  },
  {
    title: 'gpt-6.1-terra 1, writes for 12 hours 2.5',
    sum: '100×1 + 900×2.5 + 1×5',
    usd: '0.002355',
    call: openai('gpt-6.1-terra', {
      inputTokens: 1000,
      cacheWriteTokens: 900,
      cacheWrite12hTokens: 900,
      outputTokens: 1,
    }),
    source: OPENAI,
  },
  {
    title: 'gpt-6-sol 4 in its long context, writes for 12 hours 10',
    sum: '100000×4 + 200000×10',
    usd: '2.4',
    call: openai('gpt-6-sol', {
      inputTokens: 300_000,
      cacheWriteTokens: 200_000,
      cacheWrite12hTokens: 200_000,
      outputTokens: 0,
    }),
    source: OPENAI,
  },
  {
    title: 'gpt-6-sol flex 1, writes 1.25, for 12 hours 2.5',
    sum: '100×1 + 400×1.25 + 500×2.5 + 10×5',
    usd: '0.0019',
    call: openai(
      'gpt-6-sol',
      {
        inputTokens: 1000,
        cacheWriteTokens: 900,
        cacheWrite30mTokens: 400,
        cacheWrite12hTokens: 500,
        outputTokens: 10,
      },
      { serviceTier: 'flex' },
    ),
    source: OPENAI,
  },
  {
    title: 'gpt-6-sol priority 4, writes for 12 hours 10',
    sum: '100×4 + 900×10 + 10×20',
    usd: '0.0096',
    call: openai(
      'gpt-6-sol',
      { inputTokens: 1000, cacheWriteTokens: 900, cacheWrite12hTokens: 900, outputTokens: 10 },
      { serviceTier: 'priority' },
    ),
    source: OPENAI,
  },
  {
    title: 'gpt-6.1-sol batch 1, writes 1.25',
    sum: '100×1 + 900×1.25 + 10×5',
    usd: '0.001275',
    call: openai(
      'gpt-6.1-sol',
      { inputTokens: 1000, cacheWriteTokens: 900, outputTokens: 10 },
      { serviceTier: 'batch' },
    ),
    source: OPENAI,
  },
  {
    title: 'gpt-6.1-sol ultrafast 12, writes 15',
    sum: '100×12 + 900×15',
    usd: '0.0147',
    call: openai(
      'gpt-6.1-sol',
      { inputTokens: 1000, cacheWriteTokens: 900, outputTokens: 0 },
      { serviceTier: 'ultrafast' },
    ),
    source: OPENAI,
  },
  {
    title: 'gpt-6-luna flex 0.05, writes 0.0625',
    sum: '1×0.05 + 3×0.0625',
    usd: '0.0000002375',
    call: openai('gpt-6-luna', { inputTokens: 4, cacheWriteTokens: 3, outputTokens: 0 }, { serviceTier: 'flex' }),
    source: OPENAI,
  },
  {
    title: 'gpt-5.6-cyber 12.5, writes 15.625',
    sum: '1×12.5 + 1×15.625 + 1×75',
    usd: '0.000103125',
    call: openai('gpt-5.6-cyber', { inputTokens: 2, cacheWriteTokens: 1, outputTokens: 1 }),
    source: OPENAI,
  },
  {
    title: 'gpt-5.4 2.5 lists no price for writes: they cost as much as input',
    sum: '1000×2.5',
    usd: '0.0025',
    call: openai('gpt-5.4', { inputTokens: 1000, cacheWriteTokens: 600, outputTokens: 0 }),
    source: OPENAI_CACHING,
  },
];
