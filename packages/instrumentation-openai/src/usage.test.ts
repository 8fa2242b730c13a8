import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInputUsage, readUsage } from './usage.ts';
import { usageAttributes } from './usage-attributes.ts';

/** Bodies written here, of the shapes that providers really send; what they must be read as. */
const SHAPES: readonly (readonly [string, unknown, Record<string, unknown>])[] = [
  ['OpenAI chat', { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 }, { inputTokens: 9, outputTokens: 4 }],
  ['OpenAI responses', { input_tokens: 9, output_tokens: 4, total_tokens: 13 }, { inputTokens: 9, outputTokens: 4 }],
  [
    'reasoning inside the output count',
    { prompt_tokens: 10, completion_tokens: 80, total_tokens: 90, completion_tokens_details: { reasoning_tokens: 70 } },
    { inputTokens: 10, outputTokens: 80, reasoningTokens: 70 },
  ],
  [
    'reasoning beside the output count (xAI chat)',
    {
      prompt_tokens: 12,
      completion_tokens: 1,
      total_tokens: 303,
      completion_tokens_details: { reasoning_tokens: 290 },
    },
    { inputTokens: 12, outputTokens: 291, reasoningTokens: 290 },
  ],
  [
    'thinking that only the total tells of (Gemini)',
    { prompt_tokens: 66, completion_tokens: 6, total_tokens: 100 },
    { inputTokens: 66, outputTokens: 34 },
  ],
  [
    'audio beside the input count (Mistral)',
    { prompt_tokens: 9, completion_tokens: 201, total_tokens: 585, prompt_tokens_details: { audio_tokens: 375 } },
    { inputTokens: 384, outputTokens: 201, inputAudioTokens: 375 },
  ],
  [
    'cached tokens beside the input count (Grok on Azure)',
    { prompt_tokens: 7, completion_tokens: 8, total_tokens: 15, prompt_tokens_details: { cached_tokens: 161 } },
    { inputTokens: 168, outputTokens: 8, cachedInputTokens: 161 },
  ],
  [
    'cached tokens of DeepSeek',
    {
      prompt_tokens: 20,
      completion_tokens: 4,
      total_tokens: 24,
      prompt_cache_hit_tokens: 16,
      prompt_cache_miss_tokens: 4,
    },
    { inputTokens: 20, outputTokens: 4, cachedInputTokens: 16 },
  ],
  [
    'cached tokens of Mistral, details null',
    { prompt_tokens: 20, completion_tokens: 4, total_tokens: 24, num_cached_tokens: 16, prompt_tokens_details: null },
    { inputTokens: 20, outputTokens: 4, cachedInputTokens: 16 },
  ],
  [
    'cached tokens of Together',
    { prompt_tokens: 20, completion_tokens: 4, total_tokens: 24, cached_tokens: 16 },
    { inputTokens: 20, outputTokens: 4, cachedInputTokens: 16 },
  ],
  [
    'details in another spelling',
    { prompt_tokens: 20, completion_tokens: 4, total_tokens: 24, prompt_token_details: { cached_tokens: 16 } },
    { inputTokens: 20, outputTokens: 4, cachedInputTokens: 16 },
  ],
  [
    'a total smaller than its parts',
    { prompt_tokens: 20, completion_tokens: 10, total_tokens: 12 },
    { inputTokens: 20, outputTokens: 10, doesNotAddUp: true },
  ],
  [
    'counts that are no counts',
    { prompt_tokens: 20, completion_tokens: -1, total_tokens: '24', prompt_tokens_details: { cached_tokens: 1.5 } },
    { inputTokens: 20, doesNotAddUp: true },
  ],
  [
    'an input that is no number, from the total',
    { prompt_tokens: '1000', completion_tokens: 10, total_tokens: 1010 },
    { inputTokens: 1000, outputTokens: 10, doesNotAddUp: true },
  ],
  [
    'an input that was not said, from the total',
    { prompt_tokens: null, completion_tokens: 10, total_tokens: 1010 },
    { inputTokens: 1000, outputTokens: 10 },
  ],
  [
    'an output that was not said, from the total',
    { prompt_tokens: 1000, total_tokens: 1500 },
    { inputTokens: 1000, outputTokens: 500 },
  ],
  ['half a bill', { completion_tokens: 10 }, { outputTokens: 10, doesNotAddUp: true }],
  ['the other half of one', { prompt_tokens: 1000 }, { inputTokens: 1000, doesNotAddUp: true }],
  ['a total that cannot be split', { total_tokens: 1000 }, { inputTokens: 1000, doesNotAddUp: true }],
  [
    'cached tokens beside an input that is larger',
    { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1900, prompt_tokens_details: { cached_tokens: 800 } },
    { inputTokens: 1800, outputTokens: 100, cachedInputTokens: 800 },
  ],
  [
    'a rest that no part explains',
    { prompt_tokens: 10, completion_tokens: 5, total_tokens: 40, completion_tokens_details: { reasoning_tokens: 3 } },
    { inputTokens: 10, outputTokens: 30, reasoningTokens: 3, doesNotAddUp: true },
  ],
  [
    'cached tokens beside an input, without a total',
    { prompt_tokens: 5, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 50 } },
    { inputTokens: 55, outputTokens: 5, cachedInputTokens: 50 },
  ],
  [
    'reasoning that cannot be inside the output, without a total',
    { prompt_tokens: 5, completion_tokens: 3, completion_tokens_details: { reasoning_tokens: 900 } },
    { inputTokens: 5, outputTokens: 903, reasoningTokens: 900, doesNotAddUp: true },
  ],
  [
    'reasoning that the total leaves no place for',
    { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8, completion_tokens_details: { reasoning_tokens: 900 } },
    { inputTokens: 5, outputTokens: 3, reasoningTokens: 900, doesNotAddUp: true },
  ],
  [
    'audio that the total leaves no place for',
    { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8, prompt_tokens_details: { audio_tokens: 9 } },
    { inputTokens: 5, outputTokens: 3, inputAudioTokens: 9, doesNotAddUp: true },
  ],
  [
    'cache writes in two spellings (LiteLLM)',
    {
      prompt_tokens: 1000,
      completion_tokens: 2,
      total_tokens: 1002,
      cache_creation_input_tokens: 900,
      cache_read_input_tokens: 50,
      prompt_tokens_details: { cached_tokens: 50, cache_creation_tokens: 900 },
    },
    { inputTokens: 1000, outputTokens: 2, cachedInputTokens: 50, cacheWriteTokens: 900 },
  ],
  [
    'cache reads and writes beside the input (Anthropic)',
    { input_tokens: 100, output_tokens: 5, cache_creation_input_tokens: 900, cache_read_input_tokens: 50 },
    { inputTokens: 1050, outputTokens: 5, cachedInputTokens: 50, cacheWriteTokens: 900 },
  ],
  [
    'cached tokens in a home that is filled beside one that is not',
    {
      prompt_tokens: 20,
      completion_tokens: 4,
      prompt_cache_hit_tokens: 16,
      prompt_tokens_details: { cached_tokens: 0 },
    },
    { inputTokens: 20, outputTokens: 4, cachedInputTokens: 16 },
  ],
];

