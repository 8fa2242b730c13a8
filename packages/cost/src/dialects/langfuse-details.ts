import type { Call, Usage } from '../types.ts';
import { settleUsage } from './settle-usage.ts';
import { asObject, count } from './values.ts';

type Json = Readonly<Record<string, unknown>>;
type Told = Pick<Call, 'usage' | 'usageStatus'>;

/**
 * Usage by kind. Kinds in OpenAI's names overlap as OpenAI's do, Anthropic's as Anthropic's, Langfuse's own not at all,
 * unless a total says otherwise. A kind that is none of input, output and cache makes the usage `estimated`.
 */
export function readLangfuseUsage(details: Json): Told {
  if (details['prompt_tokens'] !== undefined || details['completion_tokens'] !== undefined) return readOpenAi(details);
  if (details['input_tokens'] !== undefined || details['output_tokens'] !== undefined) return readNative(details);
  return readKinds(details);
}

/** USD in total; where only kinds are told, their sum. */
export function readLangfuseCost(details: Json | undefined): number | undefined {
  if (!details) return undefined;
  const total = count(details['total']);
  if (total !== undefined) return total;
  const kinds = Object.values(details).map(count);
  return kinds.length > 0 ? kinds.reduce<number>((sum, kind) => sum + (kind ?? 0), 0) : undefined;
}

function readOpenAi(details: Json): Told {
  const input = asObject(details['prompt_tokens_details']) ?? {};
  const output = asObject(details['completion_tokens_details']) ?? {};
  const usage = {
    inputTokens: count(details['prompt_tokens']),
    outputTokens: count(details['completion_tokens']),
    cachedInputTokens: count(input['cached_tokens']),
    inputAudioTokens: count(input['audio_tokens']),
    reasoningTokens: count(output['reasoning_tokens']),
    outputAudioTokens: count(output['audio_tokens']),
  };
  return settleUsage(usage, { totalTokens: count(details['total_tokens']) });
}

/** `input_tokens` is a name of OpenAI's Responses, cache inside, and of Anthropic's, where it is beside. */
function readNative(details: Json): Told {
  const input = asObject(details['input_tokens_details']) ?? {};
  const output = asObject(details['output_tokens_details']) ?? {};
  const usage = {
    inputTokens: count(details['input_tokens']),
    outputTokens: count(details['output_tokens']),
    cachedInputTokens: count(input['cached_tokens']) ?? count(details['cache_read_input_tokens']),
    cacheWriteTokens: count(input['cache_write_tokens']) ?? count(details['cache_creation_input_tokens']),
    reasoningTokens: count(output['reasoning_tokens']),
  };
  const cacheBeside =
    details['cache_read_input_tokens'] !== undefined || details['cache_creation_input_tokens'] !== undefined;
  return settleUsage(usage, { totalTokens: count(details['total_tokens']), cacheBeside });
}

const CACHE_WRITE = /cache_(creation|write)/;
const CACHE_READ = /cache/;
const TOTAL = /^total(_tokens)?$/;

function readKinds(details: Json): Told {
  const sums = {
    input: 0,
    output: 0,
    cachedInput: 0,
    cacheWrite: 0,
    inputAudio: 0,
    inputImage: 0,
    reasoning: 0,
    outputAudio: 0,
    outputImage: 0,
    other: 0,
  };
  for (const [kind, value] of Object.entries(details)) {
    if (kind === 'input' || kind === 'output' || TOTAL.test(kind)) continue;
    const tokens = count(value) ?? 0;
    if (kind.startsWith('output')) {
      sums.output += tokens;
      if (/reasoning|thought/.test(kind)) sums.reasoning += tokens;
      else if (kind.includes('audio')) sums.outputAudio += tokens;
      else if (kind.includes('image')) sums.outputImage += tokens;
    } else if (CACHE_READ.test(kind) || kind.startsWith('input')) {
      sums.input += tokens;
      if (CACHE_WRITE.test(kind)) sums.cacheWrite += tokens;
      else if (CACHE_READ.test(kind)) sums.cachedInput += tokens;
      else if (kind.includes('audio')) sums.inputAudio += tokens;
      else if (kind.includes('image')) sums.inputImage += tokens;
    } else sums.other += tokens;
  }
  return toUsage(details, sums);
}

type Sums = Readonly<
  Record<
    | 'input'
    | 'output'
    | 'cachedInput'
    | 'cacheWrite'
    | 'inputAudio'
    | 'inputImage'
    | 'reasoning'
    | 'outputAudio'
    | 'outputImage'
    | 'other',
    number
  >
>;

function toUsage(details: Json, sums: Sums): Told {
  const input = count(details['input']);
  const output = count(details['output']);
  const total = count(details['total']) ?? count(details['total_tokens']);
  // The one who wrote them by hand may have meant the parts inside the whole; a total that fits shows it.
  const inside = total !== undefined && total === (input ?? 0) + (output ?? 0);
  const whole = (told: number | undefined, parts: number): number | undefined =>
    inside || (told === undefined && parts === 0) ? told : (told ?? 0) + parts;
  const usage: Usage = {
    inputTokens: whole(input, sums.input),
    outputTokens: whole(output, sums.output),
    cachedInputTokens: sums.cachedInput,
    cacheWriteTokens: sums.cacheWrite,
    inputAudioTokens: sums.inputAudio,
    inputImageTokens: sums.inputImage,
    reasoningTokens: sums.reasoning,
    outputAudioTokens: sums.outputAudio,
    outputImageTokens: sums.outputImage,
  };
  return { usage: withoutZeros(usage), ...(sums.other > 0 && { usageStatus: 'estimated' as const }) };
}

/** What was added up from nothing was not told. */
function withoutZeros(usage: Usage): Usage {
  const { inputTokens, outputTokens, ...parts } = usage;
  const told = Object.fromEntries(Object.entries(parts).filter(([, tokens]) => tokens !== 0));
  return { inputTokens, outputTokens, ...told };
}
