import type { CallStore } from '../call-store.ts';
import { readMoment } from '../period/read-moment.ts';
import { UTC } from '../period/time-zone.ts';
import { readFilter } from '../reports/read-filter.ts';
import type { BudgetOptions } from '../types.ts';
import { findBudgetStates } from './budget-state.ts';
import type { BudgetFile, BudgetFilter, BudgetReport } from './types.ts';

/** How the budgets of a file stand; see `Ledger.budgets`. */
export async function findBudgets(
  store: CallStore,
  file: BudgetFile,
  at: string | undefined,
  { exactly, ...options }: BudgetOptions = {},
): Promise<BudgetReport> {
  const nowMs = Date.now();
  const atMs = at === undefined ? nowMs : readMoment('at', at, { zone: UTC, nowMs });
  const budgets = await store.view(async (view) => {
    const filter = exactly === undefined ? undefined : await readFilter(view, exactly);
    const asked = file.budgets.filter((budget) => filter === undefined || isOf(budget.filter, filter));
    return findBudgetStates(view, asked, atMs);
  }, options);
  return { file: file.name, at: new Date(atMs).toISOString(), budgets };
}

/** Whether a budget is of exactly the calls of a filter, whose values have no wildcards. */
function isOf(budget: BudgetFilter, filter: BudgetFilter): boolean {
  const fields = Object.entries(budget);
  return (
    fields.length === Object.keys(filter).length &&
    fields.every(([field, value]) => filter[field] === value && !value?.includes('*'))
  );
}
