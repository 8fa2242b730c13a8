import type { Tokens } from './tokens.ts';

/** Up to how many calls every choice of them is tried. */
export const MAX_CHOICE = 10;

/** Whether a call has the tokens of a choice of a few others. */
export function isChoice(call: Tokens, others: readonly Tokens[]): boolean {
  const input = call.inputTokens ?? 0n;
  const output = call.outputTokens ?? 0n;
  return (input !== 0n || output !== 0n) && hasChoice(others, 0, input, output);
}

function hasChoice(calls: readonly Tokens[], from: number, input: bigint, output: bigint): boolean {
  if (input === 0n && output === 0n) return true;
  if (input < 0n || output < 0n) return false;
  for (let index = from; index < calls.length; index++) {
    const { inputTokens, outputTokens } = calls[index] as Tokens;
    if (hasChoice(calls, index + 1, input - (inputTokens ?? 0n), output - (outputTokens ?? 0n))) return true;
  }
  return false;
}

/** How many calls there are, and their tokens together. */
export class TokenSum {
  calls = 0;
  #input = 0n;
  #output = 0n;

  constructor(calls: Iterable<Tokens> = []) {
    for (const call of calls) this.add(call);
  }

  add({ inputTokens, outputTokens }: Tokens): void {
    this.calls += 1;
    this.#input += inputTokens ?? 0n;
    this.#output += outputTokens ?? 0n;
  }

  addSum(other: TokenSum): void {
    this.calls += other.calls;
    this.#input += other.#input;
    this.#output += other.#output;
  }

  /** Whether a call has these tokens, and any. */
  isOf({ inputTokens, outputTokens }: Tokens): boolean {
    const isNone = this.#input === 0n && this.#output === 0n;
    return !isNone && this.#input === (inputTokens ?? 0n) && this.#output === (outputTokens ?? 0n);
  }
}
