import type { TraceCall } from './trace-tree.ts';

/** Up to how many calls every choice of them is tried. */
export const MAX_CHOICE = 10;

type Tokens = Pick<TraceCall, 'inputTokens' | 'outputTokens'>;

/** Whether a call has the tokens of several others: of all that stand beneath it, or of a choice of a few. */
export function addsUp(call: Tokens, beneath: readonly Tokens[], maybe: readonly Tokens[]): boolean {
  const input = call.inputTokens ?? 0n;
  const output = call.outputTokens ?? 0n;
  if (input === 0n && output === 0n) return false;
  const all = [...beneath, ...maybe];
  if (all.length <= MAX_CHOICE) return hasChoice(all, 0, input, output);
  return isSum(beneath, input, output) || isSum(all, input, output);
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

function isSum(calls: readonly Tokens[], input: bigint, output: bigint): boolean {
  let [restInput, restOutput] = [input, output];
  for (const { inputTokens, outputTokens } of calls) {
    restInput -= inputTokens ?? 0n;
    restOutput -= outputTokens ?? 0n;
  }
  return restInput === 0n && restOutput === 0n;
}
