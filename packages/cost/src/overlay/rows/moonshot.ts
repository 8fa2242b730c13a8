import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['moonshotai'],
  source: 'https://platform.kimi.ai/docs/pricing/chat',
  checkedOn: '2026-10-15',
} as const;

/** Moonshot's own API (Kimi). */
export const MOONSHOT = (): readonly PriceRow[] => [
  // Writes into the cache have had a price since that day; for 5 minutes it is that of input.
  {
    ...LIST,
    models: ['kimi-k3'],
    from: '2026-10-15',
    kind: 'add',
    usd: { cache_write_1h: '6' },
  },
  {
    ...LIST,
    models: ['kimi-k3.1-pro'],
    from: '2026-11-04',
    usd: { input: '2', cached_input: '0.2', cache_write: '2', cache_write_1h: '4', output: '10' },
  },
  {
    ...LIST,
    models: ['kimi-k3.1-pro-highspeed'],
    from: '2026-11-04',
    usd: { input: '4', cached_input: '0.2', cache_write: '4', cache_write_1h: '8', output: '20' },
  },
  {
    ...LIST,
    source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
    checkedOn: '2026-11-26',
    models: ['moonshot-v1-auto'],
    from: '2024-08-01',
    usd: { input: '2', output: '5' },
  },
];
