import type { PriceRow } from '../types.ts';

const AWS = { providers: ['aws'], checkedOn: '2026-11-26' } as const;
const PAGE = { ...AWS, source: 'https://aws.amazon.com/bedrock/pricing/' } as const;
const LITELLM = {
  ...AWS,
  source: 'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json',
} as const;

/** Models on Amazon Bedrock that the base does not list, most of them withdrawn. */
export const AWS_OTHERS = (): readonly PriceRow[] => [
  { ...PAGE, models: ['ai21.j2-mid-v1'], from: '2023-09-28', usd: { input: '12.5', output: '12.5' } },
  { ...PAGE, models: ['ai21.j2-ultra-v1'], from: '2023-09-28', usd: { input: '18.8', output: '18.8' } },
  { ...PAGE, models: ['ai21.jamba-instruct-v1:0'], from: '2024-06-25', usd: { input: '0.5', output: '0.7' } },
  { ...PAGE, models: ['cohere.command-light-text-v14'], from: '2023-11-13', usd: { input: '0.3', output: '0.6' } },
  { ...PAGE, models: ['cohere.command-text-v14'], from: '2023-09-28', usd: { input: '1', output: '2' } },
  { ...PAGE, models: ['meta.llama2-13b-chat-v1'], from: '2023-11-13', usd: { input: '0.75', output: '1' } },
  { ...PAGE, models: ['meta.llama2-70b-chat-v1'], from: '2023-11-29', usd: { input: '1.95', output: '2.56' } },
  { ...LITELLM, models: ['anthropic.claude-instant-v1'], from: '2023-09-28', usd: { input: '0.8', output: '2.4' } },
  {
    ...LITELLM,
    models: ['anthropic.claude-v1', 'anthropic.claude-v2:1'],
    from: '2023-09-28',
    usd: { input: '8', output: '24' },
  },
  { ...LITELLM, models: ['amazon.titan-text-premier-v1:0'], from: '2024-05-07', usd: { input: '0.5', output: '1.5' } },
  {
    ...AWS,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-amazon-nova-2-5-sonic.html',
    models: ['amazon.nova-2-5-sonic'],
    from: '2026-11-26',
    usd: { input: '0.33', input_audio: '3', output: '2.75', output_audio: '12' },
  },
];
