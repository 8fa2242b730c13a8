import type { PriceRow } from '../types.ts';

const PRIORITY = {
  providers: ['google'],
  tier: 'priority',
  source: 'https://ai.google.dev/gemini-api/docs/pricing',
  checkedOn: '2026-11-26',
} as const;

/**
 * Gemini's priority tier: 1.8 times the standard price. A request that found no room is answered, and charged, as
 * `standard`. The rows of days to come are the end of an introductory price.
 */
export const GOOGLE_PRIORITY = (): readonly PriceRow[] => [
  {
    ...PRIORITY,
    models: ['gemini-2.5-flash'],
    from: '2026-04-02',
    usd: { input: '0.54', cached_input: '0.054', input_audio: '1.8', cached_audio: '0.18', output: '4.5' },
  },
  {
    ...PRIORITY,
    models: ['gemini-2.5-flash-lite'],
    from: '2026-04-02',
    usd: { input: '0.18', cached_input: '0.018', input_audio: '0.54', cached_audio: '0.054', output: '0.72' },
  },
  {
    ...PRIORITY,
    models: ['gemini-2.5-pro'],
    from: '2026-04-02',
    usd: { input: '2.25', cached_input: '0.225', output: '18' },
    above: [{ inputTokens: 200000, usd: { input: '4.5', cached_input: '0.45', output: '27' } }],
  },
  {
    ...PRIORITY,
    models: ['gemini-3-flash-preview'],
    from: '2026-04-02',
    usd: { input: '0.9', cached_input: '0.09', input_audio: '1.8', cached_audio: '0.18', output: '5.4' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.1-flash-lite', 'gemini-3.1-flash-lite-preview'],
    from: '2026-04-02',
    usd: { input: '0.45', cached_input: '0.045', input_audio: '0.9', cached_audio: '0.09', output: '2.7' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.1-pro-preview', 'gemini-3.1-pro-preview-customtools'],
    from: '2026-04-02',
    usd: { input: '3.6', cached_input: '0.36', output: '21.6' },
    above: [{ inputTokens: 200000, usd: { input: '7.2', cached_input: '0.72', output: '32.4' } }],
  },
  {
    ...PRIORITY,
    models: ['gemini-3.5-flash'],
    from: '2026-05-19',
    usd: { input: '2.7', cached_input: '0.27', output: '16.2' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.5-flash-lite'],
    from: '2026-07-21',
    usd: { input: '0.54', cached_input: '0.05', output: '4.5' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.6-flash'],
    from: '2026-07-21',
    usd: { input: '1.35', cached_input: '0.135', output: '6.75' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.7-flash'],
    from: '2026-08-13',
    usd: { input: '1.35', cached_input: '0.135', output: '6.75' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.8-flash'],
    from: '2026-09-02',
    usd: { input: '1.35', cached_input: '0.135', output: '6.75' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.8-flash-lite-tts'],
    from: '2026-09-22',
    usd: { input: '0.9', output: '10.8', output_audio: '10.8' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.8-flash-tts'],
    from: '2026-09-22',
    usd: { input: '0.9', output: '16.2', output_audio: '16.2' },
  },
  {
    ...PRIORITY,
    models: ['gemini-4-argon'],
    from: '2026-10-13',
    usd: { input: '3.6', cached_input: '0.18', output: '18' },
  },
  {
    ...PRIORITY,
    models: ['gemini-4-hydrogen'],
    from: '2026-11-12',
    usd: { input: '2.7', cached_input: '0.135', output: '13.5' },
  },
  {
    ...PRIORITY,
    models: ['gemini-4-argon'],
    from: '2026-12-01',
    usd: { input: '7.2', cached_input: '0.36', output: '36' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.6-flash'],
    from: '2027-01-01',
    usd: { input: '2.7', cached_input: '0.27', output: '13.5' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.7-flash'],
    from: '2027-01-01',
    usd: { input: '2.7', cached_input: '0.27', output: '13.5' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.8-flash'],
    from: '2027-01-01',
    usd: { input: '2.7', cached_input: '0.27', output: '13.5' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.8-flash-lite-tts'],
    from: '2027-01-01',
    usd: { input: '1.8', output: '21.6', output_audio: '21.6' },
  },
  {
    ...PRIORITY,
    models: ['gemini-3.8-flash-tts'],
    from: '2027-01-01',
    usd: { input: '1.8', output: '32.4', output_audio: '32.4' },
  },
];
