import type { BudgetReport } from '@spendspan/ledger';
import type { JSX } from 'react';
import { BudgetRow } from './budget-row.tsx';
import { byNearness } from './by-nearness.ts';
import { NoBudgets } from './no-budgets.tsx';
import './budget-list.css';

export interface BudgetListProps {
  readonly report: BudgetReport | null;
  /** What is wrong with the file now; the budgets are those from before. */
  readonly error: string | null;
  readonly limit?: number;
  /** Whether how each goes down is drawn, too. */
  readonly drawn?: boolean;
}

/** Budgets with what is spent of them, where they will end, and how much of their period is over. */
export function BudgetList({ report, error, limit, drawn = false }: BudgetListProps): JSX.Element {
  if (!report || report.budgets.length === 0) {
    return <NoBudgets error={error} />;
  }
  return (
    <>
      {error !== null && <p className="absent">{error}</p>}
      <ul className="budgets">
        {byNearness(report.budgets)
          .slice(0, limit)
          .map((budget) => (
            <BudgetRow key={budget.id} budget={budget} at={drawn ? report.at : undefined} />
          ))}
      </ul>
    </>
  );
}
