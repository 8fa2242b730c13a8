import type { Call, Usage } from '../types.ts';

/** What an emitter says about how its counts contain each other. */
export interface Containment {
  /** The emitter's own total, where it has one. */
  readonly totalTokens?: number | undefined;
  /** The emitter is known to count cached tokens beside the input, whatever its total says. */
  readonly cacheBeside?: boolean | undefined;
  /** The provider's own API counts them beside: where they exceed the input, they are not inside it. */
  readonly cacheMayBeBeside?: boolean | undefined;
}

/**
 * Puts cached tokens inside the input and reasoning inside the output. The total tells: what it has more than input and
 * output is what was counted beside them. Where it has more than anything that was told, tokens are hidden, and the
 * usage is `estimated`.
 */
export function settleUsage(usage: Usage, told: Containment): Pick<Call, 'usage' | 'usageStatus'> {
  const { inputTokens: input = 0, outputTokens: output = 0, reasoningTokens: reasoning = 0 } = usage;
  const cache = (usage.cachedInputTokens ?? 0) + writtenTokens(usage);
  const gap = (told.totalTokens ?? 0) - input - output;
  if (told.cacheBeside) return { usage: widen(usage, cache, isBeside(gap, reasoning, cache) ? reasoning : 0) };
  if (gap > 0) {
    if (gap === reasoning) return { usage: widen(usage, 0, reasoning) };
    if (gap === cache) return { usage: widen(usage, cache, 0) };
    if (gap === cache + reasoning) return { usage: widen(usage, cache, reasoning) };
    return { usage, usageStatus: 'estimated' };
  }
  const cacheOutside = told.cacheMayBeBeside === true && cache > input;
  return { usage: widen(usage, cacheOutside ? cache : 0, reasoning > output ? reasoning : 0) };
}

function isBeside(gap: number, reasoning: number, cache: number): boolean {
  return reasoning > 0 && (gap === reasoning || gap === cache + reasoning);
}

function writtenTokens(usage: Usage): number {
  const byTtl =
    (usage.cacheWrite5mTokens ?? 0) +
    (usage.cacheWrite30mTokens ?? 0) +
    (usage.cacheWrite1hTokens ?? 0) +
    (usage.cacheWrite12hTokens ?? 0);
  return Math.max(usage.cacheWriteTokens ?? 0, byTtl);
}

/** A count that was not told stays so, unless there is something to add to it. */
function widen(usage: Usage, input: number, output: number): Usage {
  if (!(input > 0) && !(output > 0)) return usage;
  return {
    ...usage,
    inputTokens: input > 0 ? (usage.inputTokens ?? 0) + input : usage.inputTokens,
    outputTokens: output > 0 ? (usage.outputTokens ?? 0) + output : usage.outputTokens,
  };
}
