import type { PriceRow } from '../types.ts';

const BATCH = {
  providers: ['google'],
  tier: 'batch',
  source: 'https://ai.google.dev/gemini-api/docs/pricing',
  checkedOn: '2026-10-14',
} as const;

/**
 * Batches of the Gemini API, open since 2025-07-07: half of input and output. Older models pay the standard price for
 * cached input, newer ones half of it. The rows of days to come are the end of an introductory price.
 */
export const GOOGLE_BATCH = (): readonly PriceRow[] => [
  {
    ...BATCH,
    models: ['gemini-2.5-flash'],
    from: '2025-07-07',
    usd: { input: '0.15', cached_input: '0.03', input_audio: '0.5', cached_audio: '0.1', output: '1.25' },
  },
  {
    ...BATCH,
    models: ['gemini-2.5-flash-preview-tts', 'gemini-2.5-flash-tts'],
    from: '2025-07-07',
    usd: { input: '0.25', output: '5', output_audio: '5' },
  },
  {
    ...BATCH,
    models: ['gemini-2.5-pro'],
    from: '2025-07-07',
    usd: { input: '0.625', cached_input: '0.125', output: '5' },
    above: [{ inputTokens: 200000, usd: { input: '1.25', cached_input: '0.25', output: '7.5' } }],
  },
  {
    ...BATCH,
    models: ['gemini-2.5-pro-preview-tts', 'gemini-2.5-pro-tts'],
    from: '2025-07-07',
    usd: { input: '0.5', output: '10', output_audio: '10' },
  },
  {
    ...BATCH,
    models: ['gemini-embedding-001'],
    from: '2025-07-14',
    usd: { input: '0.075' },
  },
  {
    ...BATCH,
    models: ['gemini-2.5-flash-lite'],
    from: '2025-07-22',
    usd: { input: '0.05', cached_input: '0.01', input_audio: '0.15', cached_audio: '0.03', output: '0.2' },
  },
  {
    ...BATCH,
    models: ['gemini-3-pro-image', 'gemini-3-pro-image-preview'],
    from: '2025-11-20',
    usd: { input: '1', output: '6', output_image: '60' },
  },
  {
    ...BATCH,
    models: ['gemini-3-flash-preview'],
    from: '2025-12-17',
    usd: { input: '0.25', cached_input: '0.05', input_audio: '0.5', cached_audio: '0.1', output: '1.5' },
  },
  {
    ...BATCH,
    models: ['gemini-3.1-pro-preview', 'gemini-3.1-pro-preview-customtools'],
    from: '2026-02-19',
    usd: { input: '1', cached_input: '0.2', output: '6' },
    above: [{ inputTokens: 200000, usd: { input: '2', cached_input: '0.4', output: '9' } }],
  },
  {
    ...BATCH,
    models: ['gemini-3.1-flash-image', 'gemini-3.1-flash-image-preview'],
    from: '2026-02-26',
    usd: { input: '0.25', output: '1.5', output_image: '30' },
  },
  {
    ...BATCH,
    models: ['gemini-3.1-flash-lite', 'gemini-3.1-flash-lite-preview'],
    from: '2026-03-03',
    usd: { input: '0.125', cached_input: '0.0125', input_audio: '0.25', cached_audio: '0.025', output: '0.75' },
  },
  {
    ...BATCH,
    models: ['gemini-3.1-flash-tts-preview'],
    from: '2026-04-15',
    usd: { input: '0.5', output: '10', output_audio: '10' },
  },
  {
    ...BATCH,
    models: ['gemini-embedding-2', 'gemini-embedding-2-preview'],
    from: '2026-04-22',
    usd: { input: '0.1', input_audio: '3.25', input_image: '0.225' },
  },
  {
    ...BATCH,
    models: ['gemini-3.5-flash'],
    from: '2026-05-19',
    usd: { input: '0.75', cached_input: '0.075', output: '4.5' },
  },
  {
    ...BATCH,
    models: ['gemini-3.1-flash-lite-image'],
    from: '2026-06-30',
    usd: { input: '0.125', output: '0.75', output_image: '15' },
  },
  {
    ...BATCH,
    models: ['gemini-3.5-flash-lite'],
    from: '2026-07-21',
    usd: { input: '0.15', cached_input: '0.02', output: '1.25' },
  },
  {
    ...BATCH,
    models: ['gemini-3.6-flash'],
    from: '2026-07-21',
    usd: { input: '0.375', cached_input: '0.0375', output: '1.875' },
  },
  {
    ...BATCH,
    models: ['gemini-robotics-er-2-preview'],
    from: '2026-07-30',
    usd: { input: '0.5', cached_input: '0.05', output: '2.5' },
  },
  {
    ...BATCH,
    models: ['gemini-3.7-flash'],
    from: '2026-08-13',
    usd: { input: '0.375', cached_input: '0.0375', output: '1.875' },
  },
  {
    ...BATCH,
    models: ['gemini-3.8-flash'],
    from: '2026-09-02',
    usd: { input: '0.375', cached_input: '0.0375', output: '1.875' },
  },
  {
    ...BATCH,
    models: ['gemini-3.8-flash-lite-tts'],
    from: '2026-09-22',
    usd: { input: '0.25', output: '3', output_audio: '3' },
  },
  {
    ...BATCH,
    models: ['gemini-3.8-flash-tts'],
    from: '2026-09-22',
    usd: { input: '0.25', output: '4.5', output_audio: '4.5' },
  },
  {
    ...BATCH,
    models: ['gemini-nano-banana-2.1'],
    from: '2026-10-06',
    usd: { input: '0.75', output: '3.75', output_image: '15' },
  },
  {
    ...BATCH,
    models: ['gemini-4-argon'],
    from: '2026-10-13',
    usd: { input: '1', cached_input: '0.05', output: '5' },
  },
  {
    ...BATCH,
    models: ['gemini-4-hydrogen'],
    from: '2026-11-12',
    usd: { input: '0.75', cached_input: '0.0375', output: '3.75' },
  },
  {
    ...BATCH,
    models: ['gemini-4-argon'],
    from: '2026-12-01',
    usd: { input: '2', cached_input: '0.1', output: '10' },
  },
  {
    ...BATCH,
    models: ['gemini-3.6-flash'],
    from: '2027-01-01',
    usd: { input: '0.75', cached_input: '0.075', output: '3.75' },
  },
  {
    ...BATCH,
    models: ['gemini-3.7-flash'],
    from: '2027-01-01',
    usd: { input: '0.75', cached_input: '0.075', output: '3.75' },
  },
  {
    ...BATCH,
    models: ['gemini-3.8-flash'],
    from: '2027-01-01',
    usd: { input: '0.75', cached_input: '0.075', output: '3.75' },
  },
  {
    ...BATCH,
    models: ['gemini-3.8-flash-lite-tts'],
    from: '2027-01-01',
    usd: { input: '0.5', output: '6', output_audio: '6' },
  },
  {
    ...BATCH,
    models: ['gemini-3.8-flash-tts'],
    from: '2027-01-01',
    usd: { input: '0.5', output: '9', output_audio: '9' },
  },
];
