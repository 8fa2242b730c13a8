import type { PriceRow } from '../types.ts';
import {
  GPT_5_4,
  GPT_5_4_PRO,
  GPT_5_5,
  GPT_5_5_PRO,
  GPT_5_6_LUNA,
  GPT_5_6_SOL,
  GPT_5_6_TERRA,
  GPT_6_ASTRA,
  GPT_6_LUNA,
  GPT_6_SOL,
  O3,
} from './openai-ids.ts';

// OpenAI's long-context prices begin with more than 272,000 input tokens; the base has them begin with exactly so many.
const PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-10-12',
} as const;
/** The changelog has the days of the price cuts. */
const CHANGELOG = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/changelog',
  checkedOn: '2026-10-12',
} as const;
const O3_PAGE = {
  providers: ['openai'],
  source: 'https://platform.openai.com/docs/pricing',
  checkedOn: '2026-11-26',
} as const;

/** Standard prices that the base has otherwise. */
export const OPENAI_DIFF = (): readonly PriceRow[] => [
  // The base takes 0.5, the cached price after the cut, for the time before.
  { ...O3_PAGE, models: O3, from: '2025-04-16', usd: { input: '10', cached_input: '2.5', output: '40' } },
  { ...O3_PAGE, models: O3, from: '2025-06-10', usd: { input: '2', cached_input: '0.5', output: '8' } },
  {
    ...PAGE,
    models: GPT_5_4,
    from: '2026-03-05',
    usd: { input: '2.5', cached_input: '0.25', output: '15' },
    above: [{ inputTokens: 272_000, usd: { input: '5', cached_input: '0.5', output: '22.5' } }],
  },
  {
    ...PAGE,
    models: GPT_5_4_PRO,
    from: '2026-03-05',
    usd: { input: '30', output: '180' },
    above: [{ inputTokens: 272_000, usd: { input: '60', output: '270' } }],
  },
  {
    ...PAGE,
    models: GPT_5_5,
    from: '2026-04-23',
    usd: { input: '5', cached_input: '0.5', output: '30' },
    above: [{ inputTokens: 272_000, usd: { input: '10', cached_input: '1', output: '45' } }],
  },
  // The base prices these as GPT-5.5.
  {
    ...PAGE,
    models: [
      'gpt-5.5-chat',
      'gpt-5.5-chat-latest',
      'gpt-5-5-chat',
      'gpt-5-5-chat-latest',
      'gpt-5.5-codex',
      'gpt-5-5-codex',
    ],
    from: '2026-04-23',
    usd: { input: '5', cached_input: '0.5', output: '30' },
    above: [{ inputTokens: 272_000, usd: { input: '10', cached_input: '1', output: '45' } }],
  },
  {
    ...PAGE,
    models: GPT_5_5_PRO,
    from: '2026-04-23',
    usd: { input: '30', output: '180' },
    above: [{ inputTokens: 272_000, usd: { input: '60', output: '270' } }],
  },
  {
    ...CHANGELOG,
    models: GPT_5_6_SOL,
    from: '2026-07-09',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '30' },
    above: [{ inputTokens: 272_000, usd: { input: '10', cached_input: '1', cache_write: '12.5', output: '45' } }],
  },
  {
    ...CHANGELOG,
    models: GPT_5_6_SOL,
    from: '2026-08-21',
    usd: { input: '4', cached_input: '0.4', cache_write: '5', cache_write_12h: '10', output: '20' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '8', cached_input: '0.8', cache_write: '10', cache_write_12h: '20', output: '30' },
      },
    ],
  },
  {
    ...CHANGELOG,
    models: GPT_5_6_TERRA,
    from: '2026-07-09',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', output: '15' },
    above: [{ inputTokens: 272_000, usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '22.5' } }],
  },
  {
    ...CHANGELOG,
    models: GPT_5_6_TERRA,
    from: '2026-07-30',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', cache_write_12h: '5', output: '12' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '4', cached_input: '0.4', cache_write: '5', cache_write_12h: '10', output: '18' },
      },
    ],
  },
  {
    ...CHANGELOG,
    models: GPT_5_6_LUNA,
    from: '2026-07-09',
    usd: { input: '1', cached_input: '0.1', cache_write: '1.25', output: '6' },
    above: [{ inputTokens: 272_000, usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '9' } }],
  },
  {
    ...CHANGELOG,
    models: GPT_5_6_LUNA,
    from: '2026-07-30',
    usd: { input: '0.2', cached_input: '0.02', cache_write: '0.25', cache_write_12h: '0.5', output: '1.2' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '0.4', cached_input: '0.04', cache_write: '0.5', cache_write_12h: '1', output: '1.8' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_ASTRA,
    from: '2026-09-03',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', cache_write_12h: '25', output: '50' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '20', cached_input: '2', cache_write: '25', cache_write_12h: '50', output: '75' },
      },
    ],
  },
  // As the base has them, and with the price of a 12-hour cache write.
  {
    ...PAGE,
    models: GPT_6_SOL,
    from: '2026-09-22',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', cache_write_12h: '5', output: '10' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '4', cached_input: '0.4', cache_write: '5', cache_write_12h: '10', output: '15' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_LUNA,
    from: '2026-09-22',
    usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', cache_write_12h: '0.25', output: '0.5' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '0.2', cached_input: '0.02', cache_write: '0.25', cache_write_12h: '0.5', output: '0.75' },
      },
    ],
  },
];
