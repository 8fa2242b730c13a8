import type { PriceRow } from '../types.ts';
import {
  GPT_5_4,
  GPT_5_5,
  GPT_5_6_LUNA,
  GPT_5_6_SOL,
  GPT_5_6_TERRA,
  GPT_6_1_SOL,
  GPT_6_ASTRA,
  GPT_6_LUNA,
  GPT_6_SOL,
  O4_MINI,
} from './openai-ids.ts';

const PAGE = {
  providers: ['azure'],
  source: 'https://azure.microsoft.com/en-us/pricing/details/azure-openai/',
  checkedOn: '2026-11-26',
} as const;
const MODELS = {
  providers: ['azure'],
  source: 'https://learn.microsoft.com/en-us/azure/foundry/openai/concepts/models',
  checkedOn: '2026-11-26',
} as const;
const PRICES = {
  providers: ['azure'],
  source: 'https://prices.azure.com/api/retail/prices',
  checkedOn: '2026-11-26',
} as const;
/** Azure's own days: it followed OpenAI's price cuts later, each from the first of a month. */
const POST = {
  providers: ['azure'],
  source: 'https://azure.microsoft.com/en-us/blog/gpt-5-6-now-available-in-microsoft-foundry/',
  checkedOn: '2026-09-19',
} as const;
/** The meters as they were before. */
const AUGUST = { ...PRICES, checkedOn: '2026-08-11' } as const;

