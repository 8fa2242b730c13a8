import { count, isObject, type Json } from './json.ts';
import type { MediaUsage } from './media-usage.ts';

/**
 * What one call used. `inputTokens` and `outputTokens` are totals; the other tokens are parts inside them. What the
 * provider did not say is absent.
 */
export interface Usage extends MediaUsage {
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  cachedInputTokens?: number | undefined;
  cacheWriteTokens?: number | undefined;
  cacheWrite30mTokens?: number | undefined;
  cacheWrite12hTokens?: number | undefined;
  reasoningTokens?: number | undefined;
  inputTextTokens?: number | undefined;
  inputImageTokens?: number | undefined;
  inputAudioTokens?: number | undefined;
  cachedAudioTokens?: number | undefined;
  outputAudioTokens?: number | undefined;
  outputImageTokens?: number | undefined;
  acceptedPredictionTokens?: number | undefined;
  rejectedPredictionTokens?: number | undefined;
  /** How many requests this is the sum of, where it is more than one call's. */
  requests?: number | undefined;
  /** Tokens that a model was trained on, each as often as it was. */
  trainedTokens?: number | undefined;
  /** The parts contradict the totals, so that no reading of them can be trusted. */
  doesNotAddUp?: true;
  /** The seconds of sound are how long it was: the provider did not say what of it is billed. */
  durationOnly?: true;
  /** Counted so far, of what was broken off: it may have been more. */
  cutShort?: true;
  /** The provider itself says that it may not be all. */
  bestEffort?: true;
}

/** The counts that every body should have, as far as it said them. */
interface Totals {
  readonly input: number | undefined;
  readonly output: number | undefined;
  readonly total: number | undefined;
  /** Something was said that is no count, so that what is known may not be all. */
  readonly malformed: boolean;
}

/**
 * Usage of a chat, text-completion or responses body, whichever of the providers' spellings it is in; undefined when
 * the body has none. A half that is missing is what the total leaves for it; where there is no saying,
 * `doesNotAddUp` is set.
 */
export function readUsage(raw: unknown): Usage | undefined {
  if (!isObject(raw)) return undefined;
  const { input, output, total, malformed } = readTotals(raw);
  if (input === undefined && output === undefined && total === undefined) return undefined;
  const usage = readParts(
    raw,
    input ?? (total === undefined ? undefined : difference(total, output ?? 0)),
    output ?? (total === undefined || input === undefined ? undefined : difference(total, input)),
  );
  if (malformed || usage.inputTokens === undefined || usage.outputTokens === undefined) usage.doesNotAddUp = true;
  if (input !== undefined && output !== undefined) addWhatStandsBeside(usage, input, output, total);
  if (isExceeded(usage)) usage.doesNotAddUp = true;
  return usage;
}

/** Usage of an embeddings body, all of which is input; some providers give the total alone, or an input of 0 with it. */
export function readInputUsage(raw: unknown): Usage | undefined {
  if (!isObject(raw)) return undefined;
  const { input, output, total, malformed } = readTotals(raw);
  if (input === undefined && total === undefined) return undefined;
  // With an output, which none is known to have, the total would not be all input.
  const whole = output && input !== undefined ? input : total;
  const contradicts = Boolean(input) && whole !== undefined && input !== whole;
  return { inputTokens: Math.max(input ?? 0, whole ?? 0), ...((malformed || contradicts) && { doesNotAddUp: true }) };
}

function readTotals(raw: Json): Totals {
  const input = raw['prompt_tokens'] ?? raw['input_tokens'] ?? undefined;
  const output = raw['completion_tokens'] ?? raw['output_tokens'] ?? undefined;
  const total = raw['total_tokens'] ?? undefined;
  return {
    input: count(input),
    output: count(output),
    total: count(total),
    malformed: isMalformed(input) || isMalformed(output) || isMalformed(total),
  };
}

function isMalformed(value: unknown): boolean {
  return value !== undefined && count(value) === undefined;
}

function difference(whole: number, part: number): number | undefined {
  return whole >= part ? whole - part : undefined;
}

