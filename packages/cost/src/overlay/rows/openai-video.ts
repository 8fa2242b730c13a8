import type { PriceRow } from '../types.ts';

// The API makes 720x1280 where a request does not say.
const PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-11-26',
} as const;

/** Videos, per second and by size. */
export const OPENAI_VIDEO = (): readonly PriceRow[] => [
  {
    ...PAGE,
    models: ['sora-2', 'sora-2-2025-10-06', 'sora-2-2025-12-08'],
    from: '2025-10-06',
    usd: {},
    formats: [
      { meter: 'video_second', size: '720x1280', usd: '0.1', isDefault: true },
      { meter: 'video_second', size: '1280x720', usd: '0.1' },
    ],
  },
  // What 1080x1920 costs (since March 2026) is not known here: such a video stays without a price.
  {
    ...PAGE,
    models: ['sora-2-pro', 'sora-2-pro-2025-10-06'],
    from: '2025-10-06',
    usd: {},
    formats: [
      { meter: 'video_second', size: '720x1280', usd: '0.3', isDefault: true },
      { meter: 'video_second', size: '1280x720', usd: '0.3' },
      { meter: 'video_second', size: '1024x1792', usd: '0.5' },
      { meter: 'video_second', size: '1792x1024', usd: '0.5' },
    ],
  },
];
