import type { PriceRow } from '../types.ts';
import {
  GPT_5,
  GPT_5_1,
  GPT_5_2,
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
  GPT_6_1_SOL,
  GPT_6_1_TERRA,
  GPT_6_ASTRA,
  GPT_6_LUNA,
  GPT_6_SOL,
  O3,
  O4_MINI,
} from './openai-ids.ts';

// Flex processing is in beta since 2025-04-17; it costs what batches cost, and cached input has its own price.
const PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-10-12',
  tier: 'flex',
} as const;
const GPT_6_1_TERRA_PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-10-26',
  tier: 'flex',
} as const;
/** Tokens cost what they cost in batches, cached ones half of their standard price. */
const GUIDE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/guides/flex-processing',
  checkedOn: '2026-11-26',
  tier: 'flex',
} as const;

/** What flex processing costs. GPT-6.2 has none. */
export const OPENAI_FLEX = (): readonly PriceRow[] => [
  { ...GUIDE, models: O3, from: '2025-04-17', usd: { input: '5', cached_input: '1.25', output: '20' } },
  { ...PAGE, models: O3, from: '2025-06-10', usd: { input: '1', cached_input: '0.25', output: '4' } },
  // 0.138 is published: rounded from 0.1375.
  { ...PAGE, models: O4_MINI, from: '2025-04-17', usd: { input: '0.55', cached_input: '0.138', output: '2.2' } },
  { ...PAGE, models: GPT_5, from: '2025-08-07', usd: { input: '0.625', cached_input: '0.0625', output: '5' } },
  { ...PAGE, models: GPT_5_MINI, from: '2025-08-07', usd: { input: '0.125', cached_input: '0.0125', output: '1' } },
  { ...PAGE, models: GPT_5_NANO, from: '2025-08-07', usd: { input: '0.025', cached_input: '0.0025', output: '0.2' } },
  { ...PAGE, models: GPT_5_1, from: '2025-11-13', usd: { input: '0.625', cached_input: '0.0625', output: '5' } },
  { ...PAGE, models: GPT_5_2, from: '2025-12-11', usd: { input: '0.875', cached_input: '0.0875', output: '7' } },
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
  // The table has no long-context price for this model.
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
    ...GPT_6_1_TERRA_PAGE,
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
];
