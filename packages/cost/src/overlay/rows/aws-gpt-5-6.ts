import type { PriceRow } from '../types.ts';

const AWS = { providers: ['aws'], checkedOn: '2026-11-26' } as const;

/** GPT-5.6 on Amazon Bedrock since its long contexts, which begin above 272,000 tokens; the base begins with them. */
export const AWS_GPT_5_6 = (): readonly PriceRow[] => [
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-56-sol.html',
    models: ['global.openai.gpt-5.6-sol'],
    from: '2026-08-17',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '30' },
    above: [{ inputTokens: 272_000, usd: { input: '10', cached_input: '1', cache_write: '12.5', output: '45' } }],
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-56-sol.html',
    models: ['global.openai.gpt-5.6-sol'],
    from: '2026-08-21',
    usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '20' },
    above: [{ inputTokens: 272_000, usd: { input: '8', cached_input: '0.8', cache_write: '10', output: '30' } }],
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-56-sol.html',
    models: ['openai.gpt-5.6-sol', 'us.openai.gpt-5.6-sol'],
    from: '2026-08-03',
    usd: { input: '5.5', cached_input: '0.55', cache_write: '6.875', output: '33' },
    above: [{ inputTokens: 272_000, usd: { input: '11', cached_input: '1.1', cache_write: '13.75', output: '49.5' } }],
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-56-sol.html',
    models: ['openai.gpt-5.6-sol', 'us.openai.gpt-5.6-sol'],
    from: '2026-08-21',
    usd: { input: '4.4', cached_input: '0.44', cache_write: '5.5', output: '22' },
    above: [{ inputTokens: 272_000, usd: { input: '8.8', cached_input: '0.88', cache_write: '11', output: '33' } }],
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-56-terra.html',
    models: ['global.openai.gpt-5.6-terra'],
    from: '2026-08-17',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '12' },
    above: [{ inputTokens: 272_000, usd: { input: '4', cached_input: '0.4', cache_write: '5', output: '18' } }],
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-56-terra.html',
    models: ['openai.gpt-5.6-terra', 'us.openai.gpt-5.6-terra', 'in.openai.gpt-5.6-terra'],
    from: '2026-08-03',
    usd: { input: '2.2', cached_input: '0.22', cache_write: '2.75', output: '13.2' },
    above: [{ inputTokens: 272_000, usd: { input: '4.4', cached_input: '0.44', cache_write: '5.5', output: '19.8' } }],
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-56-luna.html',
    models: ['global.openai.gpt-5.6-luna'],
    from: '2026-08-17',
    usd: { input: '0.2', cached_input: '0.02', cache_write: '0.25', output: '1.2' },
    above: [{ inputTokens: 272_000, usd: { input: '0.4', cached_input: '0.04', cache_write: '0.5', output: '1.8' } }],
  },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-openai-gpt-56-luna.html',
    models: ['openai.gpt-5.6-luna', 'us.openai.gpt-5.6-luna', 'in.openai.gpt-5.6-luna'],
    from: '2026-08-03',
    usd: { input: '0.22', cached_input: '0.022', cache_write: '0.275', output: '1.32' },
    above: [
      { inputTokens: 272_000, usd: { input: '0.44', cached_input: '0.044', cache_write: '0.55', output: '1.98' } },
    ],
  },
];
