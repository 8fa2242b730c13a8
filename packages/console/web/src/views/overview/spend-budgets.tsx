import type { BudgetState } from '@spendspan/ledger';
import type { JSX } from 'react';
import { Link } from 'wouter';
import { useBudgets } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { useUrl } from '../../url/use-url.ts';
import { writeWhere } from '../../url/where.ts';
import { BudgetRow } from '../budgets/budget-row.tsx';
import { byNearness } from '../budgets/by-nearness.ts';
import { NoBudgets } from '../budgets/no-budgets.tsx';
import '../budgets/budget-list.css';
import './spend-budgets.css';

/** The spend against the budget of the same calls; where these have none, against those that are nearest to their limit. */
export function SpendBudgets(): JSX.Element {
  const { linkTo, where } = useUrl();
  const own = useBudgets(writeWhere(where) ?? '');
  return (
    <section className="spend-budgets" aria-label="Against budget">
      <div className="line">
        <h2>Against budget</h2>
        <Link href={linkTo('/budgets')}>Budgets</Link>
      </div>
      <Answer of={own} what="the budgets">
        {({ report, error }) =>
          report === null ? (
            <NoBudgets error={error} />
          ) : report.budgets.length > 0 ? (
            <Rows budgets={report.budgets} />
          ) : (
            <Nearest whose={Object.keys(where).length === 0 ? 'the whole organisation' : 'just these calls'} />
          )
        }
      </Answer>
    </section>
  );
}

const NEAREST = 2;

function Nearest({ whose }: { readonly whose: string }): JSX.Element {
  const budgets = useBudgets();
  return (
    <Answer of={budgets} what="the budgets">
      {({ report, error }) =>
        report && report.budgets.length > 0 ? (
          <>
            <p className="dim">None is of {whose}; nearest to their limit are:</p>
            <Rows budgets={byNearness(report.budgets).slice(0, NEAREST)} />
          </>
        ) : (
          <NoBudgets error={error} />
        )
      }
    </Answer>
  );
}

function Rows({ budgets }: { readonly budgets: readonly BudgetState[] }): JSX.Element {
  return (
    <ul className="budgets">
      {budgets.map((budget) => (
        <BudgetRow key={budget.id} budget={budget} />
      ))}
    </ul>
  );
}
