import type { PriceRow } from '../types.ts';
import {
  GPT_5_4,
  GPT_5_4_MINI,
  GPT_5_4_NANO,
  GPT_5_4_PRO,
  GPT_5_6_LUNA,
  GPT_5_6_SOL,
  GPT_5_6_TERRA,
  GPT_6_1_SOL,
  GPT_6_ASTRA,
  GPT_6_LUNA,
  GPT_6_SOL,
} from './openai-ids.ts';

// In preview; the guide promises half of the standard price.
const PRICES = {
  providers: ['azure'],
  source: 'https://prices.azure.com/api/retail/prices',
  checkedOn: '2026-11-26',
  tier: 'flex',
} as const;
const GUIDE = {
  providers: ['azure'],
  source: 'https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/flex-processing',
  checkedOn: '2026-11-26',
  tier: 'flex',
} as const;

/** What flex processing on Azure costs. */
export const AZURE_FLEX = (): readonly PriceRow[] => [
  // Cached input of short contexts as in batches: flex has no figure of its own.
  {
    ...PRICES,
    models: GPT_5_4,
    from: '2026-11-26',
    usd: { input: '1.25', cached_input: '0.13', output: '7.5' },
    above: [{ inputTokens: 272_000, usd: { input: '2.5', cached_input: '0.25', output: '11.25' } }],
  },
  {
    ...PRICES,
    models: GPT_5_4_PRO,
    from: '2026-11-26',
    usd: { input: '15', output: '90' },
    above: [{ inputTokens: 272_000, usd: { input: '30', output: '135' } }],
  },
  {
    ...PRICES,
    models: GPT_5_4_MINI,
    from: '2026-11-26',
    usd: { input: '0.375', cached_input: '0.0375', output: '2.25' },
  },
  { ...PRICES, models: GPT_5_4_NANO, from: '2026-11-26', usd: { input: '0.1', cached_input: '0.01', output: '0.625' } },
  {
    ...PRICES,
    models: GPT_5_6_SOL,
    from: '2026-11-26',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '10' },
    above: [{ inputTokens: 272_000, usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '15' } }],
  },
  {
    ...PRICES,
    models: GPT_5_6_TERRA,
    from: '2026-11-26',
    usd: { input: '1', cached_input: '0.1', cache_write: '1.25', output: '6' },
    above: [{ inputTokens: 272_000, usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '9' } }],
  },
  {
    ...PRICES,
    models: GPT_5_6_LUNA,
    from: '2026-11-26',
    usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', output: '0.6' },
    above: [{ inputTokens: 272_000, usd: { input: '0.2', cached_input: '0.02', cache_write: '0.25', output: '0.9' } }],
  },
  {
    ...GUIDE,
    models: GPT_6_ASTRA,
    from: '2026-11-26',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '25' },
    above: [{ inputTokens: 272_000, usd: { input: '10', cached_input: '1', cache_write: '12.5', output: '37.5' } }],
  },
  {
    ...GUIDE,
    models: GPT_6_SOL,
    from: '2026-11-26',
    usd: { input: '1', cached_input: '0.1', cache_write: '1.25', output: '5' },
    above: [{ inputTokens: 272_000, usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '7.5' } }],
  },
  {
    ...GUIDE,
    models: GPT_6_LUNA,
    from: '2026-11-26',
    usd: { input: '0.05', cached_input: '0.005', cache_write: '0.0625', output: '0.25' },
    above: [
      { inputTokens: 272_000, usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', output: '0.375' } },
    ],
  },
  {
    ...GUIDE,
    models: GPT_6_1_SOL,
    from: '2026-11-26',
    usd: { input: '1', cached_input: '0.05', cache_write: '1.25', output: '5' },
    above: [{ inputTokens: 272_000, usd: { input: '2', cached_input: '0.1', cache_write: '2.5', output: '7.5' } }],
  },
];
