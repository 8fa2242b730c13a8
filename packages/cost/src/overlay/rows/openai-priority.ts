import type { PriceRow } from '../types.ts';
import {
  GPT_4_1,
  GPT_4_1_MINI,
  GPT_4_1_NANO,
  GPT_4O_MINI,
  GPT_5,
  GPT_5_1,
  GPT_5_2,
  GPT_5_3_CODEX,
  GPT_5_4,
  GPT_5_4_MINI,
  GPT_5_5,
  GPT_5_6_LUNA,
  GPT_5_6_SOL,
  GPT_5_6_TERRA,
  GPT_5_MINI,
  GPT_6_1_SOL,
  GPT_6_1_TERRA,
  GPT_6_ASTRA,
  GPT_6_LUNA,
  GPT_6_SOL,
  O3,
  O4_MINI,
} from './openai-ids.ts';

// Priority processing was introduced in the summer of 2025 and renamed fast mode on 2026-07-30; both names are served alike.
const PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-10-12',
  tier: 'priority',
} as const;
const GPT_6_1_TERRA_PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-10-26',
  tier: 'priority',
} as const;
const GPT_6_2_SOL = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/models/gpt-6.2-sol',
  checkedOn: '2026-11-26',
  tier: 'priority',
} as const;
/** The page as it was in November 2025: what has left it since. */
const OLD_PAGE = {
  providers: ['openai'],
  source: 'https://platform.openai.com/docs/pricing',
  checkedOn: '2026-11-26',
  tier: 'priority',
} as const;
/** The page as it was between 2026-07-30 and 2026-08-21. */
const FAST_MODE = {
  providers: ['openai'],
  source: 'https://openai.com/api-fast-mode/',
  checkedOn: '2026-11-26',
  tier: 'priority',
} as const;

