import type { Meter } from './meters.ts';
import type { Usage } from './types.ts';

/** What a call used of each meter; the token meters do not overlap. */
export interface Quantities extends Readonly<Record<Exclude<Meter, 'request'>, number>> {
  /** All input tokens, cached ones included: what context bands go by. */
  readonly totalInput: number;
  /** How many requests this is the sum of, 1 or more. */
  readonly requests: number;
  /** Whether the parts fit into the totals. */
  readonly addsUp: boolean;
  /** Cached tokens of text and audio (or image) were reported as one number. */
  readonly cachedAudioUnknown: boolean;
  readonly cachedImageUnknown: boolean;
  /** Whether the usage says anything. */
  readonly told: boolean;
  /** Whether it says something that cannot be charged; that counts as nothing. */
  readonly invalid: boolean;
}

/** Reads counts: what is absent is 0, and so is what cannot be charged, which is noted. */
class CountReader {
  told = false;
  invalid = false;

  read(value: number | undefined): number {
    if (value === undefined || value === null) return 0;
    this.told = true;
    if (isCount(value)) return value;
    this.invalid = true;
    return 0;
  }
}

/** Attributes of a span may be of any type, and NaN is a number. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}

/**
 * Splits totals into quantities that do not overlap. Where the parts are larger than their total, each part is kept as
 * told: the provider counted it. Cached tokens that exceed the input were counted beside it, so that all of it is charged.
 */
export function readQuantities(usage: Usage): Quantities {
  const reader = new CountReader();
  const cachedAudio = reader.read(usage.cachedAudioTokens);
  const cachedTold = reader.read(usage.cachedInputTokens);
  const cached = Math.max(cachedTold, cachedAudio);
  const cacheWrite5m = reader.read(usage.cacheWrite5mTokens);
  const cacheWrite30m = reader.read(usage.cacheWrite30mTokens);
  const cacheWrite1h = reader.read(usage.cacheWrite1hTokens);
  const cacheWrite12h = reader.read(usage.cacheWrite12hTokens);
  const writeByTtl = cacheWrite5m + cacheWrite30m + cacheWrite1h + cacheWrite12h;
  const writeTold = reader.read(usage.cacheWriteTokens);
  const write = Math.max(writeTold, writeByTtl);
  const audioTold = reader.read(usage.inputAudioTokens);
  const audio = Math.max(audioTold - cachedAudio, 0);
  const image = reader.read(usage.inputImageTokens);
  const text = reader.read(usage.inputTextTokens);
  const inputTold = reader.read(usage.inputTokens);
  const parts = cached + write + audio + image;
  const cacheBeside = usage.inputTokens !== undefined && Math.max(cached, write) > inputTold;
  const total = usage.inputTokens === undefined ? text + parts : inputTold + (cacheBeside ? cached + write : 0);
  const rest = total - parts;
  // Cached and written tokens may be the image or audio tokens; they were charged as cached already.
  const overlap = cacheBeside ? 0 : Math.min(Math.max(-rest, 0), cached + write, audio + image);
  const imageOverlap = Math.min(overlap, image);
  const input = rest + overlap;
  // Text that is more than the total leaves is charged all the same, but for what of it may be cached.
  const plain = Math.max(input, text - (cached - cachedAudio) - write, 0);

  const outputAudio = reader.read(usage.outputAudioTokens);
  const outputImage = reader.read(usage.outputImageTokens);
  const reasoning = reader.read(usage.reasoningTokens);
  const outputTold = reader.read(usage.outputTokens);
  const output = usage.outputTokens === undefined ? 0 : outputTold - reasoning - outputAudio - outputImage;
  return {
    input: plain,
    cachedInput: cached - cachedAudio,
    cacheWrite: write - writeByTtl,
    cacheWrite5m,
    cacheWrite30m,
    cacheWrite1h,
    cacheWrite12h,
    inputAudio: audio - (overlap - imageOverlap),
    cachedAudio,
    inputImage: image - imageOverlap,
    output: Math.max(output, 0),
    reasoning,
    outputAudio,
    outputImage,
    audioSecond: reader.read(usage.audioSeconds),
    videoSecond: reader.read(usage.videoSeconds),
    inputCharacter: reader.read(usage.inputCharacters),
    image: reader.read(usage.images),
    webSearchCall: reader.read(usage.webSearchCalls),
    webSearchPreviewCall: reader.read(usage.webSearchPreviewCalls),
    fileSearchCall: reader.read(usage.fileSearchCalls),
    codeInterpreterSession: reader.read(usage.codeInterpreterSessions),
    trainedToken: reader.read(usage.trainedTokens),
    requests: readRequests(usage.requests),
    // Gemini tells through OpenRouter that it wrote the tokens that it read.
    totalInput: !cacheBeside && write === cached && rest < 0 ? inputTold : plain + parts - overlap,
    addsUp:
      input >= 0 &&
      !cacheBeside &&
      output >= 0 &&
      isWithin(writeByTtl, usage.cacheWriteTokens, writeTold) &&
      isWithin(cachedAudio, usage.cachedInputTokens, cachedTold) &&
      isWithin(cachedAudio, usage.inputAudioTokens, audioTold) &&
      isWithin(text + Math.max(audioTold, cachedAudio) + image, usage.inputTokens, inputTold) &&
      isWithin(countPredicted(usage), usage.outputTokens, outputTold),
    cachedAudioUnknown: cached > 0 && audio > 0 && usage.cachedAudioTokens === undefined,
    cachedImageUnknown: cached > cachedAudio && image > 0,
    told: reader.told,
    invalid: reader.invalid,
  };
}

/** What is no number of requests says nothing of them. */
function readRequests(told: number | undefined): number {
  return isCount(told) && told > 1 ? told : 1;
}

/** Whether parts fit into their total, where one was told. */
function isWithin(parts: number, told: number | undefined, total: number): boolean {
  return told === undefined || told === null || parts <= total;
}

/** Nothing is charged by them: they are output. */
function countPredicted({ acceptedPredictionTokens: accepted, rejectedPredictionTokens: rejected }: Usage): number {
  return (isCount(accepted) ? accepted : 0) + (isCount(rejected) ? rejected : 0);
}
