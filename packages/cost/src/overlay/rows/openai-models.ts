import type { PriceRow } from '../types.ts';
import { GPT_6_1_SOL, GPT_6_1_TERRA } from './openai-ids.ts';

const PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-11-26',
} as const;
const CYBER_PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-10-19',
} as const;
const GPT_6_1_SOL_PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/models/gpt-6.1-sol',
  checkedOn: '2026-10-12',
} as const;
const GPT_6_1_TERRA_PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/models/gpt-6.1-terra',
  checkedOn: '2026-10-26',
} as const;
const GPT_6_2_SOL_PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/models/gpt-6.2-sol',
  checkedOn: '2026-11-26',
} as const;
const GPT_6_2_ASTRA_POST = {
  providers: ['openai'],
  source: 'https://github.com/BerriAI/litellm/discussions/52347',
  checkedOn: '2026-11-26',
} as const;
const GPT_6_CYBER_PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/models/gpt-6-cyber',
  checkedOn: '2026-11-26',
} as const;
const DAYBREAK_BLUE_PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/models/gpt-daybreak-blue-latest',
  checkedOn: '2026-11-26',
} as const;
const DAYBREAK_RED_PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/models/gpt-daybreak-red-latest',
  checkedOn: '2026-11-26',
} as const;

/** Text models that the base lacks. */
export const OPENAI_MODELS = (): readonly PriceRow[] => [
  {
    ...GPT_6_1_SOL_PAGE,
    models: GPT_6_1_SOL,
    from: '2026-09-29',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_12h: '5', output: '10' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '4', cached_input: '0.2', cache_write: '5', cache_write_12h: '10', output: '15' },
      },
    ],
  },
  {
    ...GPT_6_1_TERRA_PAGE,
    models: GPT_6_1_TERRA,
    from: '2026-10-26',
    usd: { input: '1', cached_input: '0.05', cache_write: '1.25', cache_write_12h: '2.5', output: '5' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_12h: '5', output: '7.5' },
      },
    ],
  },
  {
    ...GPT_6_2_SOL_PAGE,
    models: ['gpt-6.2-sol'],
    from: '2026-11-17',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', cache_write_12h: '5', output: '10' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '4', cached_input: '0.2', cache_write: '5', cache_write_12h: '10', output: '15' },
      },
    ],
  },
  // Cache writes at 1.25 times input and the long-context prices are the rule of the family; what 12 hours cost is not known.
  {
    ...GPT_6_2_ASTRA_POST,
    models: ['gpt-6.2-astra'],
    from: '2026-11-17',
    usd: { input: '8', cached_input: '0.4', cache_write: '10', output: '40' },
    above: [{ inputTokens: 272_000, usd: { input: '16', cached_input: '0.8', cache_write: '20', output: '60' } }],
  },
  { ...PAGE, models: ['gpt-6-astra-law'], from: '2026-11-26', usd: { input: '10', cached_input: '1', output: '50' } },
  { ...CYBER_PAGE, models: ['gpt-5.5-cyber'], from: '2026-10-15', usd: { input: '12.5', output: '75' } },
  {
    ...CYBER_PAGE,
    models: ['gpt-5.5-cyber'],
    from: '2026-10-19',
    usd: { input: '12.5', cached_input: '1.25', output: '75' },
  },
  {
    ...PAGE,
    models: ['gpt-5.5-cyber-preview'],
    from: '2026-11-26',
    usd: { input: '12.5', cached_input: '1.25', output: '75' },
  },
  // Long contexts as Daybreak Red, which has the same prices, lists them.
  {
    ...PAGE,
    models: ['gpt-5.6-cyber'],
    from: '2026-10-15',
    usd: { input: '12.5', cached_input: '1.25', cache_write: '15.625', cache_write_12h: '31.25', output: '75' },
    above: [{ inputTokens: 272_000, usd: { input: '25', cached_input: '2.5', cache_write: '31.25', output: '112.5' } }],
  },
  {
    ...DAYBREAK_RED_PAGE,
    models: ['gpt-daybreak-red-latest', 'daybreak-red-latest'],
    from: '2026-08-07',
    usd: { input: '12.5', cached_input: '1.25', cache_write: '15.625', output: '75' },
    above: [{ inputTokens: 272_000, usd: { input: '25', cached_input: '2.5', cache_write: '31.25', output: '112.5' } }],
  },
  // From the day on which GPT-5.6 Sol, which it costs as much as, got this price.
  {
    ...DAYBREAK_BLUE_PAGE,
    models: ['gpt-daybreak-blue-latest', 'daybreak-blue-latest'],
    from: '2026-08-21',
    usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '20' },
    above: [{ inputTokens: 272_000, usd: { input: '8', cached_input: '0.8', cache_write: '10', output: '30' } }],
  },
  // Here and below: when these came is not known; the client of 2026-11-13 names them.
  {
    ...GPT_6_CYBER_PAGE,
    models: ['gpt-6-cyber'],
    from: '2026-11-13',
    usd: { input: '20', cached_input: '2', cache_write: '25', cache_write_12h: '50', output: '100' },
  },
  {
    ...PAGE,
    models: ['gpt-6-rosalind'],
    from: '2026-11-13',
    usd: { input: '15', cached_input: '1.5', cache_write: '18.75', cache_write_12h: '37.5', output: '75' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '30', cached_input: '3', cache_write: '37.5', cache_write_12h: '75', output: '112.5' },
      },
    ],
  },
  {
    ...PAGE,
    models: ['gpt-rosalind-research', 'gpt-rosalind-discovery'],
    from: '2026-11-13',
    usd: { input: '5', cached_input: '0.5', output: '25' },
  },
  {
    ...PAGE,
    models: ['gpt-5-search-api', 'gpt-5-search-api-2025-10-14'],
    from: '2025-10-14',
    usd: { input: '1.25', cached_input: '0.125', output: '10' },
  },
  { ...PAGE, models: ['babbage-002'], from: '2023-08-22', usd: { input: '0.4', output: '0.4' } },
  { ...PAGE, models: ['davinci-002'], from: '2023-08-22', usd: { input: '2', output: '2' } },
];
