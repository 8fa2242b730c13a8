import type { FeeRow, PriceRow } from '../types.ts';

const LIST = {
  providers: ['groq'],
  source: 'https://console.groq.com/docs/models',
  checkedOn: '2026-11-26',
} as const;

const BATCH = {
  ...LIST,
  tier: 'batch',
  source: 'https://console.groq.com/docs/batch',
  checkedOn: '2026-10-14',
} as const;
const FLEX = { ...LIST, tier: 'flex', source: 'https://console.groq.com/docs/flex-processing' } as const;

/**
 * Groq. The tier `on_demand` is the standard one, `flex` costs the same; `performance` is capacity paid for in advance
 * and has no price per token.
 */
export const GROQ = (): readonly PriceRow[] => [
  {
    ...LIST,
    models: ['openai/gpt-oss-safeguard-20b'],
    from: '2025-10-29',
    usd: { input: '0.075', cached_input: '0.0375', output: '0.3' },
  },
  {
    ...LIST,
    models: ['qwen/qwen3.8-27b'],
    from: '2026-11-09',
    usd: { input: '0.8', output: '4' },
  },
  {
    ...LIST,
    models: ['meta-llama/llama-prompt-guard-2-22m'],
    from: '2025-05-30',
    usd: { input: '0.03', output: '0.03' },
  },
  {
    ...LIST,
    models: ['meta-llama/llama-prompt-guard-2-86m'],
    from: '2025-05-30',
    usd: { input: '0.04', output: '0.04' },
  },
  {
    ...LIST,
    models: ['canopylabs/orpheus-v1-english'],
    from: '2025-12-16',
    usd: { input_mchar: '22' },
  },
  {
    ...LIST,
    models: ['canopylabs/orpheus-arabic-saudi'],
    from: '2025-12-16',
    usd: { input_mchar: '40' },
  },
  // Half, and cached input as input.
  {
    ...BATCH,
    models: ['openai/gpt-oss-120b'],
    from: '2025-08-05',
    usd: { input: '0.075', output: '0.3' },
  },
  {
    ...BATCH,
    models: ['openai/gpt-oss-20b'],
    from: '2025-08-05',
    usd: { input: '0.0375', output: '0.15' },
  },
  {
    ...BATCH,
    models: ['whisper-large-v3'],
    from: '2025-08-05',
    usd: { audio_minute: '0.000925' },
  },
  {
    ...FLEX,
    models: ['llama-3.1-8b-instant'],
    from: '2025-03-01',
    usd: { input: '0.05', output: '0.08' },
  },
  {
    ...FLEX,
    models: ['llama-3.3-70b-versatile'],
    from: '2025-03-01',
    usd: { input: '0.59', output: '0.79' },
  },
  {
    ...FLEX,
    models: ['meta-llama/llama-4-scout-17b-16e-instruct'],
    from: '2025-04-05',
    usd: { input: '0.11', output: '0.34' },
  },
  {
    ...FLEX,
    models: ['meta-llama/llama-4-maverick-17b-128e-instruct'],
    from: '2025-04-09',
    usd: { input: '0.2', output: '0.6' },
  },
  {
    ...FLEX,
    models: ['meta-llama/llama-guard-4-12b'],
    from: '2025-05-30',
    usd: { input: '0.2', output: '0.2' },
  },
  {
    ...FLEX,
    models: ['qwen/qwen3-32b'],
    from: '2025-06-11',
    usd: { input: '0.29', output: '0.59' },
  },
  {
    ...FLEX,
    models: ['moonshotai/kimi-k2-instruct', 'moonshotai/kimi-k2-instruct-0905'],
    from: '2025-07-14',
    usd: { input: '1', cached_input: '0.5', output: '3' },
  },
  {
    ...FLEX,
    models: ['openai/gpt-oss-120b'],
    from: '2025-08-05',
    usd: { input: '0.15', cached_input: '0.075', output: '0.6' },
  },
  {
    ...FLEX,
    models: ['openai/gpt-oss-20b'],
    from: '2025-08-05',
    usd: { input: '0.075', cached_input: '0.0375', output: '0.3' },
  },
  {
    ...FLEX,
    models: ['openai/gpt-oss-safeguard-20b'],
    from: '2025-10-29',
    usd: { input: '0.075', cached_input: '0.0375', output: '0.3' },
  },
  {
    ...FLEX,
    models: ['qwen/qwen3.8-27b'],
    from: '2026-11-09',
    usd: { input: '0.8', output: '4' },
  },
];

/** Groq's own tools: the basic web search of Compound and of GPT-OSS. */
export const GROQ_FEES = (): readonly FeeRow[] => [
  {
    ...LIST,
    models: /^openai\/gpt-oss-.*$/,
    example: 'openai/gpt-oss-120b',
    from: '2025-08-05',
    fees: { web_search_call: '0.005' },
  },
];
