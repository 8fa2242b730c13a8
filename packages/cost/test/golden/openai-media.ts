import { type GoldenRow, openai, utc } from './row.ts';
import { OPENAI, OPENAI_MODELS } from './sources.ts';

/** DALL·E was withdrawn on 2026-05-12. */
const APRIL = { at: utc('2026-04-01T00:00:00Z'), operation: 'image_generation' };
const DALL_E_2 = `${OPENAI_MODELS}/dall-e-2`;
const DALL_E_3 = `${OPENAI_MODELS}/dall-e-3`;

/** Pictures by tokens and by piece. */
export const OPENAI_IMAGES: readonly GoldenRow[] = [
  {
    title: 'gpt-image-1, text 5, picture in 10, picture out 40',
    sum: '40×5 + 60×10 + 1056×40',
    usd: '0.04304',
    call: openai('gpt-image-1', {
      inputTokens: 100,
      inputImageTokens: 60,
      outputTokens: 1056,
      outputImageTokens: 1056,
    }),
    source: `${OPENAI_MODELS}/gpt-image-1`,
  },
  {
    title: 'gpt-image-1, text 5, cached text 1.25, picture out 40',
    sum: '40×5 + 60×1.25 + 272×40',
    usd: '0.011155',
    call: openai('gpt-image-1', { inputTokens: 100, cachedInputTokens: 60, outputTokens: 272, outputImageTokens: 272 }),
    source: `${OPENAI_MODELS}/gpt-image-1`,
  },
  {
    title: 'gpt-image-1 by tokens; how many pictures they are does not matter',
    sum: '50×5 + 4160×40',
    usd: '0.16665',
    call: openai('gpt-image-1', {
      inputTokens: 50,
      outputTokens: 4160,
      outputImageTokens: 4160,
      images: 2,
      imageSize: '1024x1024',
      imageQuality: 'medium',
    }),
    source: `${OPENAI_MODELS}/gpt-image-1`,
  },
  {
    title: 'gpt-image-1-mini, text 2, picture in 2.5, picture out 8',
    sum: '40×2 + 60×2.5 + 1056×8',
    usd: '0.008678',
    call: openai('gpt-image-1-mini', {
      inputTokens: 100,
      inputImageTokens: 60,
      outputTokens: 1056,
      outputImageTokens: 1056,
    }),
    source: `${OPENAI_MODELS}/gpt-image-1-mini`,
  },
  {
    title: 'gpt-image-1.5, text 5 / 10, picture 8 / 32',
    sum: '10×5 + 90×8 + 20×10 + 1000×32',
    usd: '0.03297',
    call: openai('gpt-image-1.5', {
      inputTokens: 100,
      inputImageTokens: 90,
      outputTokens: 1020,
      outputImageTokens: 1000,
    }),
    source: `${OPENAI_MODELS}/gpt-image-1.5`,
  },
  {
    title: 'gpt-image-1.5 streamed, its output told as one number: all of it charged as picture',
    sum: '10×5 + 472×32',
    usd: '0.015154',
    status: 'estimated',
    reason: 'output_modality',
    call: openai('gpt-image-1.5', { inputTokens: 10, outputTokens: 472, images: 1 }, { operation: 'image_generation' }),
    source: `${OPENAI_MODELS}/gpt-image-1.5`,
  },
  {
    title: 'gpt-image-1-mini streamed: it makes nothing but pictures',
    sum: '10×2 + 272×8',
    usd: '0.002196',
    call: openai('gpt-image-1-mini', { inputTokens: 10, outputTokens: 272 }, { operation: 'image_edit' }),
    source: `${OPENAI_MODELS}/gpt-image-1-mini`,
  },
  {
    title: 'gpt-image-2, text 5, picture in 8, picture out 30',
    sum: '10×5 + 90×8 + 7024×30',
    usd: '0.21149',
    call: openai('gpt-image-2', {
      inputTokens: 100,
      inputImageTokens: 90,
      outputTokens: 7024,
      outputImageTokens: 7024,
    }),
    source: `${OPENAI_MODELS}/gpt-image-2`,
  },
  {
    title: 'gpt-image-2.5-flare, text 5, picture out 30',
    sum: '10×5 + 100×30',
    usd: '0.00305',
    call: openai('gpt-image-2.5-flare', { inputTokens: 10, outputTokens: 100, outputImageTokens: 100 }),
    source: `${OPENAI_MODELS}/gpt-image-2.5-flare`,
  },
  {
    title: 'chatgpt-image-latest, text 5, picture out 32',
    sum: '10×5 + 100×32',
    usd: '0.00325',
    call: openai('chatgpt-image-latest', { inputTokens: 10, outputTokens: 100, outputImageTokens: 100 }),
    source: OPENAI,
  },
  {
    title: 'gpt-image-1 batch, text 2.5, picture in 5, picture out 20',
    sum: '40×2.5 + 60×5 + 1056×20',
    usd: '0.02152',
    call: openai(
      'gpt-image-1',
      { inputTokens: 100, inputImageTokens: 60, outputTokens: 1056, outputImageTokens: 1056 },
      { serviceTier: 'batch' },
    ),
    source: OPENAI,
  },
  {
    title: 'gpt-image-1 with cached tokens of which nobody says whether they were text: charged as text',
    sum: '10×5 + 60×10 + 30×1.25',
    usd: '0.0006875',
    status: 'estimated',
    reason: 'cache_modality',
    call: openai('gpt-image-1', { inputTokens: 100, inputImageTokens: 60, cachedInputTokens: 30, outputTokens: 0 }),
    source: `${OPENAI_MODELS}/gpt-image-1`,
  },
  {
    title: 'dall-e-3 standard 1024x1024 0.04',
    sum: '2×40000',
    usd: '0.08',
    call: openai('dall-e-3', { images: 2, imageSize: '1024x1024', imageQuality: 'standard' }, APRIL),
    source: DALL_E_3,
  },
  {
    title: 'dall-e-3 standard 1792x1024 0.08',
    sum: '1×80000',
    usd: '0.08',
    call: openai('dall-e-3', { images: 1, imageSize: '1792x1024', imageQuality: 'standard' }, APRIL),
    source: DALL_E_3,
  },
  {
    title: 'dall-e-3 hd 1024x1024 0.08',
    sum: '1×80000',
    usd: '0.08',
    call: openai('dall-e-3', { images: 1, imageSize: '1024x1024', imageQuality: 'hd' }, APRIL),
    source: DALL_E_3,
  },
  {
    title: 'dall-e-3 hd 1024x1792 0.12',
    sum: '3×120000',
    usd: '0.36',
    call: openai('dall-e-3', { images: 3, imageSize: '1024x1792', imageQuality: 'HD' }, APRIL),
    source: DALL_E_3,
  },
  {
    title: 'dall-e-3 of which nobody says size or quality: what the API makes then, 0.04',
    sum: '1×40000',
    usd: '0.04',
    call: openai('dall-e-3', { images: 1 }, APRIL),
    source: DALL_E_3,
  },
  {
    title: 'dall-e-3 hd, size not told: 0.08',
    sum: '1×80000',
    usd: '0.08',
    call: openai('dall-e-3', { images: 1, imageQuality: 'hd' }, APRIL),
    source: DALL_E_3,
  },
  {
    title: 'dall-e-3 in a size that nobody sells',
    status: 'unpriced',
    reason: 'missing_rate',
    call: openai('dall-e-3', { images: 1, imageSize: '2048x2048' }, APRIL),
    source: DALL_E_3,
  },
  {
    title: 'dall-e-2 256x256 0.016',
    sum: '10×16000',
    usd: '0.16',
    call: openai('dall-e-2', { images: 10, imageSize: '256x256' }, APRIL),
    source: DALL_E_2,
  },
  {
    title: 'dall-e-2 512x512 0.018',
    sum: '1×18000',
    usd: '0.018',
    call: openai('dall-e-2', { images: 1, imageSize: '512x512', imageQuality: 'standard' }, APRIL),
    source: DALL_E_2,
  },
  {
    title: 'dall-e-2 by default 1024x1024 0.02',
    sum: '1×20000',
    usd: '0.02',
    call: openai('dall-e-2', { images: 1 }, APRIL),
    source: DALL_E_2,
  },
];