describe('readInputUsage', () => {
  test.each([
    ['OpenAI', { prompt_tokens: 7, total_tokens: 7 }, { inputTokens: 7 }],
    ['a total alone (Voyage)', { total_tokens: 7 }, { inputTokens: 7 }],
    ['an output of 0, which is none', { prompt_tokens: 7, completion_tokens: 0, total_tokens: 7 }, { inputTokens: 7 }],
    ['a total beside an input of 0', { prompt_tokens: 0, total_tokens: 12 }, { inputTokens: 12 }],
    ['a total that is another', { prompt_tokens: 5, total_tokens: 12 }, { inputTokens: 12, doesNotAddUp: true }],
    ['a count that is none', { prompt_tokens: 7.5, total_tokens: 7 }, { inputTokens: 7, doesNotAddUp: true }],
    ['no usage', {}, undefined],
  ])('reads %s', (_, raw, expected) => expect(readInputUsage(raw)).toEqual(expected));
});

describe('readUsage', () => {
  test.each(SHAPES)('reads %s', (_, raw, expected) => {
    const said = Object.fromEntries(Object.entries(readUsage(raw) ?? {}).filter(([, value]) => value !== undefined));
    expect(said).toEqual(expected);
  });

  test.each([undefined, null, {}, [], 'usage', { prompt_tokens: null }, { type: 'duration', seconds: 3 }])(
    'finds no tokens in %j',
    (raw) => expect(readUsage(raw)).toBeUndefined(),
  );

  test('never throws, and gives only whole non-negative counts, for any value', () => {
    const names = ['prompt_tokens', 'completion_tokens', 'total_tokens', 'cached_tokens', 'prompt_tokens_details'];
    const record = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.nat(), fc.double(), fc.anything()));
    fc.assert(
      fc.property(fc.oneof(record, fc.anything()), (raw) => {
        const usage = readUsage(raw);
        if (!usage) return;
        for (const value of Object.values(usageAttributes(usage, false))) {
          if (value !== undefined) expect(Number.isSafeInteger(value) && Number(value) >= 0).toBe(true);
        }
      }),
    );
  });

  test('names cache writes as the conventions in force do', () => {
    const usage = { inputTokens: 5, outputTokens: 1, cacheWriteTokens: 3 };
    expect(usageAttributes(usage, false)).toMatchObject({ 'gen_ai.usage.cache_creation.input_tokens': 3 });
    expect(usageAttributes(usage, true)).toMatchObject({ 'gen_ai.usage.cache_write.input_tokens': 3 });
  });
});
