import type { PriceRow } from '../types.ts';
import {
  GPT_4_1,
  GPT_4_1_MINI,
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
  GPT_6_SOL,
} from './openai-ids.ts';

// Priority processing came to Azure at the end of 2025; long contexts are offered in it.
const PRICES = {
  providers: ['azure'],
  source: 'https://prices.azure.com/api/retail/prices',
  checkedOn: '2026-11-26',
  tier: 'priority',
} as const;
const POST = {
  providers: ['azure'],
  source: 'https://azure.microsoft.com/en-us/blog/gpt-6-astra-sol-and-luna-for-production-agents-in-microsoft-foundry/',
  checkedOn: '2026-11-26',
  tier: 'priority',
} as const;

/** What priority processing on Azure costs. */
export const AZURE_PRIORITY = (): readonly PriceRow[] => [
  { ...PRICES, models: GPT_4_1, from: '2025-12-01', usd: { input: '3.5', cached_input: '0.875', output: '14' } },
  { ...PRICES, models: GPT_4_1_MINI, from: '2025-12-01', usd: { input: '0.7', cached_input: '0.175', output: '2.8' } },
  { ...PRICES, models: GPT_5, from: '2025-12-01', usd: { input: '2.5', cached_input: '0.25', output: '20' } },
  { ...PRICES, models: GPT_5_MINI, from: '2025-12-01', usd: { input: '0.45', cached_input: '0.045', output: '3.6' } },
  { ...PRICES, models: GPT_5_1, from: '2025-12-01', usd: { input: '2.5', cached_input: '0.25', output: '20' } },
  {
    ...PRICES,
    models: ['gpt-5.1-codex', 'gpt-5.1-codex-2025-11-13'],
    from: '2025-12-01',
    usd: { input: '2.5', cached_input: '0.25', output: '20' },
  },
  {
    ...PRICES,
    models: ['gpt-5.1-codex-mini', 'gpt-5.1-codex-mini-2025-11-13'],
    from: '2025-12-01',
    usd: { input: '0.45', cached_input: '0.045', output: '3.6' },
  },
  { ...PRICES, models: GPT_5_2, from: '2025-12-11', usd: { input: '3.5', cached_input: '0.35', output: '28' } },
  { ...PRICES, models: GPT_5_3_CODEX, from: '2026-02-24', usd: { input: '3.5', cached_input: '0.35', output: '28' } },
  {
    ...PRICES,
    models: GPT_5_4,
    from: '2026-03-05',
    usd: { input: '5', cached_input: '0.5', output: '30' },
    above: [{ inputTokens: 272_000, usd: { input: '10', cached_input: '1', output: '45' } }],
  },
  { ...PRICES, models: GPT_5_4_MINI, from: '2026-03-17', usd: { input: '1.5', cached_input: '0.15', output: '9' } },
  // Short contexts only: there is no meter of this tier for long ones.
  {
    ...PRICES,
    models: GPT_5_5,
    from: '2026-05-01',
    checkedOn: '2026-08-11',
    usd: { input: '12.5', cached_input: '1.25', output: '75' },
  },
  {
    ...PRICES,
    models: GPT_5_6_SOL,
    from: '2026-11-26',
    usd: { input: '8', cached_input: '0.8', cache_write: '10', output: '40' },
    above: [{ inputTokens: 272_000, usd: { input: '16', cached_input: '1.6', cache_write: '20', output: '60' } }],
  },
  {
    ...PRICES,
    models: GPT_5_6_TERRA,
    from: '2026-11-26',
    usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '24' },
    above: [{ inputTokens: 272_000, usd: { input: '8', cached_input: '0.8', cache_write: '10', output: '36' } }],
  },
  {
    ...PRICES,
    models: GPT_5_6_LUNA,
    from: '2026-11-26',
    usd: { input: '0.4', cached_input: '0.04', cache_write: '0.5', output: '2.4' },
    above: [{ inputTokens: 272_000, usd: { input: '0.8', cached_input: '0.08', cache_write: '1', output: '3.6' } }],
  },
  {
    ...POST,
    models: GPT_6_SOL,
    from: '2026-09-22',
    usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '20' },
    above: [{ inputTokens: 272_000, usd: { input: '8', cached_input: '0.8', cache_write: '10', output: '30' } }],
  },
];
