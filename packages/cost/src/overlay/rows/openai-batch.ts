import type { PriceRow } from '../types.ts';
import {
  GPT_4,
  GPT_4_1,
  GPT_4_1_MINI,
  GPT_4_1_NANO,
  GPT_4_TURBO,
  GPT_4O_MINI,
  GPT_5,
  GPT_5_1,
  GPT_5_2,
  GPT_5_2_PRO,
  GPT_5_4,
  GPT_5_4_MINI,
  GPT_5_4_NANO,
  GPT_5_4_PRO,
  GPT_5_5,
  GPT_5_5_PRO,
  GPT_5_6_LUNA,
  GPT_5_6_SOL,
  GPT_5_6_TERRA,
  GPT_5_MINI,
  GPT_5_NANO,
  GPT_5_PRO,
  GPT_6_1_SOL,
  GPT_6_1_TERRA,
  GPT_6_ASTRA,
  GPT_6_LUNA,
  GPT_6_SOL,
  GPT_35_TURBO,
  O1,
  O1_MINI,
  O1_PRO,
  O3,
  O3_DEEP_RESEARCH,
  O3_MINI,
  O3_PRO,
  O4_MINI,
  O4_MINI_DEEP_RESEARCH,
} from './openai-ids.ts';

// Batches are half the standard price; where the table has no price for cached input, cached tokens cost what input costs.
const PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-10-14',
  tier: 'batch',
} as const;
/** The page as it was in November 2025: what has left it since. */
const OLD_PAGE = {
  providers: ['openai'],
  source: 'https://platform.openai.com/docs/pricing',
  checkedOn: '2026-11-26',
  tier: 'batch',
} as const;
/** Half of the standard price of that time: the guide says so of every model. */
const GUIDE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/guides/batch',
  checkedOn: '2026-11-26',
  tier: 'batch',
} as const;
/** https://developers.openai.com/api/docs/pricing, as LiteLLM has it. */
const LATER = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-11-26',
  tier: 'batch',
} as const;
const GPT_6_2_SOL = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/models/gpt-6.2-sol',
  checkedOn: '2026-11-26',
  tier: 'batch',
} as const;

