import type { CallStore } from '../call-store.ts';
import { ReportParameterError } from '../errors.ts';
import { readRange } from '../period.ts';
import { findBudgetState } from './budget-state.ts';
import type { BudgetFile, BudgetReport } from './types.ts';

/** How the budgets of a file stand; see `Ledger.budgets`. */
export async function findBudgets(store: CallStore, file: BudgetFile, at: string | undefined): Promise<BudgetReport> {
  const atMs = at === undefined ? Date.now() : readRange({ name: 'at', text: at }, NOTHING).fromMs;
  if (atMs === undefined) throw new ReportParameterError('at', JSON.stringify(at), 'an RFC 3339 instant');
  const budgets = [];
  // One after the other: each reads on all cores.
  for (const budget of file.budgets) budgets.push(await findBudgetState(store, budget, atMs));
  return { file: file.name, at: new Date(atMs).toISOString(), budgets };
}

const NOTHING = { name: 'to', text: undefined };
