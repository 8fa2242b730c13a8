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
  const [input, output, reasoning] = [
    amount(usage.inputTokens),
    amount(usage.outputTokens),
    amount(usage.reasoningTokens),
  ];
  const cache = amount(usage.cachedInputTokens) + writtenTokens(usage);
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
    amount(usage.cacheWrite5mTokens) +
    amount(usage.cacheWrite30mTokens) +
    amount(usage.cacheWrite1hTokens) +
    amount(usage.cacheWrite12hTokens);
  return Math.max(amount(usage.cacheWriteTokens), byTtl);
}

/** A span may say anything; what is no number is left for the pricer to name. */
function amount(told: unknown): number {
  return typeof told === 'number' ? told : 0;
}

function widen(usage: Usage, input: number, output: number): Usage {
  if (!(input > 0) && !(output > 0)) return usage;
  return {
    ...usage,
    inputTokens: addTo(usage.inputTokens, input),
    outputTokens: addTo(usage.outputTokens, output),
  };
}

function addTo(told: number | undefined, more: number): number | undefined {
  return more > 0 && (told === undefined || typeof told === 'number') ? (told ?? 0) + more : told;
}
