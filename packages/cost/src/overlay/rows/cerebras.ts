import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['cerebras'],
  source: 'https://api.cerebras.ai/public/v1/models',
  checkedOn: '2026-11-09',
} as const;

/** Cerebras, developer tier. */
export const CEREBRAS = (): readonly PriceRow[] => [
  {
    ...LIST,
    models: ['qwen-3.8-27b'],
    from: '2026-11-09',
    usd: { input: '0.99', output: '1.49' },
  },
];
