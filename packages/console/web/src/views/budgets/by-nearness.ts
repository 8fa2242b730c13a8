import type { BudgetState } from '@spendspan/ledger';

/** Budgets in the order in which they are near to their limit, or past it. */
export function byNearness(budgets: readonly BudgetState[]): readonly BudgetState[] {
  return [...budgets].sort((one, other) => (other.spentShare ?? 0) - (one.spentShare ?? 0));
}
