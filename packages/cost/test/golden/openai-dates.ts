import { type GoldenRow, openai, utc } from './row.ts';
import { OPENAI, OPENAI_CHANGES } from './sources.ts';

/** Prices that changed: before the instant, at it, after it. */
export const OPENAI_DATES: readonly GoldenRow[] = [
  {
    title: 'o3 10 / 2.5 / 40, the last millisecond before its cut',
    sum: '100×10 + 100×40',
    usd: '0.005',
    call: openai('o3', { inputTokens: 100, outputTokens: 100 }, { at: utc('2025-06-09T23:59:59.999Z') }),
    source: OPENAI_CHANGES,
  },
  {
    title: 'o3 10 / 2.5 / 40 before its cut, with cached tokens',
    sum: '60×10 + 40×2.5 + 100×40',
    usd: '0.0047',
    call: openai(
      'o3',
      { inputTokens: 100, cachedInputTokens: 40, outputTokens: 100 },
      { at: utc('2025-05-01T00:00:00Z') },
    ),
    source: OPENAI_CHANGES,
  },
  {
    title: 'o3 2 / 0.5 / 8 from 2025-06-10 on',
    sum: '100×2 + 100×8',
    usd: '0.001',
    call: openai('o3', { inputTokens: 100, outputTokens: 100 }, { at: utc('2025-06-10T00:00:00Z') }),
    source: OPENAI_CHANGES,
  },
  {
    title: 'o3 2 / 0.5 / 8 ever since',
    sum: '60×2 + 40×0.5 + 100×8',
    usd: '0.00094',
    call: openai('o3', { inputTokens: 100, cachedInputTokens: 40, outputTokens: 100 }),
    source: OPENAI,
  },
  {
    title: 'gpt-5.6-sol 5 / 0.5 / 30, the last millisecond before its cut; writes 6.25',
    sum: '8×5 + 4012×6.25',
    usd: '0.025115',
    call: openai(
      'gpt-5.6-sol',
      { inputTokens: 4020, cacheWriteTokens: 4012, outputTokens: 0 },
      { at: utc('2026-08-20T23:59:59.999Z') },
    ),
    source: OPENAI_CHANGES,
  },
  {
    title: 'gpt-5.6-sol 4 / 0.4 / 20 from 2026-08-21 on; writes 5',
    sum: '8×4 + 4012×5 + 1×20',
    usd: '0.020112',
    call: openai(
      'gpt-5.6-sol',
      { inputTokens: 4020, cacheWriteTokens: 4012, outputTokens: 1 },
      { at: utc('2026-08-21T00:00:00Z') },
    ),
    source: OPENAI_CHANGES,
  },
  {
    title: 'gpt-5.6-sol 10 / 1 / 45 in its long context before the cut',
    sum: '100000×10 + 200000×1 + 10×45',
    usd: '1.20045',
    call: openai(
      'gpt-5.6-sol',
      { inputTokens: 300_000, cachedInputTokens: 200_000, outputTokens: 10 },
      { at: utc('2026-08-01T00:00:00Z') },
    ),
    source: OPENAI_CHANGES,
  },
  {
    title: 'gpt-5.6-sol 4 / 0.4 / 20 today',
    sum: '1000×4 + 100×20',
    usd: '0.006',
    call: openai('gpt-5.6-sol', { inputTokens: 1000, outputTokens: 100 }),
    source: OPENAI,
  },
  {
    title: 'gpt-5.6-terra 2.5 / 0.25 / 15 before 2026-07-30',
    sum: '500×2.5 + 500×0.25 + 100×15',
    usd: '0.002875',
    call: openai(
      'gpt-5.6-terra',
      { inputTokens: 1000, cachedInputTokens: 500, outputTokens: 100 },
      { at: utc('2026-07-29T23:59:59.999Z') },
    ),
    source: OPENAI_CHANGES,
  },
  {
    title: 'gpt-5.6-terra 2 / 0.2 / 12 from that day on',
    sum: '500×2 + 500×0.2 + 100×12',
    usd: '0.0023',
    call: openai(
      'gpt-5.6-terra',
      { inputTokens: 1000, cachedInputTokens: 500, outputTokens: 100 },
      { at: utc('2026-07-30T00:00:00Z') },
    ),
    source: OPENAI_CHANGES,
  },
  {
    title: 'gpt-5.6-luna 1 / 0.1 / 6 before 2026-07-30',
    sum: '1000×1 + 100×6',
    usd: '0.0016',
    call: openai('gpt-5.6-luna', { inputTokens: 1000, outputTokens: 100 }, { at: Date.parse('2026-07-29T12:00:00Z') }),
    source: OPENAI_CHANGES,
  },
  {
    title: 'gpt-5.6-luna 0.2 / 0.02 / 1.2 after its cut',
    sum: '1000×0.2 + 100×1.2',
    usd: '0.00032',
    call: openai('gpt-5.6-luna', { inputTokens: 1000, outputTokens: 100 }),
    source: OPENAI_CHANGES,
  },
  {
    title: 'gpt-5.5-cyber 12.5 / 1.25 / 75, its cached price listed since 2026-10-19',
    sum: '10×12.5 + 90×1.25 + 20×75',
    usd: '0.0017375',
    call: openai('gpt-5.5-cyber', { inputTokens: 100, cachedInputTokens: 90, outputTokens: 20 }),
    source: OPENAI,
  },
];
