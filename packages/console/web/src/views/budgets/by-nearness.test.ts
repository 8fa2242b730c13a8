import type { BudgetState } from '@spendspan/ledger';
import { expect, it } from 'vitest';
import { byNearness } from './by-nearness.ts';

const stand = (id: string, status: BudgetState['status'], spentShare: number | null): BudgetState =>
  ({ id, status, spentShare }) as BudgetState;

it('has budgets of nothing first where something is spent, and last where nothing is', () => {
  const budgets = [
    stand('half', 'ok', 0.5),
    stand('unused', 'ok', null),
    stand('none', 'exceeded', null),
    stand('past', 'exceeded', 3),
    stand('another', 'exceeded', null),
  ];
  expect(byNearness(budgets).map(({ id }) => id)).toEqual(['none', 'another', 'past', 'half', 'unused']);
});
