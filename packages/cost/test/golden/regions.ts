import { AT, at, type GoldenRow, openai } from './row.ts';
import { BEDROCK, BEDROCK_CARD, BEDROCK_OFFERS, OPENAI_RESIDENCY } from './sources.ts';

const FEW = { inputTokens: 1000, outputTokens: 100 };

/** Regional hosts of OpenAI: a tenth more for models of 2026-03-05 and later. */
export const OPENAI_REGIONS: readonly GoldenRow[] = [
  {
    title: 'gpt-4.1 2 / 8 on the European host: too old for the surcharge',
    sum: '1000×2 + 100×8',
    usd: '0.0028',
    call: at('eu.api.openai.com', 'gpt-4.1', FEW),
    source: OPENAI_RESIDENCY,
  },
  {
    title: 'gpt-5.2 1.75 / 14 on the American host: too old for the surcharge',
    sum: '1000×1.75 + 100×14',
    usd: '0.00315',
    call: at('us.api.openai.com', 'gpt-5.2', FEW),
    source: OPENAI_RESIDENCY,
  },
  {
    title: 'gpt-5.4 2.75 / 0.275 / 16.5 on the European host, one tenth more',
    sum: '600×2.75 + 400×0.275 + 100×16.5',
    usd: '0.00341',
    call: at('eu.api.openai.com', 'gpt-5.4', { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 }),
    source: OPENAI_RESIDENCY,
  },
  {
    title: 'gpt-5.4 flex 1.375 / 0.143 / 8.25 on the European host',
    sum: '600×1.375 + 400×0.143 + 100×8.25',
    usd: '0.0017072',
    call: at(
      'eu.api.openai.com',
      'gpt-5.4',
      { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 },
      { serviceTier: 'flex' },
    ),
    source: OPENAI_RESIDENCY,
  },
  {
    title: 'gpt-6-sol 4.4 / 0.44 / 16.5 in its long context on the American host',
    sum: '72001×4.4 + 200000×0.44 + 10×16.5',
    usd: '0.4049694',
    call: at('us.api.openai.com', 'gpt-6-sol', { inputTokens: 272_001, cachedInputTokens: 200_000, outputTokens: 10 }),
    source: OPENAI_RESIDENCY,
  },
  {
    title: 'gpt-6.1-terra 1.1 / 5.5 on the Japanese host, writes 1.375',
    sum: '100×1.1 + 900×1.375 + 100×5.5',
    usd: '0.0018975',
    call: at('jp.api.openai.com', 'gpt-6.1-terra', { inputTokens: 1000, cacheWriteTokens: 900, outputTokens: 100 }),
    source: OPENAI_RESIDENCY,
  },
  {
    title: 'gpt-5.6-luna 0.22 / 1.32 on the European host',
    sum: '1000×0.22 + 100×1.32',
    usd: '0.000352',
    call: at('EU.api.openai.com:443', 'gpt-5.6-luna', FEW),
    source: OPENAI_RESIDENCY,
  },
  {
    title: 'gpt-6-sol 2 / 10 on the global host: no surcharge',
    sum: '1000×2 + 100×10',
    usd: '0.003',
    call: openai('gpt-6-sol', FEW),
    source: OPENAI_RESIDENCY,
  },
];

const US = 'bedrock-runtime.us-east-1.amazonaws.com';