function readParts(raw: Json, inputTokens: number | undefined, outputTokens: number | undefined): Usage {
  const inputDetails = firstObject(
    raw,
    'prompt_tokens_details',
    'input_tokens_details',
    'prompt_token_details',
    'input_token_details',
  );
  const outputDetails = firstObject(
    raw,
    'completion_tokens_details',
    'output_tokens_details',
    'completion_token_details',
    'output_token_details',
  );
  const writes = firstObject(inputDetails, 'cache_write_tokens_details');
  const cachedDetails = firstObject(inputDetails, 'cached_tokens_details');
  return {
    inputTokens,
    outputTokens,
    // The homes of cached tokens, in order: OpenAI, DeepSeek, Mistral, Together, Anthropic.
    cachedInputTokens: firstCount(
      inputDetails['cached_tokens'],
      raw['prompt_cache_hit_tokens'],
      raw['num_cached_tokens'],
      raw['cached_tokens'],
      raw['cache_read_input_tokens'],
    ),
    // OpenAI, LiteLLM, Anthropic.
    cacheWriteTokens: firstCount(
      inputDetails['cache_write_tokens'],
      inputDetails['cache_creation_tokens'],
      raw['cache_creation_input_tokens'],
    ),
    cacheWrite30mTokens: count(writes['ttl_30m']),
    cacheWrite12hTokens: count(writes['ttl_12h']),
    reasoningTokens: count(outputDetails['reasoning_tokens']),
    inputTextTokens: count(inputDetails['text_tokens']),
    inputImageTokens: count(inputDetails['image_tokens']),
    inputAudioTokens: count(inputDetails['audio_tokens']),
    cachedAudioTokens: count(cachedDetails['audio_tokens']),
    outputAudioTokens: count(outputDetails['audio_tokens']),
    outputImageTokens: count(outputDetails['image_tokens']),
    acceptedPredictionTokens: count(outputDetails['accepted_prediction_tokens']),
    rejectedPredictionTokens: count(outputDetails['rejected_prediction_tokens']),
  };
}

/**
 * Some providers count reasoning, audio or cached tokens beside the totals instead of inside them. What is more than
 * the whole cannot be inside it. Of the rest, their own `total_tokens` tells: what it has more than input and output is
 * one of the parts. Gemini says nothing of its parts, and there the rest is thinking. A rest that no part explains is
 * charged as output, and said not to add up.
 */
function addWhatStandsBeside(usage: Usage, input: number, output: number, total: number | undefined): void {
  const { cachedInputTokens: cached = 0, cacheWriteTokens: written = 0, reasoningTokens: reasoning = 0 } = usage;
  // Who counts writes beside the input counts reads so, too.
  if (written > input) usage.inputTokens = input + cached + written;
  else if (cached > input) usage.inputTokens = input + cached;
  if (total === undefined) {
    // No total bears it out.
    if (reasoning > output) Object.assign(usage, { outputTokens: output + reasoning, doesNotAddUp: true });
    return;
  }
  const rest = total - input - output;
  if (rest < 0) usage.doesNotAddUp = true;
  if (rest <= 0 || usage.inputTokens !== input) return;
  if (rest === usage.inputAudioTokens || rest === usage.cachedInputTokens) usage.inputTokens = input + rest;
  else {
    usage.outputTokens = output + rest;
    if (rest !== usage.reasoningTokens && hasParts(usage)) usage.doesNotAddUp = true;
  }
}

/** Whether a part is more than its whole. */
function isExceeded(usage: Usage): boolean {
  const { inputTokens: input = Number.POSITIVE_INFINITY, outputTokens: output = Number.POSITIVE_INFINITY } = usage;
  const { cachedInputTokens, cacheWriteTokens, inputTextTokens, inputImageTokens, inputAudioTokens } = usage;
  const { reasoningTokens, outputAudioTokens, outputImageTokens } = usage;
  // An absent part is less than any whole.
  const isMore = (part: number | undefined, whole: number): boolean => part !== undefined && part > whole;
  return (
    isMore(cachedInputTokens, input) ||
    isMore(cacheWriteTokens, input) ||
    isMore(inputTextTokens, input) ||
    isMore(inputImageTokens, input) ||
    isMore(inputAudioTokens, input) ||
    isMore(reasoningTokens, output) ||
    isMore(outputAudioTokens, output) ||
    isMore(outputImageTokens, output)
  );
}

function hasParts({ cachedInputTokens, reasoningTokens, inputAudioTokens }: Usage): boolean {
  return Boolean(cachedInputTokens || reasoningTokens || inputAudioTokens);
}

/** The first count that is more than 0, else the first. */
function firstCount(...values: readonly unknown[]): number | undefined {
  let first: number | undefined;
  for (const value of values) {
    const counted = count(value);
    if (counted !== undefined && counted > 0) return counted;
    first ??= counted;
  }
  return first;
}

function firstObject(from: Json, ...names: readonly string[]): Json {
  for (const name of names) {
    const value = from[name];
    if (isObject(value)) return value;
  }
  return NOTHING;
}

const NOTHING: Json = Object.freeze({});