/** What priority processing (fast mode) costs. */
export const OPENAI_PRIORITY = (): readonly PriceRow[] => [
  { ...PAGE, models: ['gpt-4o-2024-05-13'], from: '2025-07-01', usd: { input: '8.75', output: '26.25' } },
  {
    ...PAGE,
    models: ['gpt-4o', 'gpt-4o-2024-08-06', 'gpt-4o-2024-11-20'],
    from: '2025-07-01',
    usd: { input: '4.25', cached_input: '2.125', output: '17' },
  },
  { ...PAGE, models: GPT_4O_MINI, from: '2025-07-01', usd: { input: '0.25', cached_input: '0.125', output: '1' } },
  { ...PAGE, models: GPT_4_1, from: '2025-07-01', usd: { input: '3.5', cached_input: '0.875', output: '14' } },
  { ...PAGE, models: GPT_4_1_MINI, from: '2025-07-01', usd: { input: '0.7', cached_input: '0.175', output: '2.8' } },
  { ...PAGE, models: GPT_4_1_NANO, from: '2025-07-01', usd: { input: '0.2', cached_input: '0.05', output: '0.8' } },
  { ...PAGE, models: O3, from: '2025-07-01', usd: { input: '3.5', cached_input: '0.875', output: '14' } },
  { ...PAGE, models: O4_MINI, from: '2025-07-01', usd: { input: '2', cached_input: '0.5', output: '8' } },
  { ...PAGE, models: GPT_5, from: '2025-08-07', usd: { input: '2.5', cached_input: '0.25', output: '20' } },
  { ...PAGE, models: GPT_5_MINI, from: '2025-08-07', usd: { input: '0.45', cached_input: '0.045', output: '3.6' } },
  {
    ...OLD_PAGE,
    models: ['gpt-5-codex'],
    from: '2025-11-13',
    usd: { input: '2.5', cached_input: '0.25', output: '20' },
  },
  { ...PAGE, models: GPT_5_1, from: '2025-11-13', usd: { input: '2.5', cached_input: '0.25', output: '20' } },
  {
    ...OLD_PAGE,
    models: ['gpt-5.1-codex', 'gpt-5-1-codex'],
    from: '2025-11-13',
    usd: { input: '2.5', cached_input: '0.25', output: '20' },
  },
  { ...PAGE, models: GPT_5_2, from: '2025-12-11', usd: { input: '3.5', cached_input: '0.35', output: '28' } },
  { ...PAGE, models: GPT_5_3_CODEX, from: '2026-02-05', usd: { input: '3.5', cached_input: '0.35', output: '28' } },
  // Long contexts are not offered in this tier, here and with GPT-5.5.
  { ...PAGE, models: GPT_5_4, from: '2026-03-05', usd: { input: '5', cached_input: '0.5', output: '30' } },
  { ...PAGE, models: GPT_5_4_MINI, from: '2026-03-17', usd: { input: '1.5', cached_input: '0.15', output: '9' } },
  { ...PAGE, models: GPT_5_5, from: '2026-04-23', usd: { input: '12.5', cached_input: '1.25', output: '75' } },
  // What GPT-5.6 cost in this tier before 2026-07-30 is not known; long contexts are offered since 2026-08-05.
  {
    ...FAST_MODE,
    models: GPT_5_6_SOL,
    from: '2026-07-30',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', output: '60' },
  },
  {
    ...FAST_MODE,
    models: GPT_5_6_SOL,
    from: '2026-08-05',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', output: '60' },
    above: [{ inputTokens: 272_000, usd: { input: '20', cached_input: '2', cache_write: '25', output: '90' } }],
  },
  {
    ...PAGE,
    models: GPT_5_6_SOL,
    from: '2026-08-21',
    usd: { input: '8', cached_input: '0.8', cache_write: '10', cache_write_12h: '20', output: '40' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '16', cached_input: '1.6', cache_write: '20', cache_write_12h: '40', output: '60' },
      },
    ],
  },
  {
    ...FAST_MODE,
    models: GPT_5_6_TERRA,
    from: '2026-07-30',
    usd: { input: '4', cached_input: '0.4', cache_write: '5', cache_write_12h: '10', output: '24' },
  },
  {
    ...PAGE,
    models: GPT_5_6_TERRA,
    from: '2026-08-05',
    usd: { input: '4', cached_input: '0.4', cache_write: '5', cache_write_12h: '10', output: '24' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '8', cached_input: '0.8', cache_write: '10', cache_write_12h: '20', output: '36' },
      },
    ],
  },
  {
    ...FAST_MODE,
    models: GPT_5_6_LUNA,
    from: '2026-07-30',
    usd: { input: '0.4', cached_input: '0.04', cache_write: '0.5', cache_write_12h: '1', output: '2.4' },
  },
  {
    ...PAGE,
    models: GPT_5_6_LUNA,
    from: '2026-08-05',
    usd: { input: '0.4', cached_input: '0.04', cache_write: '0.5', cache_write_12h: '1', output: '2.4' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '0.8', cached_input: '0.08', cache_write: '1', cache_write_12h: '2', output: '3.6' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_ASTRA,
    from: '2026-09-03',
    usd: { input: '20', cached_input: '2', cache_write: '25', cache_write_12h: '50', output: '100' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '40', cached_input: '4', cache_write: '50', cache_write_12h: '100', output: '150' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_SOL,
    from: '2026-09-22',
    usd: { input: '4', cached_input: '0.4', cache_write: '5', cache_write_12h: '10', output: '20' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '8', cached_input: '0.8', cache_write: '10', cache_write_12h: '20', output: '30' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_LUNA,
    from: '2026-09-22',
    usd: { input: '0.2', cached_input: '0.02', cache_write: '0.25', cache_write_12h: '0.5', output: '1' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '0.4', cached_input: '0.04', cache_write: '0.5', cache_write_12h: '1', output: '1.5' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_1_SOL,
    from: '2026-09-29',
    usd: { input: '4', cached_input: '0.2', cache_write: '5', cache_write_12h: '10', output: '20' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '8', cached_input: '0.4', cache_write: '10', cache_write_12h: '20', output: '30' },
      },
    ],
  },
  {
    ...GPT_6_1_TERRA_PAGE,
    models: GPT_6_1_TERRA,
    from: '2026-10-26',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_12h: '5', output: '10' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '4', cached_input: '0.2', cache_write: '5', cache_write_12h: '10', output: '15' },
      },
    ],
  },
  {
    ...GPT_6_2_SOL,
    models: ['gpt-6.2-sol'],
    from: '2026-11-17',
    usd: { input: '4', cached_input: '0.2', cache_write: '5', cache_write_12h: '10', output: '20' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '8', cached_input: '0.4', cache_write: '10', cache_write_12h: '20', output: '30' },
      },
    ],
  },
];
