import type { PriceRow } from '../types.ts';

const FAST = {
  providers: ['anthropic'],
  tier: 'fast',
  source: 'https://platform.claude.com/docs/en/build-with-claude/fast-mode',
  checkedOn: '2026-11-26',
} as const;

/**
 * Anthropic's fast mode, asked for with `speed: fast` and answered in `usage.speed` (not in `usage.service_tier`).
 * The multiples of the cache apply on top of it.
 */
export const ANTHROPIC_FAST = (): readonly PriceRow[] => [
  {
    ...FAST,
    models: ['claude-opus-4-6', 'claude-opus-4-6-20260205'],
    from: '2026-02-07',
    usd: { input: '30', cached_input: '3', cache_write: '37.5', cache_write_1h: '60', output: '150' },
    above: [
      {
        inputTokens: 200000,
        usd: { input: '60', cached_input: '6', cache_write: '75', cache_write_1h: '120', output: '225' },
      },
    ],
  },
  {
    ...FAST,
    models: ['claude-opus-4-6', 'claude-opus-4-6-20260205'],
    from: '2026-03-13',
    usd: { input: '30', cached_input: '3', cache_write: '37.5', cache_write_1h: '60', output: '150' },
  },
  {
    ...FAST,
    models: ['claude-opus-4-7', 'claude-opus-4-7-20260416'],
    from: '2026-05-01',
    usd: { input: '30', cached_input: '3', cache_write: '37.5', cache_write_1h: '60', output: '150' },
  },
  {
    ...FAST,
    models: ['claude-opus-4-8'],
    from: '2026-05-28',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', cache_write_1h: '20', output: '50' },
  },
  {
    ...FAST,
    models: ['claude-opus-5', 'claude-opus-5-latest'],
    from: '2026-07-24',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', cache_write_1h: '20', output: '50' },
  },
  {
    ...FAST,
    models: ['claude-opus-5-5'],
    from: '2026-09-22',
    usd: { input: '8', cached_input: '0.4', cache_write: '10', cache_write_1h: '16', output: '40' },
  },
  {
    ...FAST,
    models: ['claude-fable-5-2', 'claude-mythos-5-2'],
    from: '2026-11-09',
    usd: { input: '16', cached_input: '0.4', cache_write: '20', cache_write_1h: '32', output: '80' },
  },
];
