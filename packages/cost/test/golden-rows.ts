import type { Call } from '../src/index.ts';

/** A call and its price in USD, computed by hand from the list price beside it (USD per million tokens). */
export interface GoldenRow {
  readonly title: string;
  readonly call: Call;
  readonly usd: string;
}

const AT = Date.parse('2026-11-23T12:00:00Z');

function openai(model: string, usage: Call['usage'], more: Partial<Call> = {}): Call {
  return { provider: 'openai', host: 'api.openai.com', model, at: AT, usage, ...more };
}

function at(host: string, model: string, usage: Call['usage'], more: Partial<Call> = {}): Call {
  return { host, model, at: AT, usage, ...more };
}

const ANTHROPIC = 'api.anthropic.com';
const GOOGLE = 'generativelanguage.googleapis.com';
const DEEPSEEK = 'api.deepseek.com';

export const GOLDEN_ROWS: readonly GoldenRow[] = [
  {
    title: 'gpt-4.1 2 / 0.5 / 8: 600×2 + 400×0.5 + 100×8 µUSD',
    call: openai('gpt-4.1', { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 }),
    usd: '0.0022',
  },
  {
    title: 'gpt-4.1-mini 0.4 / 1.6: 812×0.4 + 203×1.6 µUSD',
    call: openai('gpt-4.1-mini', { inputTokens: 812, outputTokens: 203 }),
    usd: '0.0006496',
  },
  {
    title: 'gpt-4.1-nano 0.1 / 0.4: one token each',
    call: openai('gpt-4.1-nano', { inputTokens: 1, outputTokens: 1 }),
    usd: '0.0000005',
  },
  {
    title: 'gpt-4.1 snapshot by date',
    call: openai('gpt-4.1-2025-04-14', { inputTokens: 1_000_000, outputTokens: 0 }),
    usd: '2',
  },
  {
    title: 'gpt-4o 2.5 / 1.25 / 10: 1476×2.5 + 1024×1.25 + 777×10 µUSD',
    call: openai('gpt-4o', { inputTokens: 2500, cachedInputTokens: 1024, outputTokens: 777 }),
    usd: '0.01274',
  },
  {
    title: 'gpt-4o-mini 0.15 / 0.6: 123457×0.15 + 6789×0.6 µUSD',
    call: openai('gpt-4o-mini', { inputTokens: 123_457, outputTokens: 6789 }),
    usd: '0.02259195',
  },
  {
    title: 'gpt-4o-2024-05-13 5 / 15 has no cached price: cached tokens cost 5',
    call: openai('gpt-4o-2024-05-13', { inputTokens: 1000, cachedInputTokens: 1000, outputTokens: 10 }),
    usd: '0.00515',
  },
  {
    title: 'gpt-5 1.25 / 0.125 / 10, reasoning inside the output: 1000×1.25 + 9000×0.125 + 2048×10 µUSD',
    call: openai('gpt-5', { inputTokens: 10_000, cachedInputTokens: 9000, outputTokens: 2048, reasoningTokens: 1536 }),
    usd: '0.022855',
  },
  {
    title: 'gpt-5-mini 0.25 / 2: 333×0.25 + 1×2 µUSD',
    call: openai('gpt-5-mini', { inputTokens: 333, outputTokens: 1 }),
    usd: '0.00008525',
  },
  {
    title: 'gpt-5-nano 0.05 / 0.005 / 0.4: 7×0.05 + 3×0.005 + 11×0.4 µUSD',
    call: openai('gpt-5-nano', { inputTokens: 10, cachedInputTokens: 3, outputTokens: 11 }),
    usd: '0.000004765',
  },
  {
    title: 'gpt-5.4 2.5 / 15 below its long context: 271999×2.5 + 1×15 µUSD',
    call: openai('gpt-5.4', { inputTokens: 271_999, outputTokens: 1 }),
    usd: '0.6800125',
  },
  {
    title: 'gpt-5.4 5 / 22.5 in its long context, the whole request: 300000×5 + 10×22.5 µUSD',
    call: openai('gpt-5.4', { inputTokens: 300_000, outputTokens: 10 }),
    usd: '1.500225',
  },
  {
    title: 'gpt-6-sol 2 / 10 at the limit of 272000: 272000×2 + 5×10 µUSD',
    call: openai('gpt-6-sol', { inputTokens: 272_000, outputTokens: 5 }),
    usd: '0.54405',
  },
  {
    title: 'gpt-6-sol 4 / 0.4 / 15 above it, cached tokens counted in: 72001×4 + 200000×0.4 + 5×15 µUSD',
    call: openai('gpt-6-sol', { inputTokens: 272_001, cachedInputTokens: 200_000, outputTokens: 5 }),
    usd: '0.368079',
  },
  {
    title: 'gpt-5.6-sol 5 / 6.25 for writes before the cut: 8×5 + 4012×6.25 µUSD',
    call: openai(
      'gpt-5.6-sol',
      { inputTokens: 4020, cacheWriteTokens: 4012, outputTokens: 0 },
      { at: new Date('2026-08-20T23:59:59.999Z') },
    ),
    usd: '0.025115',
  },
  {
    title: 'gpt-5.6-sol 4 / 5 / 20 from 2026-08-21 on: 8×4 + 4012×5 + 1×20 µUSD',
    call: openai(
      'gpt-5.6-sol',
      { inputTokens: 4020, cacheWriteTokens: 4012, outputTokens: 1 },
      { at: new Date('2026-08-21T00:00:00Z') },
    ),
    usd: '0.020112',
  },
  {
    title: 'gpt-5.6-luna 0.2 / 1.2 after its cut: 1000×0.2 + 100×1.2 µUSD',
    call: openai('gpt-5.6-luna', { inputTokens: 1000, outputTokens: 100 }),
    usd: '0.00032',
  },
  {
    title: 'o3 10 / 40 before 2025-06-10',
    call: openai('o3', { inputTokens: 100, outputTokens: 100 }, { at: new Date('2025-06-09T12:00:00Z') }),
    usd: '0.005',
  },
  {
    title: 'o3 2 / 8 since',
    call: openai('o3', { inputTokens: 100, outputTokens: 100 }),
    usd: '0.001',
  },
  {
    title: 'o4-mini 1.1 / 0.275 / 4.4: 100×1.1 + 100×0.275 + 100×4.4 µUSD',
    call: openai('o4-mini', { inputTokens: 200, cachedInputTokens: 100, outputTokens: 100 }),
    usd: '0.0005775',
  },
  {
    title: 'claude-sonnet-4-5 3 / 15 at the limit of 200000: 200000×3 + 100×15 µUSD',
    call: at(ANTHROPIC, 'claude-sonnet-4-5', { inputTokens: 200_000, outputTokens: 100 }),
    usd: '0.6015',
  },
  {
    title: 'claude-sonnet-4-5 6 / 22.5 above 200000, the whole request: 200001×6 + 100×22.5 µUSD',
    call: at(ANTHROPIC, 'claude-sonnet-4-5-20250929', { inputTokens: 200_001, outputTokens: 100 }),
    usd: '1.202256',
  },
  {
    title: 'claude-sonnet-4-5 long with cache: 10000×6 + 150000×0.6 + 50000×7.5 + 1000×22.5 µUSD',
    call: at(ANTHROPIC, 'claude-sonnet-4-5', {
      inputTokens: 210_000,
      cachedInputTokens: 150_000,
      cacheWriteTokens: 50_000,
      outputTokens: 1000,
    }),
    usd: '0.5475',
  },
  {
    title: 'claude-sonnet-4-5 writes of 5 minutes and an hour: 2000×3 + 1000×3.75 + 2000×6 + 10×15 µUSD',
    call: at(ANTHROPIC, 'claude-sonnet-4-5', {
      inputTokens: 5000,
      cacheWriteTokens: 3000,
      cacheWrite5mTokens: 1000,
      cacheWrite1hTokens: 2000,
      outputTokens: 10,
    }),
    usd: '0.0219',
  },
  {
    title: 'claude-haiku-4-5 1 / 5: 1000×1 + 200×5 µUSD',
    call: at(ANTHROPIC, 'claude-haiku-4-5', { inputTokens: 1000, outputTokens: 200 }),
    usd: '0.002',
  },
  {
    title: 'claude-opus-4-5 5 / 25: 100×5 + 50×25 µUSD',
    call: at(ANTHROPIC, 'claude-opus-4-5', { inputTokens: 100, outputTokens: 50 }),
    usd: '0.00175',
  },
  {
    title: 'gemini-2.5-flash 0.3 / 2.5: 1000×0.3 + 500×2.5 µUSD',
    call: at(GOOGLE, 'gemini-2.5-flash', { inputTokens: 1000, outputTokens: 500 }),
    usd: '0.00155',
  },
  {
    title: 'gemini-2.5-flash under its path, audio 1: 300×0.3 + 1000×1 + 10×2.5 µUSD',
    call: at(GOOGLE, 'models/gemini-2.5-flash', { inputTokens: 1300, inputAudioTokens: 1000, outputTokens: 10 }),
    usd: '0.001115',
  },
  {
    title: 'gemini-2.5-flash cached 0.03: 200×0.3 + 800×0.03 + 100×2.5 µUSD',
    call: at(GOOGLE, 'gemini-2.5-flash', { inputTokens: 1000, cachedInputTokens: 800, outputTokens: 100 }),
    usd: '0.000334',
  },
  {
    title: 'gemini-2.5-pro 2.5 / 15 above 200000: 200001×2.5 + 1×15 µUSD',
    call: at(GOOGLE, 'gemini-2.5-pro', { inputTokens: 200_001, outputTokens: 1 }),
    usd: '0.5000175',
  },
  {
    title: 'deepseek-v3.2 0.2288 / 0.3432: 1000×0.2288 + 1000×0.3432 µUSD',
    call: at(DEEPSEEK, 'deepseek-v3.2', { inputTokens: 1000, outputTokens: 1000 }),
    usd: '0.000572',
  },
  {
    title: 'deepseek-v3.2 without a cached price: 3×0.2288 µUSD, finer than a nano-dollar',
    call: at(DEEPSEEK, 'deepseek-v3.2', { inputTokens: 3, cachedInputTokens: 2, outputTokens: 0 }),
    usd: '0.0000006864',
  },
  {
    title: 'deepseek-chat 0.27 / 1.1 at noon UTC',
    call: at(DEEPSEEK, 'deepseek-chat', { inputTokens: 1000, outputTokens: 100 }),
    usd: '0.00038',
  },
  {
    title: 'deepseek-chat 0.135 / 0.55 in the evening, UTC',
    call: at(
      DEEPSEEK,
      'deepseek-chat',
      { inputTokens: 1000, outputTokens: 100 },
      { at: Date.parse('2026-11-23T18:00:00Z') },
    ),
    usd: '0.00019',
  },
  {
    title: 'text-embedding-3-small 0.02: 12345×0.02 µUSD',
    call: openai('text-embedding-3-small', { inputTokens: 12_345 }, { operation: 'embeddings' }),
    usd: '0.0002469',
  },
  {
    title: 'text-embedding-3-large 0.13',
    call: openai('text-embedding-3-large', { inputTokens: 1000 }, { operation: 'embeddings' }),
    usd: '0.00013',
  },
  {
    title: 'text-embedding-ada-002 0.1',
    call: openai('text-embedding-ada-002', { inputTokens: 10 }, { operation: 'embeddings' }),
    usd: '0.000001',
  },
  {
    title: 'gpt-realtime, text 4 / 0.4 / 16, audio 32 / 0.4 / 64: 100×4 + 500×32 + 400×0.4 + 100×16 + 400×64 µUSD',
    call: openai('gpt-realtime', {
      inputTokens: 1000,
      inputTextTokens: 200,
      inputAudioTokens: 800,
      cachedInputTokens: 400,
      cachedAudioTokens: 300,
      outputTokens: 500,
      outputAudioTokens: 400,
    }),
    usd: '0.04376',
  },
  {
    title: 'gpt-image-1, text 5, image 10, output 40: 40×5 + 60×10 + 1056×40 µUSD',
    call: openai('gpt-image-1', {
      inputTokens: 100,
      inputImageTokens: 60,
      outputTokens: 1056,
      outputImageTokens: 1056,
    }),
    usd: '0.04304',
  },
  {
    title: 'gpt-image-1.5, output 10 text and 32 image: 10×5 + 20×10 + 1000×32 µUSD',
    call: openai('gpt-image-1.5', { inputTokens: 10, outputTokens: 1020, outputImageTokens: 1000 }),
    usd: '0.03225',
  },
  {
    title: 'gpt-4o reads images as text: 1000×2.5 µUSD',
    call: openai('gpt-4o', { inputTokens: 1000, inputImageTokens: 765, outputTokens: 0 }),
    usd: '0.0025',
  },
  {
    title: 'gpt-4o-transcribe 2.5, audio 6 / 10: 10×2.5 + 500×6 + 100×10 µUSD',
    call: openai('gpt-4o-transcribe', { inputTokens: 510, inputAudioTokens: 500, outputTokens: 100 }),
    usd: '0.004025',
  },
  {
    title: 'whisper-1 0.36 an hour: 90.5 s × 100 µUSD',
    call: openai('whisper-1', { audioSeconds: 90.5 }),
    usd: '0.00905',
  },
  {
    title: 'web searches 10 and file searches 2.5 a thousand: 2×10000 + 3×2500 + 100×2 µUSD',
    call: openai('gpt-4.1', { inputTokens: 100, outputTokens: 0, webSearchCalls: 2, fileSearchCalls: 3 }),
    usd: '0.0277',
  },
  {
    title: 'moderation is free',
    call: openai('omni-moderation-latest', { inputTokens: 500 }, { operation: 'moderation' }),
    usd: '0',
  },
  {
    title: 'a fine-tune of gpt-4o 3.75 / 15: 100×3.75 + 10×15 µUSD',
    call: openai('ft:gpt-4o-2024-08-06:acme:legal:AbC', { inputTokens: 100, outputTokens: 10 }),
    usd: '0.000525',
  },
  {
    title: 'gpt-4.1 in capitals, under its vendor, on the European host',
    call: at('EU.api.openai.com', 'OpenAI/GPT-4.1', { inputTokens: 100, outputTokens: 0 }),
    usd: '0.0002',
  },
  {
    title: 'gpt-4o on Azure, whatever the provider is called',
    call: at(
      'acme.openai.azure.com',
      'gpt-4o-2024-08-06',
      { inputTokens: 1000, outputTokens: 0 },
      { provider: 'openai' },
    ),
    usd: '0.0025',
  },
  {
    title: 'a deployment on Azure by the model that answered',
    call: at('acme.openai.azure.com', 'gpt-5-mini', { inputTokens: 1000, outputTokens: 0 }, { requestModel: 'prod-1' }),
    usd: '0.00025',
  },
  {
    title: 'anthropic/claude-sonnet-4.5 3 / 15 on OpenRouter',
    call: at('openrouter.ai', 'anthropic/claude-sonnet-4.5', { inputTokens: 1000, outputTokens: 100 }),
    usd: '0.0045',
  },
  {
    title: 'Claude on Bedrock in a region 3.3 / 16.5',
    call: at('bedrock-runtime.us-east-1.amazonaws.com', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', {
      inputTokens: 1000,
      outputTokens: 100,
    }),
    usd: '0.00495',
  },
  {
    title: 'llama-3.3-70b-versatile 0.59 / 0.79 on Groq, tier on_demand',
    call: at(
      'api.groq.com',
      'llama-3.3-70b-versatile',
      { inputTokens: 1000, outputTokens: 100 },
      { serviceTier: 'on_demand' },
    ),
    usd: '0.000669',
  },
  {
    title: 'mistral-large-latest 2 / 6',
    call: at('api.mistral.ai', 'mistral-large-latest', { inputTokens: 100, outputTokens: 100 }),
    usd: '0.0008',
  },
  {
    title: 'grok-4 3 / 0.75 / 15: 60×3 + 40×0.75 + 10×15 µUSD',
    call: at('api.x.ai', 'grok-4', { inputTokens: 100, cachedInputTokens: 40, outputTokens: 10 }),
    usd: '0.00036',
  },
  {
    title: 'sonar 1 / 1 and 12 a thousand requests: 100 + 100 + 12000 µUSD',
    call: at('api.perplexity.ai', 'sonar', { inputTokens: 100, outputTokens: 100 }),
    usd: '0.0122',
  },
];
