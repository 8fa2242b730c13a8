import type { CallStore } from '../call-store.ts';
import { readMoment } from '../period/read-moment.ts';
import { UTC } from '../period/time-zone.ts';
import { findBudgetState } from './budget-state.ts';
import type { BudgetFile, BudgetReport } from './types.ts';

/** How the budgets of a file stand; see `Ledger.budgets`. */
export async function findBudgets(store: CallStore, file: BudgetFile, at: string | undefined): Promise<BudgetReport> {
  const nowMs = Date.now();
  const atMs = at === undefined ? nowMs : readMoment('at', at, { zone: UTC, nowMs });
  const budgets = await store.view(async (view) => {
    const states = [];
    // One after the other: each reads on all cores.
    for (const budget of file.budgets) states.push(await findBudgetState(view, budget, atMs));
    return states;
  });
  return { file: file.name, at: new Date(atMs).toISOString(), budgets };
}
