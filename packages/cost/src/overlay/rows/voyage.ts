import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['voyageai'],
  source: 'https://docs.voyageai.com/docs/pricing',
  checkedOn: '2026-11-09',
} as const;

/** Voyage AI: text embeddings, input only. */
export const VOYAGE = (): readonly PriceRow[] => [
  {
    ...LIST,
    models: ['voyage-code-4', 'voyage-context-4'],
    from: '2026-11-09',
    usd: { input: '0.12' },
  },
];