/** Bedrock: a profile of one region costs a tenth more than the global one; plain ids cost what the region of the host does. */
export const BEDROCK_REGIONS: readonly GoldenRow[] = [
  {
    title: 'us.anthropic.claude-sonnet-4-5 3.3 / 0.33 / 16.5',
    sum: '600×3.3 + 400×0.33 + 100×16.5',
    usd: '0.003762',
    call: at(US, 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', {
      inputTokens: 1000,
      cachedInputTokens: 400,
      outputTokens: 100,
    }),
    source: BEDROCK,
  },
  {
    title: 'global.anthropic.claude-sonnet-4-5 3 / 15',
    sum: '1000×3 + 100×15',
    usd: '0.0045',
    call: at(US, 'global.anthropic.claude-sonnet-4-5-20250929-v1:0', FEW),
    source: BEDROCK,
  },
  {
    title: 'eu.anthropic.claude-haiku-4-5 1.1 / 5.5, writes 1.375, for an hour 2.2',
    sum: '100×1.1 + 400×1.375 + 500×2.2 + 10×5.5',
    usd: '0.001815',
    call: at('bedrock-runtime.eu-central-1.amazonaws.com', 'eu.anthropic.claude-haiku-4-5-20251001-v1:0', {
      inputTokens: 1000,
      cacheWriteTokens: 900,
      cacheWrite5mTokens: 400,
      cacheWrite1hTokens: 500,
      outputTokens: 10,
    }),
    source: BEDROCK,
  },
  {
    title: 'anthropic.claude-3-haiku-20240307-v1:0 0.25 / 1.25',
    sum: '1000×0.25 + 100×1.25',
    usd: '0.000375',
    call: at(US, 'anthropic.claude-3-haiku-20240307-v1:0', FEW),
    source: BEDROCK,
  },
  {
    title: 'us.amazon.nova-lite-v1:0 0.06 / 0.24',
    sum: '1000×0.06 + 100×0.24',
    usd: '0.000084',
    call: at(US, 'us.amazon.nova-lite-v1:0', FEW),
    source: BEDROCK,
  },
  {
    title: 'amazon.nova-micro-v1:0 0.035 / 0.00875 / 0.14 by the name of the provider',
    sum: '1×0.035 + 3×0.00875 + 1×0.14',
    usd: '0.00000020125',
    call: {
      provider: 'aws.bedrock',
      model: 'amazon.nova-micro-v1:0',
      at: AT,
      usage: { inputTokens: 4, cachedInputTokens: 3, outputTokens: 1 },
    },
    source: BEDROCK,
  },
  {
    title: 'meta.llama3-70b-instruct-v1:0 2.65 / 3.5 in the United States',
    sum: '1000×2.65 + 100×3.5',
    usd: '0.003',
    call: at(US, 'meta.llama3-70b-instruct-v1:0', FEW),
    source: `${BEDROCK_CARD}meta-llama-3-70b-instruct.html`,
  },
  {
    title: 'meta.llama3-70b-instruct-v1:0 3.45 / 4.55 in London: the region is in the host',
    sum: '1000×3.45 + 100×4.55',
    usd: '0.003905',
    call: at('bedrock-runtime.eu-west-2.amazonaws.com', 'meta.llama3-70b-instruct-v1:0', FEW),
    source: `${BEDROCK_CARD}meta-llama-3-70b-instruct.html`,
  },
  {
    title: 'meta.llama3-70b-instruct-v1:0 4.45 / 5.88 in São Paulo, through PrivateLink',
    sum: '1000×4.45 + 100×5.88',
    usd: '0.005038',
    call: at('vpce-0a1b2c3d-4e5f.bedrock-runtime.sa-east-1.vpce.amazonaws.com', 'meta.llama3-70b-instruct-v1:0', FEW),
    source: `${BEDROCK_CARD}meta-llama-3-70b-instruct.html`,
  },
  {
    title: 'deepseek.v3.2 flex 0.37 / 1.11 in Tokyo',
    sum: '1000×0.37 + 100×1.11',
    usd: '0.000481',
    call: at('bedrock-runtime.ap-northeast-1.amazonaws.com', 'deepseek.v3.2', FEW, { serviceTier: 'flex' }),
    source: `${BEDROCK_CARD}deepseek-deepseek-v3-2.html`,
  },
  {
    title: 'nvidia.nemotron-super-3-120b 0.23 / 1.01 in London, by the other endpoint',
    sum: '1000×0.23 + 100×1.01',
    usd: '0.000331',
    call: at('bedrock-mantle.eu-west-2.api.aws', 'nvidia.nemotron-super-3-120b', FEW),
    source: BEDROCK_OFFERS,
  },
  {
    title: 'qwen.qwen3-coder-next has no price for batches in Mumbai, though it has one in the United States',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: at('bedrock-runtime.ap-south-1.amazonaws.com', 'qwen.qwen3-coder-next', FEW, { serviceTier: 'batch' }),
    source: `${BEDROCK_CARD}qwen-qwen3-coder-next.html`,
  },
  {
    title: 'anthropic.claude-sonnet-4-5 3.6 / 0.36 / 18 in GovCloud, by its plain id',
    sum: '600×3.6 + 400×0.36 + 100×18',
    usd: '0.004104',
    call: at('bedrock-runtime.us-gov-west-1.amazonaws.com', 'anthropic.claude-sonnet-4-5-20250929-v1:0', {
      inputTokens: 1000,
      cachedInputTokens: 400,
      outputTokens: 100,
    }),
    source: `${BEDROCK_CARD}anthropic-claude-sonnet-4-5.html`,
  },
  {
    title: 'us-gov.openai.gpt-oss-120b 0.18 / 0.72, whatever the host',
    sum: '1000×0.18 + 100×0.72',
    usd: '0.000252',
    call: { provider: 'aws.bedrock', model: 'us-gov.openai.gpt-oss-120b-1:0', at: AT, usage: FEW },
    source: `${BEDROCK_CARD}openai-gpt-oss-120b.html`,
  },
  {
    title: 'openai.gpt-oss-120b priority 0.315 / 1.26 in GovCloud, at the host with FIPS',
    sum: '1000×0.315 + 100×1.26',
    usd: '0.000441',
    call: at('bedrock-runtime-fips.us-gov-east-1.amazonaws.com', 'openai.gpt-oss-120b-1:0', FEW, {
      serviceTier: 'priority',
    }),
    source: BEDROCK_OFFERS,
  },
];
