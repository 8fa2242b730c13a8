import type { AliasRow, FeeRow, PriceRow, UpliftRow } from '../types.ts';

const LIST = {
  providers: ['google'],
  source: 'https://ai.google.dev/gemini-api/docs/pricing',
  checkedOn: '2026-10-15',
} as const;

const CHANGES = {
  providers: ['google'],
  source: 'https://ai.google.dev/gemini-api/docs/changelog',
  checkedOn: '2026-11-26',
} as const;

/** Gemini, on its own API and on Vertex AI: models newer than the catalogue, and what its entries leave out. */
export const GOOGLE = (): readonly PriceRow[] => [
  // What a speech model puts out is audio.
  {
    ...LIST,
    models: ['gemini-2.5-flash-tts', 'gemini-2.5-flash-preview-tts', 'gemini-2.5-flash-lite-preview-tts'],
    from: '2025-05-20',
    kind: 'add',
    usd: { output_audio: '10' },
  },
  {
    ...LIST,
    models: ['gemini-2.5-pro-tts', 'gemini-2.5-pro-preview-tts'],
    from: '2025-05-20',
    kind: 'add',
    usd: { output_audio: '20' },
  },
  {
    ...LIST,
    models: ['gemini-3.1-flash-tts-preview'],
    from: '2026-04-15',
    usd: { input: '1', output: '20', output_audio: '20' },
  },
  // Introductory until the end of 2026.
  {
    ...LIST,
    models: ['gemini-3.8-flash-tts'],
    from: '2026-09-22',
    usd: { input: '0.5', output: '9', output_audio: '9' },
  },
  {
    ...LIST,
    models: ['gemini-3.8-flash-tts'],
    from: '2027-01-01',
    usd: { input: '1', output: '18', output_audio: '18' },
  },
  // Introductory until the end of 2026.
  {
    ...LIST,
    models: ['gemini-3.8-flash-lite-tts'],
    from: '2026-09-22',
    usd: { input: '0.5', output: '6', output_audio: '6' },
  },
  {
    ...LIST,
    models: ['gemini-3.8-flash-lite-tts'],
    from: '2027-01-01',
    usd: { input: '1', output: '12', output_audio: '12' },
  },
  {
    ...LIST,
    models: ['gemini-2.5-flash-native-audio-latest', 'gemini-live-2.5-flash'],
    from: '2025-09-23',
    kind: 'add',
    usd: { input_image: '3' },
  },
  {
    ...LIST,
    models: ['gemini-3.8-live', 'gemini-3.8-live-extended-thinking'],
    from: '2026-10-15',
    usd: { input: '0.75', input_audio: '3', input_image: '1', output: '4.5', output_audio: '12' },
  },
  {
    ...LIST,
    models: ['gemini-robotics-er-2-preview'],
    from: '2026-07-30',
    usd: { input: '1', cached_input: '0.1', output: '5' },
  },
  {
    ...LIST,
    models: ['gemini-robotics-er-2-preview'],
    from: '2027-01-01',
    usd: { input: '2', cached_input: '0.2', output: '10' },
  },
  {
    ...LIST,
    models: ['gemini-robotics-er-2-streaming-preview'],
    from: '2026-07-30',
    usd: { input: '1', output: '5' },
  },
  {
    ...LIST,
    models: ['gemini-robotics-er-2-streaming-preview'],
    from: '2027-01-01',
    usd: { input: '2', output: '10' },
  },
  // Made video costs more, by tokens that have no meter here.
  {
    ...LIST,
    models: ['gemini-omni-1.1-flash'],
    from: '2026-10-15',
    usd: { input: '1.5', output: '9' },
  },
  {
    ...LIST,
    models: ['gemini-nano-banana-2.1'],
    from: '2026-10-06',
    usd: { input: '1.5', output: '7.5', output_image: '30' },
  },
  // Introductory until the end of November 2026.
  {
    ...LIST,
    models: ['gemini-4-argon'],
    from: '2026-10-13',
    usd: { input: '2', cached_input: '0.1', output: '10' },
  },
  {
    ...LIST,
    models: ['gemini-4-argon'],
    from: '2026-12-01',
    usd: { input: '4', cached_input: '0.2', output: '20' },
  },
  {
    ...LIST,
    checkedOn: '2026-11-26',
    models: ['gemini-4-hydrogen'],
    from: '2026-11-12',
    usd: { input: '1.5', cached_input: '0.075', output: '7.5' },
  },
  {
    ...LIST,
    models: ['gemini-2.5-computer-use-preview-10-2025'],
    from: '2025-10-07',
    usd: { input: '1.25', output: '10' },
    above: [{ inputTokens: 200000, usd: { input: '2.5', output: '15' } }],
  },
  {
    ...LIST,
    models: ['gemini-robotics-er-1.5-preview'],
    from: '2025-09-25',
    usd: { input: '0.3', output: '2.5' },
  },
  {
    ...LIST,
    models: ['gemini-3.5-transcribe'],
    from: '2026-08-26',
    usd: { input: '2', output: '12' },
  },
  {
    ...LIST,
    models: ['gemini-3.5-transcribe-live'],
    from: '2026-08-26',
    usd: { input: '3.5', output: '21' },
  },
  {
    ...LIST,
    models: ['gemini-3.1-pro-preview-customtools'],
    from: '2026-02-19',
    usd: { input: '2', cached_input: '0.2', output: '12' },
    above: [{ inputTokens: 200000, usd: { input: '4', cached_input: '0.4', output: '18' } }],
  },
  {
    ...LIST,
    models: ['gemini-embedding-2-preview'],
    from: '2026-03-10',
    usd: { input: '0.2', input_audio: '6.5', input_image: '0.45' },
  },
];

