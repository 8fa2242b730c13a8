import type { PriceRow } from '../types.ts';

const AWS = { providers: ['aws'], checkedOn: '2026-11-26' } as const;
const PAGE = { ...AWS, source: 'https://aws.amazon.com/bedrock/pricing/' } as const;
const LITELLM = {
  ...AWS,
  source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
} as const;
const OFFERS = {
  ...AWS,
  source: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrockFoundationModels/current/index.json',
} as const;

/** Claude on Amazon Bedrock in GovCloud and other geographies, and its long contexts. */
export const AWS_CLAUDE_REGIONS = (): readonly PriceRow[] => [
  {
    ...PAGE,
    models: ['global.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    from: '2025-09-29',
    usd: { input: '3', cached_input: '0.3', cache_write: '3.75', cache_write_1h: '6', output: '15' },
    above: [
      {
        inputTokens: 200_000,
        usd: { input: '6', cached_input: '0.6', cache_write: '7.5', cache_write_1h: '12', output: '22.5' },
      },
    ],
  },
  {
    ...PAGE,
    models: [
      'anthropic.claude-sonnet-4-5-20250929-v1:0',
      'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'apac.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'au.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'jp.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
    from: '2025-09-29',
    usd: { input: '3.3', cached_input: '0.33', cache_write: '4.125', cache_write_1h: '6.6', output: '16.5' },
    above: [
      {
        inputTokens: 200_000,
        usd: { input: '6.6', cached_input: '0.66', cache_write: '8.25', cache_write_1h: '13.2', output: '24.75' },
      },
    ],
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-anthropic-claude-sonnet-4-5.html',
    models: ['us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0'],
    from: '2025-09-29',
    usd: { input: '3.6', cached_input: '0.36', cache_write: '4.5', cache_write_1h: '7.2', output: '18' },
    above: [
      {
        inputTokens: 200_000,
        usd: { input: '7.2', cached_input: '0.72', cache_write: '9', cache_write_1h: '14.4', output: '27' },
      },
    ],
  },
  {
    ...PAGE,
    models: [
      'anthropic.claude-sonnet-4-20250514-v1:0',
      'global.anthropic.claude-sonnet-4-20250514-v1:0',
      'us.anthropic.claude-sonnet-4-20250514-v1:0',
      'eu.anthropic.claude-sonnet-4-20250514-v1:0',
      'apac.anthropic.claude-sonnet-4-20250514-v1:0',
    ],
    from: '2025-08-12',
    usd: { input: '3', cached_input: '0.3', cache_write: '3.75', output: '15' },
    above: [{ inputTokens: 200_000, usd: { input: '6', cached_input: '0.6', cache_write: '7.5', output: '22.5' } }],
  },
  {
    ...PAGE,
    models: ['us-gov.anthropic.claude-opus-4-8'],
    from: '2026-05-28',
    usd: { input: '6', cached_input: '0.6', cache_write: '7.5', cache_write_1h: '12', output: '30' },
  },
  {
    ...PAGE,
    models: ['us-gov.anthropic.claude-sonnet-5'],
    from: '2026-06-30',
    usd: { input: '2.4', cached_input: '0.24', cache_write: '3', cache_write_1h: '4.8', output: '12' },
  },
  {
    ...AWS,
    source:
      'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrockFoundationModels/current/us-gov-west-1/index.json',
    models: ['us-gov.anthropic.claude-opus-5'],
    from: '2026-07-24',
    usd: { input: '6', cached_input: '0.6', cache_write: '7.5', cache_write_1h: '12', output: '30' },
  },
  {
    ...AWS,
    source:
      'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrockFoundationModels/current/us-gov-west-1/index.json',
    models: ['us-gov.anthropic.claude-opus-5'],
    tier: 'batch',
    from: '2026-07-24',
    usd: { input: '3', output: '15' },
  },
  {
    ...AWS,
    source:
      'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrockFoundationModels/current/ap-northeast-1/index.json',
    models: ['apac.anthropic.claude-opus-5'],
    tier: 'batch',
    from: '2026-07-24',
    usd: { input: '2.75', output: '13.75' },
  },
  {
    ...PAGE,
    models: ['us-gov.anthropic.claude-fable-5-1'],
    from: '2026-09-01',
    usd: { input: '12', cached_input: '0.3', cache_write: '15', cache_write_1h: '24', output: '60' },
  },
  {
    ...LITELLM,
    models: ['eu.anthropic.claude-fable-5-1'],
    from: '2026-09-01',
    usd: { input: '11', cached_input: '0.275', cache_write: '13.75', cache_write_1h: '22', output: '55' },
  },
  {
    ...PAGE,
    models: ['us-gov.anthropic.claude-opus-5-5'],
    from: '2026-09-22',
    usd: { input: '4.8', cached_input: '0.24', cache_write: '6', cache_write_1h: '9.6', output: '24' },
  },
  {
    ...OFFERS,
    models: [
      'anthropic.claude-mythos-preview',
      'us.anthropic.claude-mythos-preview',
      'apac.anthropic.claude-mythos-preview',
      'au.anthropic.claude-mythos-preview',
    ],
    from: '2026-04-07',
    usd: { input: '27.5', cached_input: '2.75', cache_write: '34.375', cache_write_1h: '55', output: '137.5' },
  },
];
