import type { Call } from '@spendspan/cost';

/** What is priced, of everyday calls and of those with the most to price. */
export const CALLS: readonly (readonly [title: string, call: Call])[] = [
  ['plain', { host: 'api.openai.com', model: 'gpt-4.1', usage: { inputTokens: 812, outputTokens: 203 } }],
  [
    'another price from a day on',
    {
      host: 'api.openai.com',
      model: 'gpt-5.6-sol',
      at: Date.UTC(2026, 10, 20),
      usage: { inputTokens: 812, outputTokens: 203 },
    },
  ],
  ['unknown model', { host: 'api.openai.com', model: 'gpt-99', usage: { inputTokens: 812, outputTokens: 203 } }],
  [
    'cached, above a band of context, two model names',
    {
      provider: 'anthropic',
      host: 'api.anthropic.com',
      model: 'claude-sonnet-4-5-20250929',
      requestModel: 'claude-sonnet-4-5',
      serviceTier: 'standard',
      usage: { inputTokens: 250_000, cachedInputTokens: 200_000, cacheWriteTokens: 10_000, outputTokens: 900 },
    },
  ],
  [
    'audio',
    {
      host: 'api.openai.com',
      model: 'gpt-realtime',
      usage: { inputTokens: 812, inputAudioTokens: 500, outputTokens: 203, outputAudioTokens: 100 },
    },
  ],
];

/** With it a process reads rows and catalogue: a model of none of the others. */
export const FIRST_CALL: Call = { host: 'api.mistral.ai', model: 'mistral-large-latest', usage: { inputTokens: 1 } };
