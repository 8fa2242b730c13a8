/**
 * Splits an amount in proportion to weights, none below 0, so that the parts add up to it exactly: each part is rounded
 * down, and the units that are left go to the largest remainders, of equal ones to the first. Undefined when all weights
 * are 0.
 */
export function splitExactly(amount: bigint, weights: readonly bigint[]): readonly bigint[] | undefined {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return undefined;
  const parts = weights.map((weight) => (amount * weight) / whole);
  const rest = Number(amount - parts.reduce((sum, part) => sum + part, 0n));
  const order = weights
    .map((weight, index) => ({ index, remainder: (amount * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const raised = new Set(order.slice(0, rest).map(({ index }) => index));
  return parts.map((part, index) => (raised.has(index) ? part + 1n : part));
}
