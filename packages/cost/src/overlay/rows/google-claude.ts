import type { AliasRow, FeeRow, PriceRow } from '../types.ts';

const LIST = {
  providers: ['google'],
  source: 'https://cloud.google.com/vertex-ai/generative-ai/pricing',
  checkedOn: '2026-10-15',
} as const;

const BATCH = { ...LIST, tier: 'batch' } as const;

/** Claude on Vertex AI, at the price of the global endpoint, which is Anthropic's own. */
export const GOOGLE_CLAUDE = (): readonly PriceRow[] => [
  // The premium above 200,000 tokens ended that day. https://claude.com/blog/1m-context-ga
  {
    ...LIST,
    models: ['claude-opus-4-6', 'claude-opus-4-6@default'],
    from: '2026-03-13',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', cache_write_1h: '10', output: '25' },
  },
  {
    ...LIST,
    models: ['claude-sonnet-5-5', 'claude-sonnet-5-5@default'],
    from: '2026-09-28',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_1h: '4', output: '10' },
  },
  {
    ...LIST,
    models: ['claude-haiku-5-5', 'claude-haiku-5-5@default'],
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
    models: ['claude-fable-5-2', 'claude-fable-5-2@default'],
    from: '2026-11-09',
    usd: { input: '8', cached_input: '0.2', cache_write: '10', cache_write_1h: '16', output: '40' },
  },
  // Writes for an hour, which the catalogue leaves out here and below.
  {
    ...LIST,
    models: ['claude-sonnet-4-5', 'claude-sonnet-4-5@20250929'],
    from: '2025-09-29',
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
    models: ['claude-sonnet-4-6', 'claude-sonnet-4-6@default'],
    from: '2026-02-17',
    kind: 'add',
    usd: { cache_write_1h: '6' },
  },
  {
    ...LIST,
    models: ['claude-opus-4-7', 'claude-opus-4-7@default'],
    from: '2026-04-16',
    kind: 'add',
    usd: { cache_write_1h: '10' },
  },
  {
    ...LIST,
    models: ['claude-opus-4-8', 'claude-opus-4-8@default'],
    from: '2026-05-28',
    kind: 'add',
    usd: { cache_write_1h: '10' },
  },
  {
    ...LIST,
    models: ['claude-fable-5'],
    from: '2026-06-09',
    kind: 'add',
    usd: { cache_write_1h: '20' },
  },
  {
    ...LIST,
    models: ['claude-opus-5'],
    from: '2026-07-24',
    kind: 'add',
    usd: { cache_write_1h: '10' },
  },
  {
    ...LIST,
    models: ['claude-fable-5-1'],
    from: '2026-09-01',
    kind: 'add',
    usd: { cache_write_1h: '20' },
  },
  {
    ...LIST,
    models: ['claude-opus-5-5'],
    from: '2026-09-22',
    kind: 'add',
    usd: { cache_write_1h: '8' },
  },
  {
    ...BATCH,
    models: ['claude-sonnet-4-5', 'claude-sonnet-4-5@20250929'],
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
    models: ['claude-haiku-4-5', 'claude-haiku-4-5@20251001'],
    from: '2025-10-15',
    usd: { input: '0.5', cached_input: '0.05', cache_write: '0.625', cache_write_1h: '1', output: '2.5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-4-5', 'claude-opus-4-5@20251101'],
    from: '2025-11-24',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-4-6', 'claude-opus-4-6@default'],
    from: '2026-03-13',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-sonnet-4-6', 'claude-sonnet-4-6@default'],
    from: '2026-03-13',
    usd: { input: '1.5', cached_input: '0.15', cache_write: '1.875', cache_write_1h: '3', output: '7.5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-4-7', 'claude-opus-4-7@default'],
    from: '2026-04-16',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-4-8', 'claude-opus-4-8@default'],
    from: '2026-05-28',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-fable-5', 'claude-fable-5@default'],
    from: '2026-06-09',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', cache_write_1h: '10', output: '25' },
  },
  {
    ...BATCH,
    models: ['claude-sonnet-5', 'claude-sonnet-5@default'],
    from: '2026-06-30',
    usd: { input: '1', cached_input: '0.1', cache_write: '1.25', cache_write_1h: '2', output: '5' },
  },
  {
    ...BATCH,
    models: ['claude-opus-5', 'claude-opus-5@default'],
    from: '2026-07-24',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', cache_write_1h: '5', output: '12.5' },
  },
  {
    ...BATCH,
    models: ['claude-fable-5-1', 'claude-fable-5-1@default'],
    from: '2026-09-01',
    usd: { input: '5', cached_input: '0.125', cache_write: '6.25', cache_write_1h: '10', output: '25' },
  },
  {
    ...BATCH,
    models: ['claude-opus-5-5', 'claude-opus-5-5@default'],
    from: '2026-09-22',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_1h: '4', output: '10' },
  },
  {
    ...BATCH,
    models: ['claude-sonnet-5-5', 'claude-sonnet-5-5@default'],
    from: '2026-09-28',
    usd: { input: '1', cached_input: '0.05', cache_write: '1.25', cache_write_1h: '2', output: '5' },
  },
  {
    ...BATCH,
    models: ['claude-haiku-5-5', 'claude-haiku-5-5@default'],
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
    models: ['claude-fable-5-2', 'claude-fable-5-2@default'],
    from: '2026-11-09',
    usd: { input: '4', cached_input: '0.1', cache_write: '5', cache_write_1h: '8', output: '20' },
  },
];

/** The ids that Vertex AI gives to models without a date. */
export const GOOGLE_CLAUDE_ALIASES = (): readonly AliasRow[] => [
  { ...LIST, alias: 'claude-fable-5@default', model: 'claude-fable-5', from: '2026-06-09' },
  { ...LIST, alias: 'claude-opus-5@default', model: 'claude-opus-5', from: '2026-07-24' },
  { ...LIST, alias: 'claude-fable-5-1@default', model: 'claude-fable-5-1', from: '2026-09-01' },
  { ...LIST, alias: 'claude-opus-5-5@default', model: 'claude-opus-5-5', from: '2026-09-22' },
];

/** Ten dollars for a thousand web searches. */
export const GOOGLE_CLAUDE_FEES = (): readonly FeeRow[] => [
  {
    ...LIST,
    models: /^claude-(sonnet|opus|haiku|fable)-.*$/,
    example: 'claude-opus-5',
    from: '2025-05-07',
    fees: { web_search_call: '0.01' },
  },
];
