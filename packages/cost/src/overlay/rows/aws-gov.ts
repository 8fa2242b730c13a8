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
