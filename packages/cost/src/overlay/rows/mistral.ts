import type { AliasRow, PriceRow, UpliftRow } from '../types.ts';

const LIST = {
  providers: ['mistral'],
  source: 'https://docs.mistral.ai/inference/pricing',
  checkedOn: '2026-10-29',
} as const;

const CARDS = {
  providers: ['mistral'],
  source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
  checkedOn: '2026-11-26',
} as const;

/** Mistral's own API. */
export const MISTRAL = (): readonly PriceRow[] => [
  // Launched at half its list price, which held for nine days before the list came down.
  {
    ...LIST,
    models: ['mistral-large-4', 'mistral-large-4-0'],
    from: '2026-10-06',
    usd: { input: '0.68', cached_input: '0.07', output: '2.09' },
  },
  {
    ...LIST,
    models: ['mistral-large-4', 'mistral-large-4-0'],
    from: '2026-10-20',
    usd: { input: '1.36', cached_input: '0.14', output: '4.18' },
  },
  {
    ...LIST,
    models: ['mistral-large-4', 'mistral-large-4-0'],
    from: '2026-10-29',
    usd: { input: '0.7', cached_input: '0.07', output: '2.1' },
  },
  {
    ...LIST,
    models: ['mistral-small-2506', 'mistral-small-3.2-24b-instruct'],
    from: '2025-06-20',
    usd: { input: '0.1', output: '0.3' },
  },
  {
    ...LIST,
    models: ['open-mixtral-8x22b', 'mixtral-8x22b-instruct'],
    from: '2024-04-17',
    usd: { input: '2', output: '6' },
  },
  {
    ...LIST,
    models: ['mistral-embed-2312'],
    from: '2023-12-11',
    usd: { input: '0.1' },
  },
  {
    ...LIST,
    models: ['codestral-embed', 'codestral-embed-2505'],
    from: '2025-05-28',
    usd: { input: '0.15', cached_input: '0.015' },
  },
  // Models of others that Mistral serves.
  {
    ...CARDS,
    models: ['deepseek-v4-1-flash-1017'],
    from: '2026-10-17',
    usd: { input: '0.3', cached_input: '0.007', output: '1.2' },
  },
  {
    ...CARDS,
    models: ['zai-glm-5-3', 'zai-glm-5', 'zai-glm-latest'],
    from: '2026-11-09',
    usd: { input: '1.4', cached_input: '0.14', output: '4.4' },
  },
  {
    ...CARDS,
    models: ['zai-glm-5-2', 'glm-5-2'],
    from: '2026-11-26',
    usd: { input: '1.4', cached_input: '0.14', output: '4.4' },
  },
  {
    ...CARDS,
    models: ['zai-glm-5-3-flash'],
    from: '2026-11-09',
    usd: { input: '0.15', cached_input: '0.03', output: '0.5' },
  },
  // Audio in a chat is charged by the minute.
  {
    ...LIST,
    models: ['voxtral-small-24b-2507', 'voxtral-small-2507', 'voxtral-small-latest'],
    from: '2025-07-15',
    kind: 'add',
    usd: { audio_minute: '0.004' },
  },
  {
    ...CARDS,
    models: [
      'voxtral-mini-transcribe-realtime-2602',
      'voxtral-mini-transcribe-realtime-latest',
      'voxtral-mini-realtime-2602',
      'voxtral-mini-realtime-latest',
    ],
    from: '2026-02-04',
    usd: { audio_minute: '0.006' },
  },
  {
    ...CARDS,
    models: ['voxtral-mini-transcribe-3', 'voxtral-mini-transcribe-3-0'],
    from: '2026-11-09',
    usd: { audio_minute: '0.0035' },
  },
  {
    ...CARDS,
    models: ['voxtral-small-transcribe-3', 'voxtral-small-transcribe-3-0'],
    from: '2026-11-09',
    usd: { audio_minute: '0.004' },
  },
  {
    ...CARDS,
    models: ['voxtral-mini-transcribe-realtime-3', 'voxtral-mini-transcribe-realtime-3-0'],
    from: '2026-11-09',
    usd: { audio_minute: '0.008' },
  },
  {
    ...CARDS,
    models: ['voxtral-mini-tts-2603', 'voxtral-mini-tts-latest'],
    from: '2026-03-23',
    usd: { input_mchar: '16' },
  },
  {
    ...CARDS,
    models: ['voxtral-mini-tts-3', 'voxtral-mini-tts-3-0'],
    from: '2026-11-26',
    usd: { input_mchar: '13' },
  },
  // Names that moved to a newer model. This one left Large 2 for Large 3; Large 4 has taken no name of its kind.
  {
    ...CARDS,
    models: ['mistral-large-latest'],
    from: '2025-12-02',
    usd: { input: '0.5', cached_input: '0.05', output: '1.5' },
  },
  // To Small 4.
  {
    ...LIST,
    models: ['mistral-small-latest'],
    from: '2026-03-16',
    usd: { input: '0.15', cached_input: '0.015', output: '0.6' },
  },
  // To Medium 3.5 and Small 4: the day on which that was read, when it happened is not published.
  {
    ...CARDS,
    models: ['mistral-medium', 'magistral-medium-latest'],
    from: '2026-11-26',
    usd: { input: '1.5', cached_input: '0.15', output: '7.5' },
  },
  {
    ...CARDS,
    models: ['magistral-small-latest'],
    from: '2026-11-26',
    usd: { input: '0.15', cached_input: '0.015', output: '0.6' },
  },
];

