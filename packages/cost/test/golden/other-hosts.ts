import { at, type GoldenRow, utc } from './row.ts';
import { COHERE, GROQ, MOONSHOT, OPENROUTER, PERPLEXITY } from './sources.ts';

const FEW = { inputTokens: 1000, outputTokens: 100 };
const GROQ_HOST = 'api.groq.com';

/** Groq, Moonshot, Cohere, and what is routed by OpenRouter. */
export const OTHER_HOSTS: readonly GoldenRow[] = [
  {
    title: 'llama-3.3-70b-versatile 0.59 / 0.79 on Groq, tier on_demand',
    sum: '1000×0.59 + 100×0.79',
    usd: '0.000669',
    call: at(GROQ_HOST, 'llama-3.3-70b-versatile', FEW, { serviceTier: 'on_demand' }),
    source: GROQ,
  },
  {
    title: 'openai/gpt-oss-120b 0.15 / 0.075 / 0.6 on Groq: its vendor is part of the id',
    sum: '600×0.15 + 400×0.075 + 100×0.6',
    usd: '0.00018',
    call: at(GROQ_HOST, 'openai/gpt-oss-120b', { ...FEW, cachedInputTokens: 400 }),
    source: GROQ,
  },
  {
    title: 'whisper-large-v3 0.111 an hour on Groq',
    sum: '[61×111000/3600]',
    usd: '0.001880833333',
    call: at(GROQ_HOST, 'whisper-large-v3', { audioSeconds: 61 }),
    source: GROQ,
  },
  {
    title: 'whisper-large-v3-turbo 0.04 an hour on Groq',
    sum: '[10.4×40000/3600]',
    usd: '0.000115555556',
    call: at(GROQ_HOST, 'whisper-large-v3-turbo', { audioSeconds: 10.4 }),
    source: GROQ,
  },
  {
    title: 'kimi-k2.6 0.95 / 0.16 / 4',
    sum: '600×0.95 + 400×0.16 + 100×4',
    usd: '0.001034',
    call: at('api.moonshot.ai', 'kimi-k2.6', { ...FEW, cachedInputTokens: 400 }),
    source: `${MOONSHOT}-k26`,
  },
  {
    title: 'kimi-k2-thinking 0.6 / 0.15 / 2.5',
    sum: '1000×0.6 + 100×2.5',
    usd: '0.00085',
    call: at('api.moonshot.cn', 'kimi-k2-thinking', FEW),
    source: MOONSHOT,
  },
  {
    title: 'command-a-03-2025 2.5 / 10',
    sum: '1000×2.5 + 100×10',
    usd: '0.0035',
    call: at('api.cohere.com', 'command-a-03-2025', FEW),
    source: COHERE,
  },
  {
    title: 'command-r-08-2024 0.15 / 0.6',
    sum: '1000×0.15 + 100×0.6',
    usd: '0.00021',
    call: at('api.cohere.ai', 'command-r-08-2024', FEW),
    source: COHERE,
  },
  {
    title: 'anthropic/claude-sonnet-4.5 3 / 0.3 / 15 on OpenRouter',
    sum: '600×3 + 400×0.3 + 100×15',
    usd: '0.00342',
    call: at('openrouter.ai', 'anthropic/claude-sonnet-4.5', { ...FEW, cachedInputTokens: 400 }),
    source: OPENROUTER,
  },
  {
    title: 'openai/gpt-4.1-mini 0.4 / 1.6 on OpenRouter',
    sum: '1000×0.4 + 100×1.6',
    usd: '0.00056',
    call: at('openrouter.ai', 'openai/gpt-4.1-mini', FEW),
    source: OPENROUTER,
  },
  {
    title: 'meta-llama/llama-3.3-70b-instruct:free costs nothing',
    sum: '1000×0 + 100×0',
    usd: '0',
    call: at('openrouter.ai', 'meta-llama/llama-3.3-70b-instruct:free', FEW),
    source: OPENROUTER,
  },
  {
    title: 'anthropic/claude-sonnet-4.5 3 on OpenRouter lists no writes for an hour: charged as ordinary ones, 3.75',
    sum: '100×3 + 900×3.75',
    usd: '0.003675',
    status: 'estimated',
    reason: 'cache_write_ttl',
    call: at('openrouter.ai', 'anthropic/claude-sonnet-4.5', {
      inputTokens: 1000,
      cacheWriteTokens: 900,
      cacheWrite1hTokens: 900,
      outputTokens: 0,
    }),
    source: OPENROUTER,
  },
  {
    title: 'anthropic/claude-4.5-haiku-20251001 1 / 5, as OpenRouter answers for claude-haiku-4.5',
    sum: '1000×1 + 100×5',
    usd: '0.0015',
    call: at('openrouter.ai', 'anthropic/claude-4.5-haiku-20251001', FEW, {
      requestModel: 'anthropic/claude-haiku-4.5',
    }),
    source: OPENROUTER,
  },
];

const SEPTEMBER = { at: utc('2026-09-01T00:00:00Z') };

/** Perplexity: a fee for each request beside the tokens; the smallest search context is the default. Sonar ended on 2026-09-27. */
export const PERPLEXITY_SONAR: readonly GoldenRow[] = [
  {
    title: 'sonar 1 / 1 and 5 a thousand requests',
    sum: '100×1 + 100×1 + 1×5000',
    usd: '0.0052',
    call: at('api.perplexity.ai', 'sonar', { inputTokens: 100, outputTokens: 100 }, SEPTEMBER),
    status: 'estimated',
    reason: 'price_varies',
    source: PERPLEXITY,
  },
  {
    title: 'sonar-pro 3 / 15 and 6 a thousand requests',
    sum: '100×3 + 100×15 + 1×6000',
    usd: '0.0078',
    call: at('api.perplexity.ai', 'sonar-pro', { inputTokens: 100, outputTokens: 100 }, SEPTEMBER),
    status: 'estimated',
    reason: 'price_varies',
    source: PERPLEXITY,
  },
  {
    title: 'sonar-deep-research 2 / 8, reasoning 3, searches 5 a thousand',
    sum: '100×2 + 100×8 + 900×3 + 20×5000',
    usd: '0.1037',
    call: at(
      'api.perplexity.ai',
      'sonar-deep-research',
      { inputTokens: 100, outputTokens: 1000, reasoningTokens: 900, webSearchCalls: 20 },
      SEPTEMBER,
    ),
    source: PERPLEXITY,
  },
];
