import type { Usage } from './types.ts';

/** What a call used, where that was nothing but text: whole tokens that do not overlap. */
export interface TextUse {
  /** Neither read from nor written to the cache. */
  readonly input: number;
  readonly cachedInput: number;
  /** Of no told time to live. */
  readonly cacheWrite: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite30m: number;
  readonly cacheWrite1h: number;
  readonly cacheWrite12h: number;
  readonly output: number;
  readonly reasoning: number;
  /** All input tokens: what context bands go by. */
  readonly totalInput: number;
}

/** Reads a usage that is whole, of text alone, and fits together; undefined for every other, and for none. */
export function readTextUse(usage: Usage): TextUse | undefined {
  const totalInput = readCount(usage.inputTokens);
  const totalOutput = readCount(usage.outputTokens);
  const cachedInput = readCount(usage.cachedInputTokens);
  const reasoning = readCount(usage.reasoningTokens);
  const written = readCount(usage.cacheWriteTokens);
  const cacheWrite5m = readCount(usage.cacheWrite5mTokens);
  const cacheWrite30m = readCount(usage.cacheWrite30mTokens);
  const cacheWrite1h = readCount(usage.cacheWrite1hTokens);
  const cacheWrite12h = readCount(usage.cacheWrite12hTokens);
  const totals = totalInput | totalOutput | cachedInput | reasoning | written;
  if ((totals | cacheWrite5m | cacheWrite30m | cacheWrite1h | cacheWrite12h) < 0) return undefined;
  if (totalInput + totalOutput === 0 || hasOtherCounts(usage)) return undefined;
  const writtenByTtl = cacheWrite5m + cacheWrite30m + cacheWrite1h + cacheWrite12h;
  if (written < writtenByTtl && usage.cacheWriteTokens !== undefined) return undefined;
  const cacheWrite = Math.max(written - writtenByTtl, 0);
  const input = totalInput - cachedInput - cacheWrite - writtenByTtl;
  const output = totalOutput - reasoning;
  if (input < 0 || output < 0) return undefined;
  return {
    input,
    cachedInput,
    cacheWrite,
    cacheWrite5m,
    cacheWrite30m,
    cacheWrite1h,
    cacheWrite12h,
    output,
    reasoning,
    totalInput,
  };
}

/** A count that was told, 0 for none; -1 for what is not whole, not small or not a number. */
function readCount(value: number | undefined): number {
  if (value === undefined) return 0;
  if (typeof value !== 'number') return -1;
  const whole = value | 0;
  return whole === value && whole >= 0 ? whole : -1;
}

/** Whether anything is told that is not one of the counts of text. */
function hasOtherCounts(usage: Usage): boolean {
  return !(
    // These say nothing beside a total that they fit into.
    isWithin(usage.inputTextTokens, usage.inputTokens) &&
    isWithin(usage.acceptedPredictionTokens, usage.outputTokens) &&
    isNone(usage.rejectedPredictionTokens) &&
    isNone(usage.inputAudioTokens) &&
    isNone(usage.cachedAudioTokens) &&
    isNone(usage.inputImageTokens) &&
    isNone(usage.outputAudioTokens) &&
    isNone(usage.outputImageTokens) &&
    isNone(usage.audioSeconds) &&
    isNone(usage.videoSeconds) &&
    isNone(usage.inputCharacters) &&
    isNone(usage.images) &&
    isNone(usage.webSearchCalls) &&
    isNone(usage.webSearchPreviewCalls) &&
    isNone(usage.fileSearchCalls) &&
    isNone(usage.codeInterpreterSessions) &&
    isNone(usage.trainedTokens) &&
    (usage.requests === 1 || isNone(usage.requests))
  );
}

function isWithin(part: number | undefined, total: number | undefined): boolean {
  return isNone(part) || (total !== undefined && readCount(part) >= 0 && readCount(part) <= readCount(total));
}

function isNone(value: number | undefined): boolean {
  return value === undefined || value === 0 || value === null;
}
