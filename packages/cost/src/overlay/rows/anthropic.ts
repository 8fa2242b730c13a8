import type { AliasRow, FeeRow, PriceRow } from '../types.ts';

const LIST = {
  providers: ['anthropic'],
  source: 'https://platform.claude.com/docs/en/about-claude/pricing',
  checkedOn: '2026-11-26',
} as const;

/** Anthropic's own API. A write into the cache costs 1.25 times the input for 5 minutes, twice the input for an hour. */
export const ANTHROPIC = (): readonly PriceRow[] => [
  // The context of a million tokens was a beta at a premium until 2026-04-30; since then such a request is refused. The
  // cut of 2026-03-13 was for Opus 4.6 and Sonnet 4.6 only, so Sonnet 4.5 keeps its premium in the catalogue.
  // https://platform.claude.com/docs/en/release-notes/overview
  {
    ...LIST,
    models: ['claude-sonnet-4-0', 'claude-sonnet-4', 'claude-sonnet-4-20250514', 'claude-4-sonnet'],
    from: '2025-08-12',
    usd: { input: '3', cached_input: '0.3', cache_write: '3.75', cache_write_1h: '6', output: '15' },
    above: [
      {
        inputTokens: 200000,
        usd: { input: '6', cached_input: '0.6', cache_write: '7.5', cache_write_1h: '12', output: '22.5' },
      },
    ],
  },
  {
    ...LIST,
    models: ['claude-mythos-preview'],
    from: '2026-04-07',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', cache_write_1h: '20', output: '50' },
  },
  {
    ...LIST,
    models: ['claude-mythos-5'],
    from: '2026-06-09',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', cache_write_1h: '20', output: '50' },
  },
  {
    ...LIST,
    models: ['claude-mythos-5-1'],
    from: '2026-09-01',
    usd: { input: '10', cached_input: '0.25', cache_write: '12.5', cache_write_1h: '20', output: '50' },
  },
  {
    ...LIST,
    models: ['claude-sonnet-5-5'],
    from: '2026-09-28',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_1h: '4', output: '10' },
  },
  {
    ...LIST,
    models: ['claude-haiku-5-5'],
    from: '2026-10-07',
    usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', cache_write_1h: '0.2', output: '0.5' },
    above: [
      {
        inputTokens: 100000,
        usd: { input: '0.5', cached_input: '0.05', cache_write: '0.625', cache_write_1h: '1', output: '2.5' },
      },
    ],
  },
  {
    ...LIST,
    models: ['claude-fable-5-2', 'claude-mythos-5-2'],
    from: '2026-11-09',
    usd: { input: '8', cached_input: '0.2', cache_write: '10', cache_write_1h: '16', output: '40' },
  },
];

/** Another spelling. */
export const ANTHROPIC_ALIASES = (): readonly AliasRow[] => [
  { ...LIST, alias: 'claude-opus-5-latest', model: 'claude-opus-5', from: '2026-07-24' },
];

/** Ten dollars for a thousand web searches, with every model that can search. */
export const ANTHROPIC_FEES = (): readonly FeeRow[] => [
  {
    ...LIST,
    models: /^claude-(sonnet|opus|haiku|fable|mythos|3-7-sonnet|3-5-sonnet|3-5-haiku)-.*$/,
    example: 'claude-sonnet-4-5',
    from: '2025-05-07',
    fees: { web_search_call: '0.01' },
  },
];
