import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['cohere'],
  source: 'https://cohere.com/pricing',
  checkedOn: '2026-11-26',
} as const;

/** Cohere: what the catalogue lacks. */
export const COHERE = (): readonly PriceRow[] => [
  {
    ...LIST,
    models: ['embed-v4.0'],
    from: '2025-04-15',
    kind: 'add',
    usd: { input_image: '0.47' },
  },
  {
    ...LIST,
    models: ['embed-english-v3.0', 'embed-multilingual-v3.0', 'embed-english-light-v3.0'],
    from: '2023-11-02',
    usd: { input: '0.1' },
  },
  {
    ...LIST,
    models: ['embed-v5.0-pro'],
    from: '2026-11-26',
    usd: { input: '0.12' },
  },
  {
    ...LIST,
    models: ['embed-v5.0-fast'],
    from: '2026-11-26',
    usd: { input: '0.08' },
  },
];
