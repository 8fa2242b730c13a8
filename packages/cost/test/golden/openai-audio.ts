import { type GoldenRow, openai, utc } from './row.ts';
import { OPENAI, OPENAI_MODELS } from './sources.ts';

const APRIL = { at: utc('2026-04-01T00:00:00Z') };

/** Models that hear and speak: audio tokens have prices of their own. */
export const OPENAI_AUDIO: readonly GoldenRow[] = [
  {
    title: 'gpt-realtime, text 4 / 0.4 / 16, audio 32 / 0.4 / 64',
    sum: '100×4 + 500×32 + 100×0.4 + 300×0.4 + 100×16 + 400×64',
    usd: '0.04376',
    call: openai('gpt-realtime', {
      inputTokens: 1000,
      inputTextTokens: 200,
      inputAudioTokens: 800,
      cachedInputTokens: 400,
      cachedAudioTokens: 300,
      outputTokens: 500,
      outputAudioTokens: 400,
    }),
    source: `${OPENAI_MODELS}/gpt-realtime`,
  },
  {
    title: 'gpt-realtime-2025-08-28, a picture 5',
    sum: '100×4 + 600×5 + 20×16',
    usd: '0.00372',
    call: openai('gpt-realtime-2025-08-28', { inputTokens: 700, inputImageTokens: 600, outputTokens: 20 }),
    source: `${OPENAI_MODELS}/gpt-realtime`,
  },
  {
    title: 'gpt-realtime-mini, text 0.6 / 0.06 / 2.4, audio 10 / 0.3 / 20',
    sum: '50×0.6 + 100×10 + 50×0.06 + 300×0.3 + 10×2.4 + 90×20',
    usd: '0.002947',
    call: openai('gpt-realtime-mini', {
      inputTokens: 500,
      inputTextTokens: 100,
      inputAudioTokens: 400,
      cachedInputTokens: 350,
      cachedAudioTokens: 300,
      outputTokens: 100,
      outputAudioTokens: 90,
    }),
    source: OPENAI,
  },
  {
    title: 'gpt-4o-realtime-preview, text 5 / 2.5 / 20, audio 40 / 2.5 / 80',
    sum: '10×5 + 90×40 + 100×80',
    usd: '0.01165',
    call: openai(
      'gpt-4o-realtime-preview',
      { inputTokens: 100, inputAudioTokens: 90, outputTokens: 100, outputAudioTokens: 100 },
      APRIL,
    ),
    source: `${OPENAI_MODELS}/gpt-4o-realtime-preview`,
  },
  {
    title: 'gpt-4o-audio-preview, text 2.5 / 10, audio 40 / 80',
    sum: '50×2.5 + 250×40 + 20×10 + 380×80',
    usd: '0.040725',
    call: openai(
      'gpt-4o-audio-preview',
      { inputTokens: 300, inputAudioTokens: 250, outputTokens: 400, outputAudioTokens: 380 },
      APRIL,
    ),
    source: `${OPENAI_MODELS}/gpt-4o-audio-preview`,
  },
  {
    title: 'gpt-4o-audio-preview-2025-06-03, audio 40 / 80',
    sum: '1×40 + 1×80',
    usd: '0.00012',
    call: openai(
      'gpt-4o-audio-preview-2025-06-03',
      { inputTokens: 1, inputAudioTokens: 1, outputTokens: 1, outputAudioTokens: 1 },
      APRIL,
    ),
    source: `${OPENAI_MODELS}/gpt-4o-audio-preview`,
  },
  {
    title: 'gpt-4o-mini-audio-preview, text 0.15 / 0.6, audio 10 / 20',
    sum: '50×0.15 + 250×10 + 20×0.6 + 380×20',
    usd: '0.0101195',
    call: openai(
      'gpt-4o-mini-audio-preview',
      { inputTokens: 300, inputAudioTokens: 250, outputTokens: 400, outputAudioTokens: 380 },
      APRIL,
    ),
    source: `${OPENAI_MODELS}/gpt-4o-mini-audio-preview`,
  },
  {
    title: 'gpt-audio, text 2.5 / 10, audio 32 / 64',
    sum: '50×2.5 + 250×32 + 20×10 + 380×64',
    usd: '0.032645',
    call: openai('gpt-audio', { inputTokens: 300, inputAudioTokens: 250, outputTokens: 400, outputAudioTokens: 380 }),
    source: OPENAI,
  },
  {
    title: 'gpt-audio lists no cached price: cached text 2.5, cached audio 32',
    sum: '20×2.5 + 100×32 + 30×2.5 + 150×32',
    usd: '0.008125',
    call: openai('gpt-audio', {
      inputTokens: 300,
      inputAudioTokens: 250,
      cachedInputTokens: 180,
      cachedAudioTokens: 150,
      outputTokens: 0,
    }),
    source: OPENAI,
  },
  {
    title: 'gpt-audio-mini, text 0.6 / 2.4, audio 10 / 20',
    sum: '200×10 + 3×2.4 + 150×20',
    usd: '0.0050072',
    call: openai('gpt-audio-mini', {
      inputTokens: 200,
      inputAudioTokens: 200,
      outputTokens: 153,
      outputAudioTokens: 150,
    }),
    source: OPENAI,
  },
  {
    title: 'gpt-4o-audio-preview-2024-10-01, text 2.5 / 10, audio 100 / 200 before it got cheaper',
    sum: '50×2.5 + 250×100 + 20×10 + 380×200',
    usd: '0.101325',
    call: openai(
      'gpt-4o-audio-preview-2024-10-01',
      { inputTokens: 300, inputAudioTokens: 250, outputTokens: 400, outputAudioTokens: 380 },
      { at: utc('2024-11-01T00:00:00Z') },
    ),
    source: 'https://openai.com/api/pricing/',
  },
  {
    title: 'gpt-4o-audio-preview-2024-12-17, audio in 40, text out 10',
    sum: '20×2.5 + 980×40 + 77×10',
    usd: '0.04002',
    call: openai(
      'gpt-4o-audio-preview-2024-12-17',
      { inputTokens: 1000, inputTextTokens: 20, inputAudioTokens: 980, outputTokens: 77 },
      APRIL,
    ),
    source: `${OPENAI_MODELS}/gpt-4o-audio-preview`,
  },
  {
    title: 'gpt-4o-mini-audio-preview-2024-12-17, text in 0.15, audio out 20',
    sum: '123×0.15 + 3×0.6 + 456×20',
    usd: '0.00914025',
    call: openai(
      'gpt-4o-mini-audio-preview-2024-12-17',
      { inputTokens: 123, outputTokens: 459, outputAudioTokens: 456 },
      APRIL,
    ),
    source: `${OPENAI_MODELS}/gpt-4o-mini-audio-preview`,
  },
];