/** Video by the second and the size of the picture. */
export const OPENAI_VIDEO: readonly GoldenRow[] = [
  {
    title: 'sora-2 720x1280 0.1 a second',
    sum: '8×100000',
    usd: '0.8',
    call: openai('sora-2', { videoSeconds: 8, imageSize: '720x1280' }),
    source: OPENAI,
  },
  {
    title: 'sora-2 in its default size 0.1 a second',
    sum: '4×100000',
    usd: '0.4',
    call: openai('sora-2', { videoSeconds: 4 }),
    source: OPENAI,
  },
  {
    title: 'sora-2-pro 1280x720 0.3 a second',
    sum: '8×300000',
    usd: '2.4',
    call: openai('sora-2-pro', { videoSeconds: 8, imageSize: '1280x720' }),
    source: OPENAI,
  },
  {
    title: 'sora-2-pro 1024x1792 0.5 a second',
    sum: '12×500000',
    usd: '6',
    call: openai('sora-2-pro', { videoSeconds: 12, imageSize: '1024x1792' }),
    source: OPENAI,
  },
  {
    title: 'sora-2-pro 1792x1024 0.5 a second',
    sum: '12×500000',
    usd: '6',
    call: openai('sora-2-pro', { videoSeconds: 12, imageSize: '1792x1024' }),
    source: OPENAI,
  },
];
