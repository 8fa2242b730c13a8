import type { PriceRow } from '../types.ts';

// OpenAI lists output apart for text and images where a model makes both; otherwise all output is images.
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

/** Models that make pictures and that the base lacks. */
export const OPENAI_IMAGES = (): readonly PriceRow[] => [
  // Per picture of whatever quality: the model has one.
  {
    ...OLD_PAGE,
    models: ['dall-e-2'],
    from: '2022-11-03',
    usd: {},
    formats: [
      { meter: 'image', size: '256x256', usd: '0.016' },
      { meter: 'image', size: '512x512', usd: '0.018' },
      { meter: 'image', size: '1024x1024', usd: '0.02', isDefault: true },
    ],
  },
  {
    ...OLD_PAGE,
    models: ['dall-e-3'],
    from: '2023-11-06',
    usd: {},
    formats: [
      { meter: 'image', size: '1024x1024', quality: 'standard', usd: '0.04', isDefault: true },
      { meter: 'image', size: '1024x1792', quality: 'standard', usd: '0.08' },
      { meter: 'image', size: '1792x1024', quality: 'standard', usd: '0.08' },
      { meter: 'image', size: '1024x1024', quality: 'hd', usd: '0.08' },
      { meter: 'image', size: '1024x1792', quality: 'hd', usd: '0.12' },
      { meter: 'image', size: '1792x1024', quality: 'hd', usd: '0.12' },
    ],
  },
  {
    ...PAGE,
    models: ['chatgpt-image-latest'],
    from: '2025-12-16',
    usd: { input: '5', cached_input: '1.25', output: '10', input_image: '8', output_image: '32' },
  },
  {
    ...PAGE,
    models: [
      'gpt-image-2.5-flare',
      'gpt-image-2.5-flare-2026-09-08',
      'gpt-image-2.5-sunburst',
      'gpt-image-2.5-sunburst-2026-09-08',
    ],
    from: '2026-09-08',
    usd: { input: '5', cached_input: '1.25', output: '30', input_image: '8', output_image: '30' },
  },
  {
    ...PAGE,
    models: ['gpt-image-2.6-flare', 'gpt-image-2.6-sunburst'],
    from: '2026-11-13',
    usd: { input: '5', cached_input: '1.25', output: '30', input_image: '8', output_image: '30' },
  },
];
