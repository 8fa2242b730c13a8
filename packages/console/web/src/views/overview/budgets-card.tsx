import type { JSX } from 'react';
import { Link } from 'wouter';
import { useBudgets } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { useUrl } from '../../url/use-url.ts';
import { BudgetList } from '../budgets/budget-list.tsx';

/** How the budgets stand, those nearest to their limit first. */
export function BudgetsCard(): JSX.Element {
  const { linkTo, where } = useUrl();
  const isFiltered = Object.keys(where).length > 0;
  const budgets = useBudgets();
  return (
    <Card
      title="Budgets"
      aside={<Link href={linkTo('/budgets')}>All budgets</Link>}
      note={isFiltered ? 'Of all calls that each is of, whatever the page is filtered by.' : undefined}
    >
      <Answer of={budgets} what="the budgets">
        {({ report, error }) => <BudgetList report={report} error={error} limit={5} />}
      </Answer>
    </Card>
  );
}
