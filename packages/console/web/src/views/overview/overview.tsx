import type { JSX } from 'react';
import { useReport, useStatus } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { useUrl } from '../../url/use-url.ts';
import { Empty } from '../empty/empty.tsx';
import { ViewHead } from '../view-head.tsx';
import { AnomaliesCard } from './anomalies-card.tsx';
import { BudgetsCard } from './budgets-card.tsx';
import { ChangeCard } from './change-card.tsx';
import { LeaksCard } from './leaks-card.tsx';
import { SpendCard } from './spend-card.tsx';
import { TopCard } from './top-card.tsx';
import { TrendCard } from './trend-card.tsx';

/** Who spends, on what, how much, why, and how sure that is. */
export function Overview(): JSX.Element {
  const { query } = useUrl();
  const status = useStatus();
  const org = useReport('org', query);
  if (status.data?.ledger.calls === 0) return <Empty />;
  return (
    <>
      <ViewHead title="Spend of the organisation" {...(org.data && { period: org.data.period })} />
      <Answer of={org} what="the spend">
        {(report) => (
          <div className="grid">
            <SpendCard report={report} />
            <TrendCard />
            <TopCard report={report} by="team" />
            <TopCard report={report} by="model" />
            <ChangeCard />
            <BudgetsCard />
            <AnomaliesCard />
            <LeaksCard />
          </div>
        )}
      </Answer>
    </>
  );
}
