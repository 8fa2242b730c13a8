import type { BudgetState } from '@spendspan/ledger';

/** Budgets in the order in which they are near to their limit, or past it. */
export function byNearness(budgets: readonly BudgetState[]): readonly BudgetState[] {
  return [...budgets].sort((one, other) => {
    const [a, b] = [nearnessOf(one), nearnessOf(other)];
    return a === b ? 0 : b - a;
  });
}

/** Of a budget of nothing there is no share: whatever is spent is past it. */
function nearnessOf({ spentShare, status }: BudgetState): number {
  return spentShare ?? (status === 'exceeded' ? Number.POSITIVE_INFINITY : 0);
}