/** Names that the catalogue lacks. */
export const MISTRAL_ALIASES = (): readonly AliasRow[] => [
  { ...CARDS, alias: 'ministral-3-3b-2512', model: 'ministral-3b-2512', from: '2025-12-02' },
  { ...CARDS, alias: 'ministral-3-8b-2512', model: 'ministral-8b-2512', from: '2025-12-02' },
  { ...CARDS, alias: 'ministral-3-14b-2512', model: 'ministral-14b-2512', from: '2025-12-02' },
  { ...CARDS, alias: 'mistral-large-3', model: 'mistral-large-2512', from: '2025-12-02' },
  { ...CARDS, alias: 'ministral-14b-latest', model: 'ministral-14b-2512', from: '2025-12-02' },
  { ...CARDS, alias: 'ministral-3b-latest', model: 'ministral-3b-2512', from: '2025-12-02' },
  { ...CARDS, alias: 'codestral-latest', model: 'codestral-2508', from: '2025-07-30' },
  { ...CARDS, alias: 'devstral-latest', model: 'devstral-2512', from: '2025-12-09' },
  { ...CARDS, alias: 'devstral-medium-latest', model: 'devstral-2512', from: '2025-12-09' },
  { ...CARDS, alias: 'mistral-medium-2604', model: 'mistral-medium-3-5', from: '2026-04-01' },
  { ...CARDS, alias: 'mistral-vibe-cli-latest', model: 'mistral-medium-3-5', from: '2026-11-26' },
  { ...CARDS, alias: 'mistral-vibe-cli-with-tools', model: 'mistral-medium-3-5', from: '2026-11-26' },
  { ...CARDS, alias: 'mistral-vibe-cli-fast', model: 'mistral-small-2603', from: '2026-11-26' },
  { ...CARDS, alias: 'mistral-code-latest', model: 'codestral-2508', from: '2026-11-26' },
  { ...CARDS, alias: 'mistral-code-fim-latest', model: 'codestral-2508', from: '2026-11-26' },
  { ...CARDS, alias: 'mistral-code-agent-latest', model: 'devstral-2512', from: '2026-11-26' },
];

/** Inference kept in a region. */
export const MISTRAL_UPLIFTS = (): readonly UpliftRow[] => [
  {
    providers: ['mistral'],
    hosts: /^api\.(eu|us)\.mistral\.ai$/,
    exampleHost: 'api.eu.mistral.ai',
    models: /^.*$/,
    example: 'mistral-large-4',
    factor: '1.1',
    from: '2026-10-06',
    source: 'https://docs.mistral.ai/inference/regional-inference',
    checkedOn: '2026-11-26',
  },
];
