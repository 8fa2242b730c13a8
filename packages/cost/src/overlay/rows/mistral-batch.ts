import type { PriceRow } from '../types.ts';

const BATCH = {
  providers: ['mistral'],
  tier: 'batch',
  source: 'https://docs.mistral.ai/inference/pricing',
  checkedOn: '2026-10-29',
} as const;

/** Mistral's batches, open since 2024-11-06: half of the price of every model that is served. */
export const MISTRAL_BATCH = (): readonly PriceRow[] => [
  {
    ...BATCH,
    models: ['codestral-2501'],
    from: '2024-11-06',
    usd: { input: '0.15', output: '0.45' },
  },
  {
    ...BATCH,
    models: ['codestral-2508', 'codestral-latest'],
    from: '2025-07-30',
    usd: { input: '0.15', cached_input: '0.015', output: '0.45' },
  },
  {
    ...BATCH,
    models: ['ministral-14b-2512'],
    from: '2025-12-02',
    usd: { input: '0.1', cached_input: '0.01', output: '0.1' },
  },
  {
    ...BATCH,
    models: ['ministral-3b-2512'],
    from: '2025-12-02',
    usd: { input: '0.05', cached_input: '0.005', output: '0.05' },
  },
  {
    ...BATCH,
    models: ['ministral-8b-2512'],
    from: '2025-12-02',
    usd: { input: '0.075', cached_input: '0.0075', output: '0.075' },
  },
  {
    ...BATCH,
    models: ['mistral-embed', 'mistral-embed-2312'],
    from: '2024-11-06',
    usd: { input: '0.05' },
  },
  {
    ...BATCH,
    models: ['mistral-large-2512', 'mistral-large-latest'],
    from: '2025-12-02',
    usd: { input: '0.25', cached_input: '0.025', output: '0.75' },
  },
  {
    ...BATCH,
    models: ['mistral-medium-3-5', 'mistral-medium-3.5'],
    from: '2026-04-01',
    usd: { input: '0.75', cached_input: '0.075', output: '3.75' },
  },
  {
    ...BATCH,
    models: ['mistral-small-2603', 'mistral-small-latest'],
    from: '2026-03-16',
    usd: { input: '0.075', cached_input: '0.0075', output: '0.3' },
  },
  {
    ...BATCH,
    models: ['voxtral-mini-2602', 'voxtral-mini-latest'],
    from: '2026-02-04',
    usd: { audio_minute: '0.0015' },
  },
  {
    ...BATCH,
    models: ['mistral-large-4', 'mistral-large-4-0'],
    from: '2026-10-06',
    usd: { input: '0.34', cached_input: '0.035', output: '1.045' },
  },
  {
    ...BATCH,
    models: ['mistral-large-4', 'mistral-large-4-0'],
    from: '2026-10-20',
    usd: { input: '0.68', cached_input: '0.07', output: '2.09' },
  },
  {
    ...BATCH,
    models: ['mistral-large-4', 'mistral-large-4-0'],
    from: '2026-10-29',
    usd: { input: '0.35', cached_input: '0.035', output: '1.05' },
  },
  {
    ...BATCH,
    models: ['mistral-medium-latest'],
    from: '2026-06-16',
    usd: { input: '0.75', cached_input: '0.075', output: '3.75' },
  },
  {
    ...BATCH,
    models: ['ministral-8b-latest'],
    from: '2025-12-02',
    usd: { input: '0.075', cached_input: '0.0075', output: '0.075' },
  },
  {
    ...BATCH,
    models: ['voxtral-small-24b-2507', 'voxtral-small-2507', 'voxtral-small-latest'],
    from: '2025-07-15',
    usd: { input: '0.05', cached_input: '0.005', output: '0.15' },
  },
  {
    ...BATCH,
    models: ['voxtral-small-24b-2507', 'voxtral-small-2507', 'voxtral-small-latest'],
    from: '2026-08-11',
    usd: { input: '0.05', cached_input: '0.005', output: '0.2' },
  },
];
