import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['aws'],
  source: 'https://aws.amazon.com/bedrock/pricing/',
  checkedOn: '2026-10-26',
} as const;

const OFFERS = {
  providers: ['aws'],
  source: 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/us-east-1/index.json',
  checkedOn: '2026-11-26',
} as const;

const ULTRAFAST = { ...LIST, tier: 'ultrafast', checkedOn: '2026-11-26' } as const;

/**
 * Models of others on Amazon Bedrock, and what the catalogue has wrong. Ids without a geography are those of
 * a region; `global.` is a tenth less.
 */
export const AWS: readonly PriceRow[] = [
  {
    ...LIST,
    models: ['amazon.titan-embed-text-v2:0'],
    from: '2024-04-30',
    usd: { input: '0.02' },
  },
  {
    ...LIST,
    models: ['global.openai.gpt-6-astra'],
    from: '2026-09-08',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', output: '50' },
    above: [{ inputTokens: 272000, usd: { input: '20', cached_input: '2', cache_write: '25', output: '75' } }],
  },
  {
    ...LIST,
    models: ['openai.gpt-6-astra', 'us.openai.gpt-6-astra'],
    from: '2026-09-08',
    usd: { input: '11', cached_input: '1.1', cache_write: '13.75', output: '55' },
    above: [{ inputTokens: 272000, usd: { input: '22', cached_input: '2.2', cache_write: '27.5', output: '82.5' } }],
  },
  {
    ...LIST,
    models: ['global.openai.gpt-6-sol'],
    from: '2026-09-22',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '10' },
    above: [{ inputTokens: 272000, usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '15' } }],
  },
  {
    ...LIST,
    models: ['openai.gpt-6-sol', 'us.openai.gpt-6-sol', 'in.openai.gpt-6-sol'],
    from: '2026-09-22',
    usd: { input: '2.2', cached_input: '0.22', cache_write: '2.75', output: '11' },
    above: [{ inputTokens: 272000, usd: { input: '4.4', cached_input: '0.44', cache_write: '5.5', output: '16.5' } }],
  },
  {
    ...LIST,
    models: ['global.openai.gpt-6-luna'],
    from: '2026-09-22',
    usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', output: '0.5' },
    above: [{ inputTokens: 272000, usd: { input: '0.2', cached_input: '0.02', cache_write: '0.25', output: '0.75' } }],
  },
  {
    ...LIST,
    models: ['openai.gpt-6-luna', 'us.openai.gpt-6-luna', 'in.openai.gpt-6-luna'],
    from: '2026-09-22',
    usd: { input: '0.11', cached_input: '0.011', cache_write: '0.1375', output: '0.55' },
    above: [
      { inputTokens: 272000, usd: { input: '0.22', cached_input: '0.022', cache_write: '0.275', output: '0.825' } },
    ],
  },
  {
    ...LIST,
    models: ['global.openai.gpt-6.1-sol'],
    from: '2026-09-29',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', output: '10' },
    above: [{ inputTokens: 272000, usd: { input: '4', cached_input: '0.2', cache_write: '5', output: '15' } }],
  },
  {
    ...LIST,
    models: ['openai.gpt-6.1-sol', 'us.openai.gpt-6.1-sol'],
    from: '2026-09-29',
    usd: { input: '2.2', cached_input: '0.11', cache_write: '2.75', output: '11' },
    above: [{ inputTokens: 272000, usd: { input: '4.4', cached_input: '0.22', cache_write: '5.5', output: '16.5' } }],
  },
  {
    ...LIST,
    models: ['global.openai.gpt-6.1-terra'],
    from: '2026-10-26',
    usd: { input: '1', cached_input: '0.05', cache_write: '1.25', output: '5' },
    above: [{ inputTokens: 272000, usd: { input: '2', cached_input: '0.1', cache_write: '2.5', output: '7.5' } }],
  },
  {
    ...LIST,
    models: ['openai.gpt-6.1-terra', 'us.openai.gpt-6.1-terra'],
    from: '2026-10-26',
    usd: { input: '1.1', cached_input: '0.055', cache_write: '1.375', output: '5.5' },
    above: [{ inputTokens: 272000, usd: { input: '2.2', cached_input: '0.11', cache_write: '2.75', output: '8.25' } }],
  },
  {
    ...LIST,
    models: ['global.moonshotai.kimi-k3'],
    from: '2026-09-18',
    usd: { input: '3', cached_input: '0.3', cache_write: '3.75', output: '15' },
  },
  {
    ...LIST,
    models: ['moonshotai.kimi-k3', 'us.moonshotai.kimi-k3', 'in.moonshotai.kimi-k3'],
    from: '2026-09-18',
    usd: { input: '3.3', cached_input: '0.33', cache_write: '4.125', output: '16.5' },
  },
  {
    ...LIST,
    models: ['global.moonshotai.kimi-k3.1'],
    from: '2026-11-04',
    usd: { input: '4', cached_input: '0.2', cache_write: '5', output: '20' },
  },
  {
    ...LIST,
    models: ['moonshotai.kimi-k3.1', 'us.moonshotai.kimi-k3.1', 'in.moonshotai.kimi-k3.1'],
    from: '2026-11-04',
    usd: { input: '4.4', cached_input: '0.22', cache_write: '5.5', output: '22' },
  },
  {
    ...LIST,
    models: ['global.zai.glm-5.3'],
    from: '2026-10-05',
    usd: { input: '1.68', cached_input: '0.312', cache_write: '2.1', output: '5.28' },
  },
  {
    ...LIST,
    models: ['us.zai.glm-5.3'],
    from: '2026-10-05',
    usd: { input: '1.848', cached_input: '0.3432', cache_write: '2.31', output: '5.808' },
  },
  {
    ...LIST,
    models: ['global.xai.grok-4.6'],
    from: '2026-09-01',
    usd: { input: '2', cached_input: '0.5', output: '6' },
  },
  {
    ...LIST,
    models: ['xai.grok-4.6', 'us.xai.grok-4.6'],
    from: '2026-09-01',
    usd: { input: '2.2', cached_input: '0.55', output: '6.6' },
  },
  {
    ...LIST,
    models: ['global.xai.grok-4.7'],
    from: '2026-10-01',
    usd: { input: '2', cached_input: '0.5', output: '6' },
  },
  {
    ...LIST,
    models: ['xai.grok-4.7', 'us.xai.grok-4.7'],
    from: '2026-10-01',
    usd: { input: '2.2', cached_input: '0.55', output: '6.6' },
  },
  // The catalogue lacks these; the day is that of the service tiers, before which none of them was there.
  {
    ...OFFERS,
    models: [
      'writer.palmyra-vision-7b',
      'openai.gpt-oss-safeguard-120b',
      'openai.gpt-oss-120b',
      'qwen.qwen3-coder-30b-a3b-instruct',
    ],
    from: '2025-11-18',
    usd: { input: '0.15', output: '0.6' },
  },
  {
    ...OFFERS,
    models: ['amazon.nova-2-lite-v1:0'],
    from: '2025-11-18',
    usd: { input: '0.3', cached_input: '0.075', output: '2.5' },
  },
  {
    ...OFFERS,
    models: ['amazon.nova-2-pro-preview-20251202-v1:0'],
    from: '2025-11-18',
    usd: { input: '1.25', cached_input: '0.3125', output: '10' },
  },
  {
    ...OFFERS,
    models: ['us.amazon.nova-2-pro-preview-20251202-v1:0'],
    from: '2025-11-18',
    usd: { input: '1.375', cached_input: '0.34375', output: '11' },
  },
  {
    ...OFFERS,
    models: ['deepseek.v3.2', 'us.deepseek.v3.2'],
    from: '2025-11-18',
    usd: { input: '0.62', output: '1.85' },
  },
  {
    ...OFFERS,
    models: ['minimax.minimax-m2', 'minimax.minimax-m2.1', 'minimax.minimax-m2.5'],
    from: '2025-11-18',
    usd: { input: '0.3', output: '1.2' },
  },
  {
    ...OFFERS,
    models: ['moonshot.kimi-k2-thinking', 'moonshotai.kimi-k2-thinking'],
    from: '2025-11-18',
    usd: { input: '0.6', output: '2.5' },
  },
  {
    ...OFFERS,
    models: ['moonshotai.kimi-k2.5'],
    from: '2025-11-18',
    usd: { input: '0.6', output: '3' },
  },
  {
    ...OFFERS,
    models: ['nvidia.nemotron-nano-12b-v2'],
    from: '2025-11-18',
    usd: { input: '0.2', output: '0.6' },
  },
  {
    ...OFFERS,
    models: ['openai.gpt-oss-safeguard-20b'],
    from: '2025-11-18',
    usd: { input: '0.07', output: '0.2' },
  },
  {
    ...OFFERS,
    models: ['qwen.qwen3-235b-a22b-2507-v1:0', 'qwen.qwen3-235b-a22b-2507'],
    from: '2025-11-18',
    usd: { input: '0.22', output: '0.88' },
  },
  {
    ...OFFERS,
    models: ['qwen.qwen3-coder-next'],
    from: '2025-11-18',
    usd: { input: '0.5', output: '1.2' },
  },
  {
    ...OFFERS,
    models: ['zai.glm-4.7'],
    from: '2025-11-18',
    usd: { input: '0.6', output: '2.2' },
  },
  {
    ...OFFERS,
    models: ['zai.glm-5'],
    from: '2025-11-18',
    usd: { input: '1', output: '3.2' },
  },
  {
    ...OFFERS,
    models: ['zai.glm-4.7-flash'],
    from: '2025-11-18',
    usd: { input: '0.07', output: '0.4' },
  },
  {
    ...OFFERS,
    models: ['openai.gpt-oss-20b'],
    from: '2025-11-18',
    usd: { input: '0.07', output: '0.3' },
  },
  {
    ...OFFERS,
    models: ['google.gemma-4-31b'],
    from: '2025-11-18',
    usd: { input: '0.14', output: '0.4' },
  },
  {
    ...OFFERS,
    models: ['google.gemma-4-26b-a4b'],
    from: '2025-11-18',
    usd: { input: '0.13', output: '0.4' },
  },
  {
    ...OFFERS,
    models: ['google.gemma-4-e2b'],
    from: '2025-11-18',
    usd: { input: '0.04', output: '0.08' },
  },
  {
    ...OFFERS,
    models: ['xai.grok-4.3'],
    from: '2026-07-01',
    usd: { input: '1.25', cached_input: '0.2', output: '2.5' },
  },
  {
    ...OFFERS,
    models: ['deepseek.v3.1'],
    from: '2025-11-18',
    usd: { input: '0.58', output: '1.68' },
  },
  {
    ...OFFERS,
    models: ['qwen.qwen3-coder-480b-a35b-instruct'],
    from: '2025-11-18',
    usd: { input: '0.45', output: '1.8' },
  },
  {
    ...OFFERS,
    models: ['qwen.qwen3-next-80b-a3b-instruct'],
    from: '2025-11-18',
    usd: { input: '0.14', output: '1.2' },
  },
  {
    ...OFFERS,
    models: ['qwen.qwen3-vl-235b-a22b-instruct'],
    from: '2025-11-18',
    usd: { input: '0.53', output: '2.66' },
  },
  {
    ...OFFERS,
    models: ['qwen.qwen3-next-80b-a3b'],
    from: '2025-11-18',
    usd: { input: '0.15', output: '1.2' },
  },
  {
    ...OFFERS,
    models: ['jp.amazon.nova-2-lite-v1:0'],
    from: '2025-12-02',
    usd: { input: '0.396', cached_input: '0.099', output: '3.311' },
  },
  {
    ...LIST,
    models: ['eu.amazon.nova-pro-v1:0'],
    from: '2024-12-03',
    usd: { input: '1.05', cached_input: '0.2625', output: '4.2' },
  },
  {
    ...LIST,
    models: ['anthropic.claude-haiku-4-5'],
    from: '2025-10-15',
    usd: { input: '1.1', cached_input: '0.11', cache_write: '1.375', cache_write_1h: '2.2', output: '5.5' },
  },
  {
    ...ULTRAFAST,
    models: ['global.openai.gpt-6-astra'],
    from: '2026-09-08',
    usd: { input: '60', cached_input: '6', cache_write: '75', output: '300' },
    above: [{ inputTokens: 272000, usd: { input: '120', cached_input: '12', cache_write: '150', output: '450' } }],
  },
  {
    ...ULTRAFAST,
    models: ['openai.gpt-6-astra', 'us.openai.gpt-6-astra'],
    from: '2026-09-08',
    usd: { input: '66', cached_input: '6.6', cache_write: '82.5', output: '330' },
    above: [{ inputTokens: 272000, usd: { input: '132', cached_input: '13.2', cache_write: '165', output: '495' } }],
  },
  {
    ...ULTRAFAST,
    models: ['global.openai.gpt-6.1-sol'],
    from: '2026-09-29',
    usd: { input: '12', cached_input: '0.6', cache_write: '15', output: '60' },
    above: [{ inputTokens: 272000, usd: { input: '24', cached_input: '1.2', cache_write: '30', output: '90' } }],
  },
  {
    ...ULTRAFAST,
    models: ['openai.gpt-6.1-sol', 'us.openai.gpt-6.1-sol'],
    from: '2026-09-29',
    usd: { input: '13.2', cached_input: '0.66', cache_write: '16.5', output: '66' },
    above: [{ inputTokens: 272000, usd: { input: '26.4', cached_input: '1.32', cache_write: '33', output: '99' } }],
  },
];
