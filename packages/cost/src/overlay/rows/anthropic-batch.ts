import type { PriceRow } from '../types.ts';

const BATCH = {
  providers: ['anthropic'],
  tier: 'batch',
  source: 'https://platform.claude.com/docs/en/build-with-claude/batch-processing',
  checkedOn: '2026-10-14',
} as const;

/**
 * Anthropic's Message Batches, open since 2024-10-08: half of everything, the cache included. The answer says
 * `usage.service_tier: batch`.
 */
export const ANTHROPIC_BATCH = (): readonly PriceRow[] => [
  {
    ...BATCH,
    models: ['claude-3-haiku-20240307'],
    from: '2024-10-08',
    usd: { input: '0.125', cached_input: '0.015', cache_write: '0.15', cache_write_1h: '0.25', output: '0.625' },
  },
  {
    ...BATCH,
    models: ['claude-3-opus-20240229', 'claude-3-opus-latest'],
    from: '2024-10-08',
    usd: { input: '7.5', cached_input: '0.75', cache_write: '9.375', cache_write_1h: '15', output: '37.5' },
  },
  {
    ...BATCH,
    models: ['claude-3-5-sonnet-20240620', 'claude-3-5-sonnet-20241022', 'claude-3-5-sonnet-latest'],
    from: '2024-10-08',
    usd: { input: '1.5', cached_input: '0.15', cache_write: '1.875', cache_write_1h: '3', output: '7.5' },
  },
  {
    ...BATCH,
    models: ['claude-3-5-haiku-20241022', 'claude-3-5-haiku-latest'],
    from: '2024-12-03',
    usd: { input: '0.4', cached_input: '0.04', cache_write: '0.5', cache_write_1h: '0.8', output: '2' },
  },
  {
    ...BATCH,
    models: ['claude-3-7-sonnet-20250219', 'claude-3-7-sonnet-latest'],
    from: '2025-02-24',
    usd: { input: '1.5', cached_input: '0.15', cache_write: '1.875', cache_write_1h: '3', output: '7.5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-4-20250514', 'claude-opus-4-0', 'claude-opus-4'],
    from: '2025-05-22',
    usd: { input: '7.5', cached_input: '0.75', cache_write: '9.375', cache_write_1h: '15', output: '37.5' },
  },
  {
    ...BATCH,
    models: ['claude-sonnet-4-20250514', 'claude-sonnet-4-0', 'claude-sonnet-4'],
    from: '2025-05-22',
    usd: { input: '1.5', cached_input: '0.15', cache_write: '1.875', cache_write_1h: '3', output: '7.5' },
    above: [
      {
        inputTokens: 200000,
        usd: { input: '3', cached_input: '0.3', cache_write: '3.75', cache_write_1h: '6', output: '11.25' },
      },
    ],
  },
  {
    ...BATCH,
    models: ['claude-opus-4-1-20250805', 'claude-opus-4-1'],
    from: '2025-08-05',
    usd: { input: '7.5', cached_input: '0.75', cache_write: '9.375', cache_write_1h: '15', output: '37.5' },
  },
  {
    ...BATCH,
    models: ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
    from: '2025-09-29',
    usd: { input: '1.5', cached_input: '0.15', cache_write: '1.875', cache_write_1h: '3', output: '7.5' },
    above: [
      {
        inputTokens: 200000,
        usd: { input: '3', cached_input: '0.3', cache_write: '3.75', cache_write_1h: '6', output: '11.25' },
      },
    ],
  },
  {
    ...BATCH,
    models: ['claude-haiku-4-5-20251001', 'claude-haiku-4-5'],
    from: '2025-10-15',
    usd: { input: '0.5', cached_input: '0.05', cache_write: '0.625', cache_write_1h: '1', output: '2.5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-4-5-20251101', 'claude-opus-4-5'],
    from: '2025-11-24',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-4-6', 'claude-opus-4-6-20260205'],
    from: '2026-02-05',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
    above: [
      {
        inputTokens: 200000,
        usd: { input: '5', cached_input: '0.5', cache_write: '6.25', cache_write_1h: '10', output: '18.75' },
      },
    ],
  },
  {
    ...BATCH,
    models: ['claude-sonnet-4-6'],
    from: '2026-02-17',
    usd: { input: '1.5', cached_input: '0.15', cache_write: '1.875', cache_write_1h: '3', output: '7.5' },
    above: [
      {
        inputTokens: 200000,
        usd: { input: '3', cached_input: '0.3', cache_write: '3.75', cache_write_1h: '6', output: '11.25' },
      },
    ],
  },
  {
    ...BATCH,
    models: ['claude-opus-4-6', 'claude-opus-4-6-20260205'],
    from: '2026-03-13',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-sonnet-4-6'],
    from: '2026-03-13',
    usd: { input: '1.5', cached_input: '0.15', cache_write: '1.875', cache_write_1h: '3', output: '7.5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-4-7', 'claude-opus-4-7-20260416'],
    from: '2026-04-16',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-4-8'],
    from: '2026-05-28',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-fable-5', 'claude-mythos-5'],
    from: '2026-06-09',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', cache_write_1h: '10', output: '25' },
  },
  {
    ...BATCH,
    models: ['claude-sonnet-5'],
    from: '2026-06-30',
    usd: { input: '1', cached_input: '0.1', cache_write: '1.25', cache_write_1h: '2', output: '5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-5', 'claude-opus-5-latest'],
    from: '2026-07-24',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-fable-5-1', 'claude-mythos-5-1'],
    from: '2026-09-01',
    usd: { input: '5', cached_input: '0.125', cache_write: '6.25', cache_write_1h: '10', output: '25' },
  },
  {
    ...BATCH,
    models: ['claude-opus-5-5'],
    from: '2026-09-22',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_1h: '4', output: '10' },
  },
  {
    ...BATCH,
    models: ['claude-sonnet-5-5'],
    from: '2026-09-28',
    usd: { input: '1', cached_input: '0.05', cache_write: '1.25', cache_write_1h: '2', output: '5' },
  },
  {
    ...BATCH,
    models: ['claude-haiku-5-5'],
    from: '2026-10-07',
    usd: { input: '0.05', cached_input: '0.005', cache_write: '0.0625', cache_write_1h: '0.1', output: '0.25' },
    above: [
      {
        inputTokens: 100000,
        usd: { input: '0.25', cached_input: '0.025', cache_write: '0.3125', cache_write_1h: '0.5', output: '1.25' },
      },
    ],
  },
  {
    ...BATCH,
    models: ['claude-fable-5-2', 'claude-mythos-5-2'],
    from: '2026-11-09',
    usd: { input: '4', cached_input: '0.1', cache_write: '5', cache_write_1h: '8', output: '20' },
  },
];
