import type { TraceCall } from './trace-tree.ts';

/** The tokens of a call. */
export type Tokens = Pick<TraceCall, 'inputTokens' | 'outputTokens'>;

/** The tokens of a call as a text, undefined when it has none. */
export function keyOf({ inputTokens, outputTokens }: Tokens): string | undefined {
  return inputTokens === null && outputTokens === null ? undefined : `${inputTokens ?? 0n}/${outputTokens ?? 0n}`;
}

/** Whether one call has as many tokens of both kinds as another, and more than none. */
export function isMore(one: Tokens, other: Tokens): boolean {
  const { inputTokens, outputTokens } = subtract(one, other);
  return inputTokens >= 0n && outputTokens >= 0n && inputTokens + outputTokens > 0n;
}

/** What one call has more than another. */
export function subtract(one: Tokens, other: Tokens): { inputTokens: bigint; outputTokens: bigint } {
  return {
    inputTokens: (one.inputTokens ?? 0n) - (other.inputTokens ?? 0n),
    outputTokens: (one.outputTokens ?? 0n) - (other.outputTokens ?? 0n),
  };
}
