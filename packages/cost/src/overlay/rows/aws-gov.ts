import type { PriceRow } from '../types.ts';
import { hostsIn } from './aws-hosts.ts';

const AWS = { providers: ['aws'], checkedOn: '2026-11-26' } as const;
const OFFERS = {
  ...AWS,
  source: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/us-gov-west-1/index.json',
} as const;
const MODELS = {
  ...AWS,
  source:
    'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrockFoundationModels/current/us-gov-west-1/index.json',
} as const;
const LITELLM = {
  ...AWS,
  source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
} as const;

/** More of GovCloud, a fifth above the other regions of the United States. */
export const AWS_GOV = (): readonly PriceRow[] => [
  {
    ...OFFERS,
    models: ['us-gov.amazon.nova-micro-v1:0'],
    from: '2024-12-03',
    usd: { input: '0.042', cached_input: '0.0105', output: '0.168' },
  },
  {
    ...OFFERS,
    models: ['us-gov.amazon.nova-micro-v1:0'],
    tier: 'batch',
    from: '2024-12-03',
    usd: { input: '0.021', output: '0.084' },
  },
  {
    ...OFFERS,
    models: ['us-gov.amazon.nova-lite-v1:0'],
    from: '2024-12-03',
    usd: { input: '0.072', cached_input: '0.018', output: '0.288' },
  },
  {
    ...OFFERS,
    models: ['us-gov.amazon.nova-lite-v1:0'],
    tier: 'batch',
    from: '2024-12-03',
    usd: { input: '0.036', output: '0.144' },
  },
  {
    ...OFFERS,
    models: ['us-gov.amazon.nova-pro-v1:0'],
    from: '2024-12-03',
    usd: { input: '0.96', cached_input: '0.24', output: '3.84' },
  },
  {
    ...OFFERS,
    models: ['us-gov.amazon.nova-pro-v1:0'],
    tier: 'batch',
    from: '2024-12-03',
    usd: { input: '0.48', output: '1.92' },
  },
  {
    ...OFFERS,
    models: ['us-gov.amazon.nova-pro-v1:0'],
    tier: 'flex',
    from: '2025-11-18',
    usd: { input: '0.48', cached_input: '0.12', output: '1.92' },
  },
  {
    ...OFFERS,
    models: ['us-gov.amazon.nova-pro-v1:0'],
    tier: 'priority',
    from: '2025-11-18',
    usd: { input: '1.68', cached_input: '0.42', output: '6.72' },
  },
  {
    ...MODELS,
    models: ['us-gov.anthropic.claude-3-haiku-20240307-v1:0'],
    from: '2024-03-13',
    usd: { input: '0.3', output: '1.5' },
  },
  {
    ...MODELS,
    models: ['us-gov.anthropic.claude-3-5-sonnet-20240620-v1:0'],
    from: '2024-06-20',
    usd: { input: '3.6', output: '18' },
  },
  {
    ...MODELS,
    models: ['us-gov.anthropic.claude-3-5-sonnet-20240620-v1:0'],
    tier: 'batch',
    from: '2024-06-20',
    usd: { input: '1.8', output: '9' },
  },
  {
    ...MODELS,
    models: ['us-gov.anthropic.claude-3-7-sonnet-20250219-v1:0'],
    from: '2025-02-24',
    usd: { input: '3.6', cached_input: '0.36', cache_write: '4.5', output: '18' },
  },
  {
    ...LITELLM,
    models: ['us-gov.anthropic.claude-haiku-4-5-20251001-v1:0'],
    from: '2025-10-15',
    usd: { input: '1.2', cached_input: '0.12', cache_write: '1.5', cache_write_1h: '2.4', output: '6' },
  },
  {
    ...OFFERS,
    models: ['us-gov.moonshotai.kimi-k3'],
    from: '2026-09-18',
    usd: { input: '3.96', cached_input: '0.396', cache_write: '4.95', output: '19.8' },
  },
  {
    ...OFFERS,
    models: ['us-gov.moonshotai.kimi-k3'],
    tier: 'batch',
    from: '2026-09-18',
    usd: { input: '1.98', output: '9.9' },
  },
  {
    ...OFFERS,
    models: ['us-gov.moonshotai.kimi-k3'],
    tier: 'flex',
    from: '2026-09-18',
    usd: { input: '1.98', cached_input: '0.198', cache_write: '2.475', output: '9.9' },
  },
  {
    ...OFFERS,
    models: ['us-gov.moonshotai.kimi-k3'],
    tier: 'priority',
    from: '2026-09-18',
    usd: { input: '6.93', cached_input: '0.693', cache_write: '8.6625', output: '34.65' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-20b-1:0'],
    tier: 'batch',
    from: '2025-11-18',
    usd: { input: '0.042', output: '0.18' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-20b-1:0'],
    tier: 'flex',
    from: '2025-11-18',
    usd: { input: '0.042', output: '0.18' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-20b-1:0'],
    tier: 'priority',
    from: '2025-11-18',
    usd: { input: '0.147', output: '0.63' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-120b-1:0'],
    tier: 'batch',
    from: '2025-11-18',
    usd: { input: '0.09', output: '0.36' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-120b-1:0'],
    tier: 'flex',
    from: '2025-11-18',
    usd: { input: '0.09', output: '0.36' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-120b-1:0'],
    tier: 'priority',
    from: '2025-11-18',
    usd: { input: '0.315', output: '1.26' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-nano-9b-v2'],
    tier: 'batch',
    from: '2025-12-02',
    usd: { input: '0.036', output: '0.144' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-nano-9b-v2'],
    tier: 'flex',
    from: '2025-12-02',
    usd: { input: '0.036', output: '0.144' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-nano-9b-v2'],
    tier: 'priority',
    from: '2025-12-02',
    usd: { input: '0.132', output: '0.48' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-nano-12b-v2'],
    tier: 'batch',
    from: '2025-12-02',
    usd: { input: '0.12', output: '0.36' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-nano-12b-v2'],
    tier: 'flex',
    from: '2025-12-02',
    usd: { input: '0.12', output: '0.36' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-nano-12b-v2'],
    tier: 'priority',
    from: '2025-12-02',
    usd: { input: '0.42', output: '1.26' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-nano-3-30b'],
    tier: 'batch',
    from: '2025-12-15',
    usd: { input: '0.036', output: '0.144' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-nano-3-30b'],
    tier: 'flex',
    from: '2025-12-15',
    usd: { input: '0.036', output: '0.144' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-nano-3-30b'],
    tier: 'priority',
    from: '2025-12-15',
    usd: { input: '0.132', output: '0.504' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-super-3-120b'],
    tier: 'batch',
    from: '2026-03-11',
    usd: { input: '0.09', output: '0.39' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-super-3-120b'],
    tier: 'flex',
    from: '2026-03-11',
    usd: { input: '0.09', output: '0.39' },
  },
  {
    ...OFFERS,
    models: ['us-gov.nvidia.nemotron-super-3-120b'],
    tier: 'priority',
    from: '2026-03-11',
    usd: { input: '0.315', output: '1.365' },
  },
  // By the plain ids of bedrock-mantle.
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-5.6-terra'],
    from: '2026-08-03',
    usd: { input: '2.64', cached_input: '0.264', cache_write: '3.3', output: '15.84' },
    above: [
      { inputTokens: 272_000, usd: { input: '5.28', cached_input: '0.528', cache_write: '6.6', output: '23.76' } },
    ],
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-5.6-terra'],
    tier: 'flex',
    from: '2026-08-03',
    usd: { input: '1.32', cached_input: '0.132', cache_write: '1.65', output: '7.92' },
    above: [
      { inputTokens: 272_000, usd: { input: '2.64', cached_input: '0.264', cache_write: '3.3', output: '11.88' } },
    ],
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-5.6-terra'],
    tier: 'priority',
    from: '2026-08-03',
    usd: { input: '5.28', cached_input: '0.528', cache_write: '6.6', output: '31.68' },
    above: [
      { inputTokens: 272_000, usd: { input: '10.56', cached_input: '1.056', cache_write: '13.2', output: '47.52' } },
    ],
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-5.6-luna'],
    from: '2026-08-03',
    usd: { input: '0.264', cached_input: '0.0264', cache_write: '0.33', output: '1.584' },
    above: [
      { inputTokens: 272_000, usd: { input: '0.528', cached_input: '0.0528', cache_write: '0.66', output: '2.376' } },
    ],
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-5.6-luna'],
    tier: 'flex',
    from: '2026-08-03',
    usd: { input: '0.132', cached_input: '0.0132', cache_write: '0.165', output: '0.792' },
    above: [
      { inputTokens: 272_000, usd: { input: '0.264', cached_input: '0.0264', cache_write: '0.33', output: '1.188' } },
    ],
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-5.6-luna'],
    tier: 'priority',
    from: '2026-08-03',
    usd: { input: '0.528', cached_input: '0.0528', cache_write: '0.66', output: '3.168' },
    above: [
      { inputTokens: 272_000, usd: { input: '1.056', cached_input: '0.1056', cache_write: '1.32', output: '4.752' } },
    ],
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-54.html',
    models: ['us-gov.openai.gpt-5.4'],
    from: '2026-04-28',
    usd: { input: '3.3', cached_input: '0.33', output: '19.8' },
  },
  {
    ...OFFERS,
    models: ['us-gov.xai.grok-4.3'],
    from: '2026-07-01',
    usd: { input: '1.5', cached_input: '0.24', output: '3' },
  },
  {
    ...OFFERS,
    models: ['us-gov.xai.grok-4.3'],
    tier: 'batch',
    from: '2026-07-01',
    usd: { input: '0.75', cached_input: '0.12', output: '1.5' },
  },
  {
    ...OFFERS,
    models: ['us-gov.xai.grok-4.3'],
    tier: 'flex',
    from: '2026-07-01',
    usd: { input: '0.75', cached_input: '0.12', output: '1.5' },
  },
  {
    ...OFFERS,
    models: ['us-gov.xai.grok-4.3'],
    tier: 'priority',
    from: '2026-07-01',
    usd: { input: '2.625', cached_input: '0.42', output: '5.25' },
  },
  {
    ...OFFERS,
    models: ['us-gov.xai.grok-4.6'],
    tier: 'flex',
    from: '2026-09-01',
    usd: { input: '1.32', cached_input: '0.33', output: '3.96' },
  },
  {
    ...OFFERS,
    models: ['us-gov.xai.grok-4.6'],
    tier: 'priority',
    from: '2026-09-01',
    usd: { input: '4.62', cached_input: '1.155', output: '13.86' },
  },
  { ...OFFERS, models: ['us-gov.google.gemma-4-e2b'], from: '2026-04-02', usd: { input: '0.048', output: '0.096' } },
  {
    ...OFFERS,
    models: ['us-gov.google.gemma-4-e2b'],
    tier: 'flex',
    from: '2026-04-02',
    usd: { input: '0.024', output: '0.048' },
  },
  {
    ...OFFERS,
    models: ['us-gov.google.gemma-4-e2b'],
    tier: 'priority',
    from: '2026-04-02',
    usd: { input: '0.084', output: '0.168' },
  },
  { ...OFFERS, models: ['us-gov.google.gemma-4-26b-a4b'], from: '2026-04-02', usd: { input: '0.156', output: '0.48' } },
  { ...OFFERS, models: ['us-gov.google.gemma-4-31b'], from: '2026-04-02', usd: { input: '0.168', output: '0.48' } },
  {
    ...OFFERS,
    models: ['us-gov.google.gemma-4-26b-a4b'],
    tier: 'batch',
    from: '2026-04-02',
    usd: { input: '0.078', output: '0.24' },
  },
  {
    ...OFFERS,
    models: ['us-gov.google.gemma-4-26b-a4b'],
    tier: 'flex',
    from: '2026-04-02',
    usd: { input: '0.078', output: '0.24' },
  },
  {
    ...OFFERS,
    models: ['us-gov.google.gemma-4-26b-a4b'],
    tier: 'priority',
    from: '2026-04-02',
    usd: { input: '0.273', output: '0.84' },
  },
  {
    ...OFFERS,
    models: ['us-gov.google.gemma-4-31b'],
    tier: 'batch',
    from: '2026-04-02',
    usd: { input: '0.084', output: '0.24' },
  },
  {
    ...OFFERS,
    models: ['us-gov.google.gemma-4-31b'],
    tier: 'flex',
    from: '2026-04-02',
    usd: { input: '0.084', output: '0.24' },
  },
  {
    ...OFFERS,
    models: ['us-gov.google.gemma-4-31b'],
    tier: 'priority',
    from: '2026-04-02',
    usd: { input: '0.294', output: '0.84' },
  },
  { ...OFFERS, models: ['us-gov.openai.gpt-oss-20b'], from: '2025-08-05', usd: { input: '0.084', output: '0.36' } },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-20b'],
    tier: 'batch',
    from: '2025-11-18',
    usd: { input: '0.042', output: '0.18' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-20b'],
    tier: 'flex',
    from: '2025-11-18',
    usd: { input: '0.042', output: '0.18' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-20b'],
    tier: 'priority',
    from: '2025-11-18',
    usd: { input: '0.147', output: '0.63' },
  },
  { ...OFFERS, models: ['us-gov.openai.gpt-oss-120b'], from: '2025-08-05', usd: { input: '0.18', output: '0.72' } },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-120b'],
    tier: 'batch',
    from: '2025-11-18',
    usd: { input: '0.09', output: '0.36' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-120b'],
    tier: 'flex',
    from: '2025-11-18',
    usd: { input: '0.09', output: '0.36' },
  },
  {
    ...OFFERS,
    models: ['us-gov.openai.gpt-oss-120b'],
    tier: 'priority',
    from: '2025-11-18',
    usd: { input: '0.315', output: '1.26' },
  },
];

const GOV = 'us-gov.';

/** A model called in GovCloud by its plain id, which costs what its `us-gov.` profile does. */
export function listGovHosts(rows: readonly PriceRow[]): readonly PriceRow[] {
  return rows.flatMap((row): readonly PriceRow[] => {
    const profiles = row.models instanceof RegExp ? [] : row.models.filter((id) => id.startsWith(GOV));
    const [first, ...rest] = profiles.map((id) => id.slice(GOV.length));
    return first === undefined
      ? []
      : [{ ...row, models: [first, ...rest], ...hostsIn('us-gov-west-1', 'us-gov-east-1') }];
  });
}
