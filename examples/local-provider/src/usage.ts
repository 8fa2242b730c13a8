import { billsCacheWrites, isReasoningModel } from './models.ts';
import type { JsonObject, ProviderCall } from './types.ts';

/** What the prompt cache did with a prompt, in tokens; both are part of the input. */
export interface Cached {
  readonly read: number;
  /** Undefined for models that do not bill it, and do not tell it. */
  readonly written: number | undefined;
}

/** Tokens of one call. `cached` is part of `input`, `reasoning` is part of `output`. */
export interface Tokens {
  readonly input: number;
  readonly cached: Cached;
  readonly output: number;
  readonly reasoning: number;
  /** Parts of `input` and `output` that are sound; chats only. */
  readonly audio?: { readonly input: number; readonly output: number };
}

/** Four characters (UTF-16 code units) are one token. */
const CHARACTERS_PER_TOKEN = 4;
/** What a reasoning model thinks per answer, in tokens. */
const REASONING_TOKENS = 64;
/** Shortest prompt that is cached, in tokens; longer ones are cached in steps. */
const CACHE_MINIMUM_TOKENS = 1024;
const CACHE_STEP_TOKENS = 128;
const REMEMBERED_PROMPTS = 100;

/** Tokens of a text: its characters / 4, rounded up. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** A text cut so that it has at most that many tokens. */
export function cutToTokens(text: string, tokens: number): string {
  return text.slice(0, tokens * CHARACTERS_PER_TOKEN);
}

/** Reasoning tokens of one answer, never more than its limit. */
export function countReasoning(call: ProviderCall, limit: number): number {
  return isReasoningModel(call.requestedModel) ? Math.min(REASONING_TOKENS, limit) : 0;
}

/**
 * What the cache did: nothing below 1,024 tokens. Read is the part that the prompt has in common with the last one to
 * the model that began with the same 4,096 characters; written is the rest. Both in steps of 128 tokens.
 */
export function countCached(call: ProviderCall, prompt: string): Cached {
  const long = countTokens(prompt) >= CACHE_MINIMUM_TOKENS;
  const read = long ? floorToStep(countCommonCharacters(recallPrompt(call, prompt), prompt)) : 0;
  const written = long ? floorToStep(prompt.length) - read : 0;
  return { read, written: billsCacheWrites(call.requestedModel) ? written : undefined };
}

/** The last prompt to the model that began the same way; remembers this one in its place. */
function recallPrompt({ memory: { prompts }, servedModel }: ProviderCall, prompt: string): string {
  const key = `${servedModel}\n${prompt.slice(0, CACHE_MINIMUM_TOKENS * CHARACTERS_PER_TOKEN)}`;
  const earlier = prompts.get(key) ?? '';
  prompts.delete(key);
  prompts.set(key, prompt);
  if (prompts.size > REMEMBERED_PROMPTS) prompts.delete(prompts.keys().next().value ?? '');
  return earlier;
}

function floorToStep(characters: number): number {
  return Math.floor(characters / CHARACTERS_PER_TOKEN / CACHE_STEP_TOKENS) * CACHE_STEP_TOKENS;
}

/** `usage` as chat completions have it. */
export function createChatUsage({ input, cached, output, reasoning, audio }: Tokens): JsonObject {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { ...describeCached(cached), audio_tokens: audio?.input ?? 0 },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: audio?.output ?? 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

/** `usage` as responses have it. */
export function createResponseUsage({ input, cached, output, reasoning }: Tokens): JsonObject {
  return {
    input_tokens: input,
    input_tokens_details: describeCached(cached),
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + output,
  };
}

/** The usage the request dictates in `x-local-usage`, else the counted one. */
export function chooseUsage(call: ProviderCall, counted: JsonObject | null): unknown {
  return call.instructions.usage === undefined ? counted : call.instructions.usage;
}

function describeCached({ read, written }: Cached): JsonObject {
  return { cached_tokens: read, ...(written === undefined ? {} : { cache_write_tokens: written }) };
}

function countCommonCharacters(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  let index = 0;
  while (index < length && one.charCodeAt(index) === other.charCodeAt(index)) index++;
  return index;
}
