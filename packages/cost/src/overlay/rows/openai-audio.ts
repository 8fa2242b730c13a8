import type { PriceRow } from '../types.ts';

const PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-11-26',
} as const;
/** The page as it was in November 2025: what has left it since. */
const OLD_PAGE = {
  providers: ['openai'],
  source: 'https://platform.openai.com/docs/pricing',
  checkedOn: '2026-11-26',
} as const;
/** The page as it was in December 2024. */
const FIRST_PAGE = {
  providers: ['openai'],
  source: 'https://openai.com/api/pricing/',
  checkedOn: '2026-11-26',
} as const;

/** Speech and transcription, and the audio of models that the base prices as text. */
export const OPENAI_AUDIO = (): readonly PriceRow[] => [
  // The base prices text only; audio got cheaper with the snapshot of December 2024.
  {
    ...FIRST_PAGE,
    models: ['gpt-4o-audio-preview-2024-10-01'],
    from: '2024-10-17',
    kind: 'add',
    usd: { input_audio: '100', output_audio: '200' },
  },
  {
    ...OLD_PAGE,
    models: ['gpt-4o-audio-preview', 'gpt-4o-audio-preview-2024-12-17', 'gpt-4o-audio-preview-2025-06-03'],
    from: '2024-12-17',
    kind: 'add',
    usd: { input_audio: '40', output_audio: '80' },
  },
  {
    ...OLD_PAGE,
    models: ['gpt-4o-mini-audio-preview', 'gpt-4o-mini-audio-preview-2024-12-17'],
    from: '2024-12-17',
    kind: 'add',
    usd: { input_audio: '10', output_audio: '20' },
  },
  { ...PAGE, models: ['tts-1', 'tts-1-1106'], from: '2023-11-06', usd: { input_mchar: '15' } },
  { ...PAGE, models: ['tts-1-hd', 'tts-1-hd-1106'], from: '2023-11-06', usd: { input_mchar: '30' } },
  // All that it puts out is audio, whether or not usage says so.
  {
    ...PAGE,
    models: ['gpt-4o-mini-tts', 'gpt-4o-mini-tts-2025-03-20', 'gpt-4o-mini-tts-2025-12-15'],
    from: '2025-03-20',
    usd: { input: '0.6', output: '12', output_audio: '12' },
  },
  // Audio as the base has it for the alias; LiteLLM takes the price of text.
  {
    ...OLD_PAGE,
    models: ['gpt-4o-mini-transcribe-2025-03-20', 'gpt-4o-mini-transcribe-2025-12-15'],
    from: '2025-03-20',
    usd: { input: '1.25', output: '5', input_audio: '3' },
  },
  // Per minute of a session, whoever speaks; the model it delegates to is charged apart.
  { ...PAGE, models: ['gpt-live-1'], from: '2026-11-26', usd: { audio_minute: '0.05' } },
  { ...PAGE, models: ['gpt-live-transcribe'], from: '2026-07-28', usd: { audio_minute: '0.017' } },
  { ...PAGE, models: ['gpt-realtime-whisper'], from: '2026-05-07', usd: { audio_minute: '0.017' } },
  { ...PAGE, models: ['gpt-realtime-translate'], from: '2026-05-07', usd: { audio_minute: '0.034' } },
];
