import type { CallStore } from '../call-store.ts';
import { readMoment } from '../period/read-moment.ts';
import { UTC } from '../period/time-zone.ts';
import type { AskOptions } from '../types.ts';
import { findBudgetStates } from './budget-state.ts';
import type { BudgetFile, BudgetReport } from './types.ts';

/** How the budgets of a file stand; see `Ledger.budgets`. */
export async function findBudgets(
  store: CallStore,
  file: BudgetFile,
  at: string | undefined,
  options?: AskOptions,
): Promise<BudgetReport> {
  const nowMs = Date.now();
  const atMs = at === undefined ? nowMs : readMoment('at', at, { zone: UTC, nowMs });
  const budgets = await store.view((view) => findBudgetStates(view, file.budgets, atMs), options);
  return { file: file.name, at: new Date(atMs).toISOString(), budgets };
}
