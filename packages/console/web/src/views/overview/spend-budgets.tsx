import type { BudgetState } from '@spendspan/ledger';
import type { JSX } from 'react';
import { Link } from 'wouter';
import { useBudgets } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { useUrl } from '../../url/use-url.ts';
import type { Where } from '../../url/where.ts';
import { BudgetRow } from '../budgets/budget-row.tsx';
import { byNearness } from '../budgets/by-nearness.ts';
import { NoBudgets } from '../budgets/no-budgets.tsx';
import '../budgets/budget-list.css';

/** The spend against the budget of the same calls; where these have none, against those that are nearest to their limit. */
export function SpendBudgets(): JSX.Element {
  const { linkTo, where } = useUrl();
  const budgets = useBudgets();
  return (
    <section className="spend-budgets" aria-label="Against budget">
      <div className="line">
        <h2>Against budget</h2>
        <Link href={linkTo('/budgets')}>Budgets</Link>
      </div>
      <Answer of={budgets} what="the budgets">
        {({ report, error }) =>
          report && report.budgets.length > 0 ? (
            <Chosen budgets={report.budgets} where={where} />
          ) : error === null ? (
            <NoBudgets />
          ) : (
            <p className="absent">{error}</p>
          )
        }
      </Answer>
    </section>
  );
}

const NEAREST = 2;

interface ChosenProps {
  readonly budgets: readonly BudgetState[];
  readonly where: Where;
}

function Chosen({ budgets, where }: ChosenProps): JSX.Element {
  const own = budgets.filter(({ filter }) => isOf(filter, where));
  const chosen = own.length > 0 ? own : byNearness(budgets).slice(0, NEAREST);
  const whose = Object.keys(where).length === 0 ? 'the whole organisation' : 'just these calls';
  return (
    <>
      {own.length === 0 && <p className="dim">None is of {whose}; nearest to their limit are:</p>}
      <ul className="budgets">
        {chosen.map((budget) => (
          <BudgetRow key={budget.id} budget={budget} />
        ))}
      </ul>
    </>
  );
}

/** Whether a budget is of the calls that the page is filtered by. */
function isOf(filter: BudgetState['filter'], where: Where): boolean {
  const fields = Object.entries(filter);
  return (
    fields.length === Object.keys(where).length && fields.every(([field, value]) => where[field] === (value ?? ''))
  );
}
