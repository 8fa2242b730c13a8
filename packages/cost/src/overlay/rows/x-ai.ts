import type { AliasRow, FeeRow, PriceRow, UpliftRow } from '../types.ts';

const LIST = {
  providers: ['x-ai'],
  source: 'https://docs.x.ai/developers/pricing',
  checkedOn: '2026-11-26',
} as const;

const RETIRED = { ...LIST, source: 'https://docs.x.ai/developers/models', checkedOn: '2026-04-20' } as const;
const BATCH = { ...LIST, tier: 'batch' } as const;
const PRIORITY = { ...LIST, tier: 'priority', checkedOn: '2026-08-18' } as const;

/** xAI's own API. A long prompt starts at 200,000 tokens, so the limit above which it costs more is one below. */
export const X_AI = (): readonly PriceRow[] => [
  // The catalogue leaves out that these cost more above 128,000 tokens.
  {
    ...RETIRED,
    models: ['grok-4', 'grok-4-0709', 'grok-4-latest'],
    from: '2025-07-09',
    usd: { input: '3', cached_input: '0.75', output: '15' },
    above: [{ inputTokens: 128000, usd: { input: '6', output: '30' } }],
  },
  {
    ...RETIRED,
    models: [
      'grok-4-fast',
      'grok-4-fast-reasoning',
      'grok-4-fast-reasoning-latest',
      'grok-4-fast-non-reasoning',
      'grok-4-fast-non-reasoning-latest',
    ],
    from: '2025-09-19',
    usd: { input: '0.2', cached_input: '0.05', output: '0.5' },
    above: [{ inputTokens: 128000, usd: { input: '0.4', output: '1' } }],
  },
  {
    ...RETIRED,
    models: [
      'grok-4-1-fast',
      'grok-4-1-fast-reasoning',
      'grok-4-1-fast-reasoning-latest',
      'grok-4-1-fast-non-reasoning',
      'grok-4-1-fast-non-reasoning-latest',
    ],
    from: '2025-11-19',
    usd: { input: '0.2', cached_input: '0.05', output: '0.5' },
    above: [{ inputTokens: 128000, usd: { input: '0.4', output: '1' } }],
  },
  {
    ...LIST,
    models: [
      'grok-4.20',
      'grok-4.20-0309',
      'grok-4.20-reasoning',
      'grok-4.20-reasoning-latest',
      'grok-4.20-0309-reasoning',
      'grok-4.20-non-reasoning',
      'grok-4.20-non-reasoning-latest',
      'grok-4.20-0309-non-reasoning',
      'grok-4.20-beta',
      'grok-4.20-beta-0309',
      'grok-4.20-beta-latest',
      'grok-4.20-beta-reasoning',
      'grok-4.20-beta-non-reasoning',
      'grok-4.20-beta-latest-reasoning',
      'grok-4.20-beta-latest-non-reasoning',
      'grok-4.20-beta-0309-reasoning',
      'grok-4.20-beta-0309-non-reasoning',
      'grok-4.20-multi-agent',
      'grok-4.20-multi-agent-0309',
      'grok-4.20-multi-agent-latest',
      'grok-4.20-multi-agent-beta-0309',
      'grok-4.20-multi-agent-beta-latest',
    ],
    from: '2026-03-09',
    usd: { input: '2', cached_input: '0.2', output: '6' },
    above: [{ inputTokens: 199999, usd: { input: '4', cached_input: '0.4', output: '12' } }],
  },
  {
    ...LIST,
    models: [
      'grok-4.20',
      'grok-4.20-0309',
      'grok-4.20-reasoning',
      'grok-4.20-reasoning-latest',
      'grok-4.20-0309-reasoning',
      'grok-4.20-non-reasoning',
      'grok-4.20-non-reasoning-latest',
      'grok-4.20-0309-non-reasoning',
      'grok-4.20-beta',
      'grok-4.20-beta-0309',
      'grok-4.20-beta-latest',
      'grok-4.20-beta-reasoning',
      'grok-4.20-beta-non-reasoning',
      'grok-4.20-beta-latest-reasoning',
      'grok-4.20-beta-latest-non-reasoning',
      'grok-4.20-beta-0309-reasoning',
      'grok-4.20-beta-0309-non-reasoning',
      'grok-4.20-multi-agent',
      'grok-4.20-multi-agent-0309',
      'grok-4.20-multi-agent-latest',
      'grok-4.20-multi-agent-beta-0309',
      'grok-4.20-multi-agent-beta-latest',
    ],
    from: '2026-04-30',
    usd: { input: '1.25', cached_input: '0.2', output: '2.5' },
    above: [{ inputTokens: 199999, usd: { input: '2.5', cached_input: '0.4', output: '5' } }],
  },
  // Retired that day; requests are answered, and charged, by Grok Build.
  {
    ...LIST,
    models: ['grok-code-fast', 'grok-code-fast-1', 'grok-code-fast-1-0825'],
    from: '2026-05-15',
    usd: { input: '1', cached_input: '0.2', output: '2' },
    above: [{ inputTokens: 199999, usd: { input: '2', cached_input: '0.4', output: '4' } }],
  },
  {
    ...LIST,
    models: ['grok-4.7', 'grok-4.7-latest'],
    from: '2026-09-21',
    usd: { input: '2', cached_input: '0.5', output: '6' },
    above: [{ inputTokens: 199999, usd: { input: '4', cached_input: '1', output: '12' } }],
  },
  // A fifth less; the page lists it for these models only.
  {
    ...BATCH,
    models: [
      'grok-4.20',
      'grok-4.20-0309',
      'grok-4.20-reasoning',
      'grok-4.20-reasoning-latest',
      'grok-4.20-0309-reasoning',
      'grok-4.20-non-reasoning',
      'grok-4.20-non-reasoning-latest',
      'grok-4.20-0309-non-reasoning',
      'grok-4.20-beta',
      'grok-4.20-beta-0309',
      'grok-4.20-beta-latest',
      'grok-4.20-beta-reasoning',
      'grok-4.20-beta-non-reasoning',
      'grok-4.20-beta-latest-reasoning',
      'grok-4.20-beta-latest-non-reasoning',
      'grok-4.20-beta-0309-reasoning',
      'grok-4.20-beta-0309-non-reasoning',
      'grok-4.20-multi-agent',
      'grok-4.20-multi-agent-0309',
      'grok-4.20-multi-agent-latest',
      'grok-4.20-multi-agent-beta-0309',
      'grok-4.20-multi-agent-beta-latest',
      'grok-4.3',
      'grok-4.3-latest',
    ],
    from: '2026-10-14',
    usd: { input: '1', cached_input: '0.16', output: '2' },
    above: [{ inputTokens: 199999, usd: { input: '2', cached_input: '0.32', output: '4' } }],
  },
  {
    ...BATCH,
    models: ['grok-4.7', 'grok-4.7-latest'],
    from: '2026-11-26',
    usd: { input: '1.6', cached_input: '0.4', output: '4.8' },
    above: [{ inputTokens: 199999, usd: { input: '3.2', cached_input: '0.8', output: '9.6' } }],
  },
  // Twice the price of each token, in both columns; granted only if the answer says `priority`.
  {
    ...PRIORITY,
    models: ['grok-4.3', 'grok-4.3-latest'],
    from: '2026-08-05',
    usd: { input: '2.5', cached_input: '0.4', output: '5' },
    above: [{ inputTokens: 199999, usd: { input: '5', cached_input: '0.8', output: '10' } }],
  },
  {
    ...PRIORITY,
    models: ['grok-4.5', 'grok-4.5-latest'],
    from: '2026-08-05',
    usd: { input: '4', cached_input: '0.6', output: '12' },
    above: [{ inputTokens: 199999, usd: { input: '8', cached_input: '1.2', output: '24' } }],
  },
  {
    ...PRIORITY,
    models: ['grok-4.6', 'grok-4.6-latest'],
    from: '2026-08-13',
    usd: { input: '4', cached_input: '1', output: '12' },
    above: [{ inputTokens: 199999, usd: { input: '8', cached_input: '2', output: '24' } }],
  },
  {
    ...PRIORITY,
    models: ['grok-4.7', 'grok-4.7-latest'],
    from: '2026-09-21',
    usd: { input: '4', cached_input: '1', output: '12' },
    above: [{ inputTokens: 199999, usd: { input: '8', cached_input: '2', output: '24' } }],
  },
  {
    ...PRIORITY,
    models: ['grok-build-0.1'],
    from: '2026-08-05',
    usd: { input: '2', cached_input: '0.4', output: '4' },
    above: [{ inputTokens: 199999, usd: { input: '4', cached_input: '0.8', output: '8' } }],
  },
];

/** Another spelling. */
export const X_AI_ALIASES = (): readonly AliasRow[] => [
  { ...LIST, alias: 'grok-build-latest', model: 'grok-4.5', from: '2026-11-26' },
];

/** Tools that run at xAI. Searches on X, attached files and each run of code have prices too, but no meter here. */
export const X_AI_FEES = (): readonly FeeRow[] => [
  {
    ...LIST,
    example: 'grok-4.6',
    from: '2025-11-19',
    fees: { web_search_call: '0.005', file_search_call: '0.0025' },
  },
];

/** The endpoint that stays in the United States. */
export const X_AI_UPLIFTS = (): readonly UpliftRow[] => [
  {
    ...LIST,
    hosts: /^us\.api\.x\.ai$/,
    exampleHost: 'us.api.x.ai',
    models: /^grok-.*$/,
    example: 'grok-4.6',
    factor: '1.1',
    from: '2026-09-21',
  },
];