/** Speech to text, by tokens or by the second, and text to speech, by tokens or by the character. */
export const OPENAI_SPEECH: readonly GoldenRow[] = [
  {
    title: 'gpt-4o-transcribe 2.5, audio 6, output 10',
    sum: '10×2.5 + 500×6 + 100×10',
    usd: '0.004025',
    call: openai(
      'gpt-4o-transcribe',
      { inputTokens: 510, inputTextTokens: 10, inputAudioTokens: 500, outputTokens: 100 },
      { operation: 'transcription' },
    ),
    source: `${OPENAI_MODELS}/gpt-4o-transcribe`,
  },
  {
    title: 'gpt-4o-mini-transcribe 1.25, audio 3, output 5',
    sum: '10×1.25 + 500×3 + 100×5',
    usd: '0.0020125',
    call: openai('gpt-4o-mini-transcribe', { inputTokens: 510, inputAudioTokens: 500, outputTokens: 100 }),
    source: `${OPENAI_MODELS}/gpt-4o-mini-transcribe`,
  },
  {
    title: 'gpt-4o-mini-transcribe-2025-12-15, the same',
    sum: '10×1.25 + 500×3 + 100×5',
    usd: '0.0020125',
    call: openai('gpt-4o-mini-transcribe-2025-12-15', { inputTokens: 510, inputAudioTokens: 500, outputTokens: 100 }),
    source: `${OPENAI_MODELS}/gpt-4o-mini-transcribe`,
  },
  {
    title: 'whisper-1 0.006 a minute, that is 100 millionths a second',
    sum: '90.5×100',
    usd: '0.00905',
    call: openai('whisper-1', { audioSeconds: 90.5 }),
    source: `${OPENAI_MODELS}/whisper-1`,
  },
  {
    title: 'whisper-1 0.006 a minute, for seconds that no double holds',
    sum: '90.7×100',
    usd: '0.00907',
    call: openai('whisper-1', { audioSeconds: 90.7 }),
    source: `${OPENAI_MODELS}/whisper-1`,
  },
  {
    title: 'whisper-1 0.006 a minute, a whole hour',
    sum: '3600×100',
    usd: '0.36',
    call: openai('whisper-1', { audioSeconds: 3600 }),
    source: `${OPENAI_MODELS}/whisper-1`,
  },
  {
    title: 'gpt-transcribe 0.27 an hour, that is 75 millionths a second',
    sum: '61.25×75',
    usd: '0.00459375',
    call: openai('gpt-transcribe', { audioSeconds: 61.25 }),
    source: `${OPENAI_MODELS}/gpt-transcribe`,
  },
  {
    title: 'tts-1 15 for a million characters',
    sum: '4096×15',
    usd: '0.06144',
    call: openai('tts-1', { inputCharacters: 4096 }, { operation: 'speech' }),
    source: OPENAI,
  },
  {
    title: 'tts-1-hd 30 for a million characters',
    sum: '17×30',
    usd: '0.00051',
    call: openai('tts-1-hd', { inputCharacters: 17 }),
    source: OPENAI,
  },
  {
    title: 'tts-1-1106, a snapshot at the same price',
    sum: '1×15',
    usd: '0.000015',
    call: openai('tts-1-1106', { inputCharacters: 1 }),
    source: OPENAI,
  },
  {
    title: 'gpt-4o-mini-tts 0.6, speech 12',
    sum: '100×0.6 + 800×12',
    usd: '0.00966',
    call: openai('gpt-4o-mini-tts', { inputTokens: 100, outputTokens: 800, outputAudioTokens: 800 }),
    source: `${OPENAI_MODELS}/gpt-4o-mini-tts`,
  },
  {
    title: 'gpt-4o-mini-tts-2025-12-15 by tokens, though it tells characters too',
    sum: '100×0.6 + 800×12',
    usd: '0.00966',
    call: openai('gpt-4o-mini-tts-2025-12-15', {
      inputTokens: 100,
      inputCharacters: 421,
      outputTokens: 800,
      outputAudioTokens: 800,
    }),
    source: `${OPENAI_MODELS}/gpt-4o-mini-tts`,
  },
];