/** Standard prices of Azure that are not those of OpenAI, or that the base lacks. */
export const AZURE_MODELS = (): readonly PriceRow[] => [
  {
    ...PAGE,
    models: ['dall-e-3'],
    from: '2023-11-15',
    usd: {},
    formats: [
      { meter: 'image', size: '1024x1024', quality: 'standard', usd: '0.044', isDefault: true },
      { meter: 'image', size: '1024x1792', quality: 'standard', usd: '0.088' },
      { meter: 'image', size: '1792x1024', quality: 'standard', usd: '0.088' },
      { meter: 'image', size: '1024x1024', quality: 'hd', usd: '0.088' },
      { meter: 'image', size: '1024x1792', quality: 'hd', usd: '0.132' },
      { meter: 'image', size: '1792x1024', quality: 'hd', usd: '0.132' },
    ],
  },
  { ...MODELS, models: ['tts-1', 'tts'], from: '2026-11-26', usd: { input_mchar: '15' } },
  { ...MODELS, models: ['tts-1-hd', 'tts-hd'], from: '2026-11-26', usd: { input_mchar: '33' } },
  // The base has what these cost on OpenRouter.
  { ...PRICES, models: ['phi-4', 'phi-4-reasoning'], from: '2025-01-08', usd: { input: '0.125', output: '0.5' } },
  {
    ...PRICES,
    models: ['phi-4-mini-instruct', 'phi-4-mini-reasoning'],
    from: '2025-02-26',
    usd: { input: '0.075', output: '0.3' },
  },
  // The base rounds cached input to 0.28.
  { ...PRICES, models: O4_MINI, from: '2025-04-16', usd: { input: '1.1', cached_input: '0.275', output: '4.4' } },
  {
    ...PAGE,
    models: ['gpt-4o-audio-preview', 'gpt-4o-audio-preview-2024-12-17'],
    from: '2024-12-17',
    kind: 'add',
    usd: { input_audio: '40', output_audio: '80' },
  },
  {
    ...PAGE,
    models: ['gpt-4o-mini-audio-preview', 'gpt-4o-mini-audio-preview-2024-12-17'],
    from: '2024-12-17',
    kind: 'add',
    usd: { input_audio: '10', output_audio: '20' },
  },
  // Snapshots that only Azure names.
  {
    ...PRICES,
    models: ['gpt-5.1-codex-2025-11-13'],
    from: '2025-11-13',
    usd: { input: '1.25', cached_input: '0.125', output: '10' },
  },
  {
    ...PRICES,
    models: ['gpt-5.1-codex-mini-2025-11-13'],
    from: '2025-11-13',
    usd: { input: '0.25', cached_input: '0.025', output: '2' },
  },
  // As with OpenAI, long contexts begin above 272,000 tokens; the base begins with them.
  {
    ...PRICES,
    models: GPT_5_4,
    from: '2026-03-05',
    usd: { input: '2.5', cached_input: '0.25', output: '15' },
    above: [{ inputTokens: 272_000, usd: { input: '5', cached_input: '0.5', output: '22.5' } }],
  },
  {
    ...PRICES,
    models: GPT_5_5,
    from: '2026-04-23',
    usd: { input: '5', cached_input: '0.5', output: '30' },
    above: [{ inputTokens: 272_000, usd: { input: '10', cached_input: '1', output: '45' } }],
  },
  {
    ...AUGUST,
    models: GPT_5_6_SOL,
    from: '2026-07-09',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '30' },
    above: [{ inputTokens: 272_000, usd: { input: '10', cached_input: '1', cache_write: '12.5', output: '45' } }],
  },
  {
    ...AUGUST,
    models: GPT_5_6_TERRA,
    from: '2026-07-09',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', output: '15' },
    above: [{ inputTokens: 272_000, usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '22.5' } }],
  },
  {
    ...AUGUST,
    models: GPT_5_6_LUNA,
    from: '2026-07-09',
    usd: { input: '1', cached_input: '0.1', cache_write: '1.25', output: '6' },
    above: [{ inputTokens: 272_000, usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '9' } }],
  },
  {
    ...POST,
    models: GPT_5_6_SOL,
    from: '2026-09-01',
    usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '20' },
    above: [{ inputTokens: 272_000, usd: { input: '8', cached_input: '0.8', cache_write: '10', output: '30' } }],
  },
  {
    ...POST,
    models: GPT_5_6_TERRA,
    from: '2026-08-01',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '12' },
    above: [{ inputTokens: 272_000, usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '18' } }],
  },
  {
    ...POST,
    models: GPT_5_6_LUNA,
    from: '2026-08-01',
    usd: { input: '0.2', cached_input: '0.02', cache_write: '0.25', output: '1.2' },
    above: [{ inputTokens: 272_000, usd: { input: '0.4', cached_input: '0.04', cache_write: '0.5', output: '1.8' } }],
  },
  {
    ...PAGE,
    models: GPT_6_ASTRA,
    from: '2026-09-03',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', output: '50' },
    above: [{ inputTokens: 272_000, usd: { input: '20', cached_input: '2', cache_write: '25', output: '75' } }],
  },
  {
    ...PRICES,
    models: GPT_6_SOL,
    from: '2026-09-22',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '10' },
    above: [{ inputTokens: 272_000, usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '15' } }],
  },
  {
    ...PRICES,
    models: GPT_6_LUNA,
    from: '2026-09-22',
    usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', output: '0.5' },
    above: [{ inputTokens: 272_000, usd: { input: '0.2', cached_input: '0.02', cache_write: '0.25', output: '0.75' } }],
  },
  {
    ...MODELS,
    models: GPT_6_1_SOL,
    from: '2026-09-29',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', output: '10' },
    above: [{ inputTokens: 272_000, usd: { input: '4', cached_input: '0.2', cache_write: '5', output: '15' } }],
  },
  // A snapshot and a moving name that only Azure has.
  {
    ...AUGUST,
    models: ['gpt-audio-1.5', 'gpt-audio-1.5-2026-02-23'],
    from: '2026-03-01',
    usd: { input: '2.5', input_audio: '32', output: '10', output_audio: '64' },
  },
  {
    ...AUGUST,
    models: ['gpt-chat-latest', 'chat-latest'],
    from: '2026-05-05',
    usd: { input: '5', cached_input: '0.5', output: '30' },
  },
];
