import type { PriceRow } from '../types.ts';

const FLEX = {
  providers: ['google'],
  tier: 'flex',
  source: 'https://ai.google.dev/gemini-api/docs/pricing',
  checkedOn: '2026-11-26',
} as const;

/**
 * Gemini's flex tier: half of input and output; cached input as in the table. Answered in the header
 * `x-gemini-service-tier`. The rows of days to come are the end of an introductory price.
 */
export const GOOGLE_FLEX = (): readonly PriceRow[] => [
  {
    ...FLEX,
    models: ['gemini-2.5-flash'],
    from: '2026-04-02',
    usd: { input: '0.15', cached_input: '0.03', input_audio: '0.5', cached_audio: '0.1', output: '1.25' },
  },
  {
    ...FLEX,
    models: ['gemini-2.5-flash-lite'],
    from: '2026-04-02',
    usd: { input: '0.05', cached_input: '0.01', input_audio: '0.15', cached_audio: '0.03', output: '0.2' },
  },
  {
    ...FLEX,
    models: ['gemini-2.5-pro'],
    from: '2026-04-02',
    usd: { input: '0.625', cached_input: '0.125', output: '5' },
    above: [{ inputTokens: 200000, usd: { input: '1.25', cached_input: '0.25', output: '7.5' } }],
  },
  {
    ...FLEX,
    models: ['gemini-3-flash-preview'],
    from: '2026-04-02',
    usd: { input: '0.25', cached_input: '0.05', input_audio: '0.5', cached_audio: '0.1', output: '1.5' },
  },
  {
    ...FLEX,
    models: ['gemini-3.1-flash-lite', 'gemini-3.1-flash-lite-preview'],
    from: '2026-04-02',
    usd: { input: '0.125', cached_input: '0.0125', input_audio: '0.25', cached_audio: '0.025', output: '0.75' },
  },
  {
    ...FLEX,
    models: ['gemini-3.1-pro-preview', 'gemini-3.1-pro-preview-customtools'],
    from: '2026-04-02',
    usd: { input: '1', cached_input: '0.2', output: '6' },
    above: [{ inputTokens: 200000, usd: { input: '2', cached_input: '0.4', output: '9' } }],
  },
  {
    ...FLEX,
    models: ['gemini-3.5-flash'],
    from: '2026-05-19',
    usd: { input: '0.75', cached_input: '0.08', output: '4.5' },
  },
  {
    ...FLEX,
    models: ['gemini-3.5-flash-lite'],
    from: '2026-07-21',
    usd: { input: '0.15', cached_input: '0.02', output: '1.25' },
  },
  {
    ...FLEX,
    models: ['gemini-3.6-flash'],
    from: '2026-07-21',
    usd: { input: '0.375', cached_input: '0.0375', output: '1.875' },
  },
  {
    ...FLEX,
    models: ['gemini-3.7-flash'],
    from: '2026-08-13',
    usd: { input: '0.375', cached_input: '0.0375', output: '1.875' },
  },
  {
    ...FLEX,
    models: ['gemini-3.8-flash'],
    from: '2026-09-02',
    usd: { input: '0.375', cached_input: '0.0375', output: '1.875' },
  },
  {
    ...FLEX,
    models: ['gemini-3.8-flash-lite-tts'],
    from: '2026-09-22',
    usd: { input: '0.25', output: '3', output_audio: '3' },
  },
  {
    ...FLEX,
    models: ['gemini-3.8-flash-tts'],
    from: '2026-09-22',
    usd: { input: '0.25', output: '4.5', output_audio: '4.5' },
  },
  {
    ...FLEX,
    models: ['gemini-4-argon'],
    from: '2026-10-13',
    usd: { input: '1', cached_input: '0.05', output: '5' },
  },
  {
    ...FLEX,
    models: ['gemini-4-hydrogen'],
    from: '2026-11-12',
    usd: { input: '0.75', cached_input: '0.0375', output: '3.75' },
  },
  {
    ...FLEX,
    models: ['gemini-4-argon'],
    from: '2026-12-01',
    usd: { input: '2', cached_input: '0.1', output: '10' },
  },
  {
    ...FLEX,
    models: ['gemini-3.6-flash'],
    from: '2027-01-01',
    usd: { input: '0.75', cached_input: '0.075', output: '3.75' },
  },
  {
    ...FLEX,
    models: ['gemini-3.7-flash'],
    from: '2027-01-01',
    usd: { input: '0.75', cached_input: '0.075', output: '3.75' },
  },
  {
    ...FLEX,
    models: ['gemini-3.8-flash'],
    from: '2027-01-01',
    usd: { input: '0.75', cached_input: '0.075', output: '3.75' },
  },
  {
    ...FLEX,
    models: ['gemini-3.8-flash-lite-tts'],
    from: '2027-01-01',
    usd: { input: '0.5', output: '6', output_audio: '6' },
  },
  {
    ...FLEX,
    models: ['gemini-3.8-flash-tts'],
    from: '2027-01-01',
    usd: { input: '0.5', output: '9', output_audio: '9' },
  },
];
