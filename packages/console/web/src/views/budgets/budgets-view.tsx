import type { JSX } from 'react';
import { apiPath } from '../../api/fetch-json.ts';
import { useBudgets } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { ViewHead } from '../view-head.tsx';
import { BudgetList } from './budget-list.tsx';

/** All budgets of the file that the console was started with. */
export function BudgetsView(): JSX.Element {
  const budgets = useBudgets();
  return (
    <>
      <ViewHead title="Budgets" />
      <Card
        title="How they stand"
        aside={<CsvLink path={apiPath('budgets/csv')} of="these budgets" />}
        note="The bar is what is spent; the thin line is how much of the period is over; the mark is where the forecast ends. Below: what is left, in USD, the dashed line if it were spent evenly, and where it is going: nine times in ten it ends above the lower edge of the band, and nine times in ten below the upper one."
      >
        <Answer of={budgets} what="the budgets">
          {({ report, error }) => <BudgetList report={report} error={error} drawn />}
        </Answer>
      </Card>
    </>
  );
}