/** What the Batch API charges (since 2024-04-15). Fine-tuned models are in `openai-fine-tunes.ts`. */
export const OPENAI_BATCH = (): readonly PriceRow[] => [
  { ...PAGE, models: GPT_35_TURBO, from: '2024-04-15', usd: { input: '0.25', output: '0.75' } },
  // These cost the same in batches.
  { ...PAGE, models: ['gpt-3.5-turbo-1106'], from: '2024-04-15', usd: { input: '1', output: '2' } },
  {
    ...OLD_PAGE,
    models: ['gpt-3.5-turbo-0613', 'gpt-3.5-turbo-0301', 'gpt-3.5-0301', 'gpt-3.5-turbo-16k-0613'],
    from: '2024-04-15',
    usd: { input: '1.5', output: '2' },
  },
  { ...PAGE, models: GPT_4, from: '2024-04-15', usd: { input: '15', output: '30' } },
  {
    ...OLD_PAGE,
    models: ['gpt-4-32k', 'gpt-4-32k-0314', 'gpt-4-32k-0613'],
    from: '2024-04-15',
    usd: { input: '30', output: '60' },
  },
  { ...PAGE, models: GPT_4_TURBO, from: '2024-04-15', usd: { input: '5', output: '15' } },
  {
    ...OLD_PAGE,
    models: ['gpt-4-vision-preview', 'gpt-4-1106-vision-preview'],
    from: '2024-04-15',
    usd: { input: '5', output: '15' },
  },
  { ...PAGE, models: ['gpt-4o-2024-05-13'], from: '2024-05-13', usd: { input: '2.5', output: '7.5' } },
  { ...PAGE, models: GPT_4O_MINI, from: '2024-07-18', usd: { input: '0.075', output: '0.3' } },
  { ...PAGE, models: ['gpt-4o-2024-08-06'], from: '2024-08-06', usd: { input: '1.25', output: '5' } },
  // The alias meant gpt-4o-2024-05-13 before.
  { ...PAGE, models: ['gpt-4o'], from: '2024-10-02', usd: { input: '1.25', output: '5' } },
  { ...PAGE, models: ['gpt-4o-2024-11-20'], from: '2024-11-20', usd: { input: '1.25', output: '5' } },
  { ...PAGE, models: GPT_4_1, from: '2025-04-14', usd: { input: '1', output: '4' } },
  { ...PAGE, models: GPT_4_1_MINI, from: '2025-04-14', usd: { input: '0.2', output: '0.8' } },
  { ...PAGE, models: GPT_4_1_NANO, from: '2025-04-14', usd: { input: '0.05', output: '0.2' } },
  { ...PAGE, models: O1, from: '2024-12-17', usd: { input: '7.5', output: '30' } },
  { ...OLD_PAGE, models: O1_MINI, from: '2025-01-31', usd: { input: '0.55', output: '2.2' } },
  { ...PAGE, models: O1_PRO, from: '2025-03-19', usd: { input: '75', output: '300' } },
  { ...PAGE, models: O3_MINI, from: '2025-01-31', usd: { input: '0.55', output: '2.2' } },
  { ...GUIDE, models: O3, from: '2025-04-16', usd: { input: '5', output: '20' } },
  { ...PAGE, models: O3, from: '2025-06-10', usd: { input: '1', output: '4' } },
  { ...PAGE, models: O3_PRO, from: '2025-06-10', usd: { input: '10', output: '40' } },
  { ...OLD_PAGE, models: O3_DEEP_RESEARCH, from: '2025-06-26', usd: { input: '5', output: '20' } },
  { ...PAGE, models: O4_MINI, from: '2025-04-16', usd: { input: '0.55', output: '2.2' } },
  { ...OLD_PAGE, models: O4_MINI_DEEP_RESEARCH, from: '2025-06-26', usd: { input: '1', output: '4' } },
  {
    ...OLD_PAGE,
    models: ['computer-use-preview', 'computer-use-preview-2025-03-11'],
    from: '2025-03-11',
    usd: { input: '1.5', output: '6' },
  },
  { ...PAGE, models: GPT_5, from: '2025-08-07', usd: { input: '0.625', cached_input: '0.0625', output: '5' } },
  { ...PAGE, models: GPT_5_MINI, from: '2025-08-07', usd: { input: '0.125', cached_input: '0.0125', output: '1' } },
  { ...PAGE, models: GPT_5_NANO, from: '2025-08-07', usd: { input: '0.025', cached_input: '0.0025', output: '0.2' } },
  { ...PAGE, models: GPT_5_PRO, from: '2025-10-06', usd: { input: '7.5', output: '60' } },
  { ...PAGE, models: GPT_5_1, from: '2025-11-13', usd: { input: '0.625', cached_input: '0.0625', output: '5' } },
  { ...PAGE, models: GPT_5_2, from: '2025-12-11', usd: { input: '0.875', cached_input: '0.0875', output: '7' } },
  { ...PAGE, models: GPT_5_2_PRO, from: '2025-12-11', usd: { input: '10.5', output: '84' } },
  // 0.13 is published: rounded from 0.125.
  {
    ...PAGE,
    models: GPT_5_4,
    from: '2026-03-05',
    usd: { input: '1.25', cached_input: '0.13', output: '7.5' },
    above: [{ inputTokens: 272_000, usd: { input: '2.5', cached_input: '0.25', output: '11.25' } }],
  },
  {
    ...PAGE,
    models: GPT_5_4_PRO,
    from: '2026-03-05',
    usd: { input: '15', output: '90' },
    above: [{ inputTokens: 272_000, usd: { input: '30', output: '135' } }],
  },
  {
    ...PAGE,
    models: GPT_5_4_MINI,
    from: '2026-03-17',
    usd: { input: '0.375', cached_input: '0.0375', output: '2.25' },
  },
  { ...PAGE, models: GPT_5_4_NANO, from: '2026-03-17', usd: { input: '0.1', cached_input: '0.01', output: '0.625' } },
  {
    ...PAGE,
    models: GPT_5_5,
    from: '2026-04-23',
    usd: { input: '2.5', cached_input: '0.25', output: '15' },
    above: [{ inputTokens: 272_000, usd: { input: '5', cached_input: '0.5', output: '22.5' } }],
  },
  // genai-prices: the table has no long-context price for batches of this model (LiteLLM doubles input and takes output 1.5 times).
  { ...PAGE, models: GPT_5_5_PRO, from: '2026-04-23', usd: { input: '15', output: '90' } },
  {
    ...GUIDE,
    models: GPT_5_6_SOL,
    from: '2026-07-09',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', output: '15' },
    above: [{ inputTokens: 272_000, usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '22.5' } }],
  },
  {
    ...PAGE,
    models: GPT_5_6_SOL,
    from: '2026-08-21',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', cache_write_12h: '5', output: '10' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '4', cached_input: '0.4', cache_write: '5', cache_write_12h: '10', output: '15' },
      },
    ],
  },
  {
    ...GUIDE,
    models: GPT_5_6_TERRA,
    from: '2026-07-09',
    usd: { input: '1.25', cached_input: '0.125', cache_write: '1.5625', output: '7.5' },
    above: [
      { inputTokens: 272_000, usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', output: '11.25' } },
    ],
  },
  {
    ...PAGE,
    models: GPT_5_6_TERRA,
    from: '2026-07-30',
    usd: { input: '1', cached_input: '0.1', cache_write: '1.25', cache_write_12h: '2.5', output: '6' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '2', cached_input: '0.2', cache_write: '2.5', cache_write_12h: '5', output: '9' },
      },
    ],
  },
  {
    ...GUIDE,
    models: GPT_5_6_LUNA,
    from: '2026-07-09',
    usd: { input: '0.5', cached_input: '0.05', cache_write: '0.625', output: '3' },
    above: [{ inputTokens: 272_000, usd: { input: '1', cached_input: '0.1', cache_write: '1.25', output: '4.5' } }],
  },
  {
    ...PAGE,
    models: GPT_5_6_LUNA,
    from: '2026-07-30',
    usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', cache_write_12h: '0.25', output: '0.6' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '0.2', cached_input: '0.02', cache_write: '0.25', cache_write_12h: '0.5', output: '0.9' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_ASTRA,
    from: '2026-09-03',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', cache_write_12h: '12.5', output: '25' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '10', cached_input: '1', cache_write: '12.5', cache_write_12h: '25', output: '37.5' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_SOL,
    from: '2026-09-22',
    usd: { input: '1', cached_input: '0.1', cache_write: '1.25', cache_write_12h: '2.5', output: '5' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '2', cached_input: '0.2', cache_write: '2.5', cache_write_12h: '5', output: '7.5' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_LUNA,
    from: '2026-09-22',
    usd: { input: '0.05', cached_input: '0.005', cache_write: '0.0625', cache_write_12h: '0.125', output: '0.25' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', cache_write_12h: '0.25', output: '0.375' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_1_SOL,
    from: '2026-09-29',
    usd: { input: '1', cached_input: '0.05', cache_write: '1.25', cache_write_12h: '2.5', output: '5' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_12h: '5', output: '7.5' },
      },
    ],
  },
  {
    ...LATER,
    models: GPT_6_1_TERRA,
    from: '2026-10-26',
    usd: { input: '0.5', cached_input: '0.025', cache_write: '0.625', cache_write_12h: '1.25', output: '2.5' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '1', cached_input: '0.05', cache_write: '1.25', cache_write_12h: '2.5', output: '3.75' },
      },
    ],
  },
  {
    ...GPT_6_2_SOL,
    models: ['gpt-6.2-sol'],
    from: '2026-11-17',
    usd: { input: '1', cached_input: '0.05', cache_write: '1.25', cache_write_12h: '2.5', output: '5' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_12h: '5', output: '7.5' },
      },
    ],
  },
  { ...LATER, models: ['davinci-002'], from: '2024-04-15', usd: { input: '1', output: '1' } },
  { ...LATER, models: ['babbage-002'], from: '2024-04-15', usd: { input: '0.2', output: '0.2' } },
  { ...LATER, models: ['text-embedding-3-small'], from: '2024-04-15', usd: { input: '0.01' } },
  { ...LATER, models: ['text-embedding-3-large'], from: '2024-04-15', usd: { input: '0.065' } },
  {
    ...LATER,
    models: ['text-embedding-ada-002', 'text-embedding-ada-002-v2'],
    from: '2024-04-15',
    usd: { input: '0.05' },
  },
  // Cached text; what batches cost for cached images is published too, but usage does not tell them apart.
  {
    ...PAGE,
    models: ['gpt-image-1'],
    from: '2026-10-14',
    usd: { input: '2.5', cached_input: '0.63', output: '20', input_image: '5', output_image: '20' },
  },
  {
    ...PAGE,
    models: ['gpt-image-1-mini'],
    from: '2026-10-14',
    usd: { input: '1', cached_input: '0.1', output: '4', input_image: '1.25', output_image: '4' },
  },
  {
    ...PAGE,
    models: ['gpt-image-1.5', 'gpt-image-1.5-2025-12-16'],
    from: '2026-10-14',
    usd: { input: '2.5', cached_input: '0.63', output: '5', input_image: '4', output_image: '16' },
  },
  {
    ...LATER,
    models: ['chatgpt-image-latest'],
    from: '2026-11-26',
    usd: { input: '2.5', cached_input: '0.63', output: '5', input_image: '4', output_image: '16' },
  },
  {
    ...PAGE,
    models: ['gpt-image-2', 'gpt-image-2-2026-04-21'],
    from: '2026-10-14',
    usd: { input: '2.5', cached_input: '0.625', output: '15', input_image: '4', output_image: '15' },
  },
  {
    ...PAGE,
    models: ['gpt-image-2.5-flare', 'gpt-image-2.5-flare-2026-09-08'],
    from: '2026-10-14',
    usd: { input: '2.5', cached_input: '0.625', output: '15', input_image: '4', output_image: '15' },
  },
  {
    ...PAGE,
    models: ['gpt-image-2.5-sunburst', 'gpt-image-2.5-sunburst-2026-09-08'],
    from: '2026-10-14',
    usd: { input: '2.5', cached_input: '0.625', output: '15', input_image: '4', output_image: '15' },
  },
];