/** Names that moved to another model, or that are another spelling of one. */
export const GOOGLE_ALIASES = (): readonly AliasRow[] => [
  // The Gemini API's price; Vertex AI charged 1.5 times as much for it until both shut it down on 2026-06-01.
  { ...CHANGES, alias: 'gemini-2.0-flash-001', model: 'gemini-2.0-flash', from: '2025-02-05' },
  { ...CHANGES, alias: 'gemini-2.0-flash-lite-001', model: 'gemini-2.0-flash-lite', from: '2025-02-25' },
  { ...CHANGES, alias: 'gemini-2.5-flash-lite-preview-09-2025', model: 'gemini-2.5-flash-lite', from: '2025-09-25' },
  { ...CHANGES, alias: 'gemini-live-2.5-flash-native-audio', model: 'gemini-live-2.5-flash', from: '2025-09-23' },
  {
    ...CHANGES,
    alias: 'gemini-live-2.5-flash-preview-native-audio-09-2025',
    model: 'gemini-live-2.5-flash',
    from: '2025-09-23',
  },
  { ...CHANGES, alias: 'nano-banana-pro-preview', model: 'gemini-3-pro-image-preview', from: '2025-11-20' },
  { ...CHANGES, alias: 'gemini-pro-latest', model: 'gemini-3-pro-preview', from: '2026-01-21' },
  // The day on which this was read; both cost the same.
  { ...CHANGES, alias: 'gemini-pro-latest', model: 'gemini-3.1-pro-preview', from: '2026-10-15' },
  { ...CHANGES, alias: 'gemini-flash-latest', model: 'gemini-3-flash-preview', from: '2026-01-21' },
  // From here on the days on which somebody read it: when an alias moves is not published.
  { ...CHANGES, alias: 'gemini-flash-latest', model: 'gemini-3.5-flash', from: '2026-08-25' },
  { ...CHANGES, alias: 'gemini-flash-latest', model: 'gemini-3.8-flash', from: '2026-10-15' },
  { ...CHANGES, alias: 'gemini-flash-lite-latest', model: 'gemini-3.5-flash-lite', from: '2026-08-21' },
];

/** Grounding with Google Search beyond the free allowance: per grounded prompt, and from Gemini 3 on per search. */
export const GOOGLE_FEES = (): readonly FeeRow[] => [
  {
    ...LIST,
    models: /^gemini-2\.(0-flash|5-(flash|pro))(-.*)?$/,
    example: 'gemini-2.5-flash',
    from: '2025-02-05',
    fees: { web_search_call: '0.035' },
  },
  {
    ...LIST,
    models: /^gemini-[34].*$/,
    example: 'gemini-3.8-flash',
    from: '2026-01-05',
    fees: { web_search_call: '0.014' },
  },
  {
    ...LIST,
    models: /^gemini-(pro|flash|flash-lite)-latest$/,
    example: 'gemini-flash-latest',
    from: '2026-01-21',
    fees: { web_search_call: '0.014' },
  },
];

/** Vertex AI outside its global endpoint: a tenth more, for Claude from Sonnet 4.5 on and for newer Gemini. */
export const GOOGLE_UPLIFTS = (): readonly UpliftRow[] => [
  {
    providers: ['google'],
    hosts: /^([a-z]+-[a-z]+\d+-aiplatform|aiplatform\.(us|eu)\.rep)\.googleapis\.com$/,
    exampleHost: 'us-east5-aiplatform.googleapis.com',
    models: /^claude-(sonnet-4-[56]|opus-4-[5-8]|haiku-4-5|(sonnet|opus|haiku|fable|mythos)-5(-\d)?)(@.*)?$/,
    example: 'claude-sonnet-4-5@20250929',
    factor: '1.1',
    from: '2025-09-29',
    source: 'https://platform.claude.com/docs/en/build-with-claude/claude-on-vertex-ai',
    checkedOn: '2026-11-26',
  },
  {
    providers: ['google'],
    hosts: /^([a-z]+-[a-z]+\d+-aiplatform|aiplatform\.(us|eu)\.rep)\.googleapis\.com$/,
    exampleHost: 'aiplatform.eu.rep.googleapis.com',
    models: /^gemini-(3\.1-flash-(image|lite)|3\.5-flash(-lite)?|3\.[678]-flash|4-(argon|hydrogen))$/,
    example: 'gemini-3.1-flash-lite',
    factor: '1.1',
    from: '2026-05-07',
    source: 'https://cloud.google.com/vertex-ai/generative-ai/pricing',
    checkedOn: '2026-11-26',
  },
];
