import type { PriceRow } from '../types.ts';

const AWS = { providers: ['aws'], checkedOn: '2026-11-26' } as const;
const PAGE = { ...AWS, source: 'https://aws.amazon.com/bedrock/pricing/' } as const;
const LITELLM = {
  ...AWS,
  source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
} as const;

/** What models on Amazon Bedrock cost in a geography whose price is not that of the United States; Claude has a table of its own. */
export const AWS_REGIONS = (): readonly PriceRow[] => [
  {
    ...LITELLM,
    models: ['eu.amazon.nova-micro-v1:0'],
    from: '2024-12-03',
    usd: { input: '0.046', cached_input: '0.0115', output: '0.184' },
  },
  {
    ...LITELLM,
    models: ['eu.amazon.nova-lite-v1:0'],
    from: '2024-12-03',
    usd: { input: '0.078', cached_input: '0.0195', output: '0.312' },
  },
  {
    ...LITELLM,
    models: ['apac.amazon.nova-micro-v1:0'],
    from: '2024-12-03',
    usd: { input: '0.037', cached_input: '0.00925', output: '0.148' },
  },
  {
    ...LITELLM,
    models: ['apac.amazon.nova-lite-v1:0'],
    from: '2024-12-03',
    usd: { input: '0.063', cached_input: '0.01575', output: '0.252' },
  },
  {
    ...LITELLM,
    models: ['apac.amazon.nova-pro-v1:0'],
    from: '2024-12-03',
    usd: { input: '0.84', cached_input: '0.21', output: '3.36' },
  },
  {
    ...LITELLM,
    models: ['apac.amazon.nova-pro-v1:0'],
    tier: 'flex',
    from: '2025-11-18',
    usd: { input: '0.42', cached_input: '0.105', output: '1.68' },
  },
  {
    ...LITELLM,
    models: ['eu.amazon.nova-2-lite-v1:0'],
    from: '2025-12-02',
    usd: { input: '0.429', cached_input: '0.10725', output: '3.597' },
  },
  {
    ...LITELLM,
    models: ['apac.amazon.nova-2-lite-v1:0'],
    from: '2025-12-02',
    usd: { input: '0.396', cached_input: '0.099', output: '3.311' },
  },
  {
    ...AWS,
    source: 'https://aws.amazon.com/nova/pricing/',
    models: [
      'us.amazon.nova-2-pro-preview-20251202-v1:0',
      'eu.amazon.nova-2-pro-preview-20251202-v1:0',
      'apac.amazon.nova-2-pro-preview-20251202-v1:0',
    ],
    from: '2025-12-02',
    usd: { input: '1.375', cached_input: '0.34375', input_audio: '1.375', input_image: '1.375', output: '11' },
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-meta-llama-3-2-1b-instruct.html',
    models: ['eu.meta.llama3-2-1b-instruct-v1:0'],
    from: '2024-09-25',
    usd: { input: '0.13', output: '0.13' },
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-meta-llama-3-2-3b-instruct.html',
    models: ['eu.meta.llama3-2-3b-instruct-v1:0'],
    from: '2024-09-25',
    usd: { input: '0.19', output: '0.19' },
  },
  { ...LITELLM, models: ['eu.deepseek.v3.2'], from: '2025-12-01', usd: { input: '0.74', output: '2.22' } },
  {
    ...LITELLM,
    models: ['eu.deepseek.v3.2'],
    tier: 'flex',
    from: '2025-12-01',
    usd: { input: '0.37', output: '1.11' },
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-oss-20b.html',
    models: ['us-gov.openai.gpt-oss-20b-1:0'],
    from: '2025-08-05',
    usd: { input: '0.084', output: '0.36' },
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-oss-120b.html',
    models: ['us-gov.openai.gpt-oss-120b-1:0'],
    from: '2025-08-05',
    usd: { input: '0.18', output: '0.72' },
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-nvidia-nvidia-nemotron-nano-9b-v2.html',
    models: ['us-gov.nvidia.nemotron-nano-9b-v2'],
    from: '2025-12-02',
    usd: { input: '0.072', output: '0.276' },
  },
  {
    ...AWS,
    source:
      'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-nvidia-nvidia-nemotron-nano-12b-v2-vl-bf16.html',
    models: ['us-gov.nvidia.nemotron-nano-12b-v2'],
    from: '2025-12-02',
    usd: { input: '0.24', output: '0.72' },
  },
  {
    ...PAGE,
    models: ['us-gov.nvidia.nemotron-nano-3-30b'],
    from: '2025-12-15',
    usd: { input: '0.072', output: '0.288' },
  },
  {
    ...PAGE,
    models: ['us-gov.nvidia.nemotron-super-3-120b'],
    from: '2026-03-11',
    usd: { input: '0.18', output: '0.78' },
  },
  {
    ...LITELLM,
    models: ['us-gov.xai.grok-4.6'],
    from: '2026-09-01',
    usd: { input: '2.64', cached_input: '0.66', output: '7.92' },
  },
  {
    ...AWS,
    source: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/us-gov-east-1/index.json',
    models: ['us-gov.xai.grok-4.7'],
    from: '2026-10-01',
    usd: { input: '2.64', cached_input: '0.66', output: '7.92' },
  },
  {
    ...AWS,
    source: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/us-gov-east-1/index.json',
    models: ['us-gov.xai.grok-4.7'],
    tier: 'batch',
    from: '2026-10-01',
    usd: { input: '1.32', output: '3.96' },
  },
  {
    ...AWS,
    source: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/us-gov-east-1/index.json',
    models: ['us-gov.xai.grok-4.7'],
    tier: 'flex',
    from: '2026-10-01',
    usd: { input: '1.32', cached_input: '0.33', output: '3.96' },
  },
  {
    ...AWS,
    source: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/us-gov-east-1/index.json',
    models: ['us-gov.xai.grok-4.7'],
    tier: 'priority',
    from: '2026-10-01',
    usd: { input: '4.62', cached_input: '1.155', output: '13.86' },
  },
];
