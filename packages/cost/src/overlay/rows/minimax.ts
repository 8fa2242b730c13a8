import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['minimax'],
  source: 'https://platform.minimax.io/docs/guides/pricing-paygo',
  checkedOn: '2026-11-09',
} as const;

/** MiniMax's international platform. */
export const MINIMAX = (): readonly PriceRow[] => [
  {
    ...LIST,
    models: ['minimax-m3.1-flash'],
    from: '2026-11-09',
    usd: { input: '0.15', cached_input: '0.015', output: '0.6' },
  },
];
