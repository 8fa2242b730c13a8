import type { JSX } from 'react';
import { useReport, useStatus } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Later } from '../../parts/later.tsx';
import { useUrl } from '../../url/use-url.ts';
import { Empty } from '../empty/empty.tsx';
import { ViewHead } from '../view-head.tsx';
import { AnomaliesCard } from './anomalies-card.tsx';
import { BudgetsCard } from './budgets-card.tsx';
import { ChangeCard } from './change-card.tsx';
import { CacheCard, WasteCard } from './leaks-cards.tsx';
import { SpendCard } from './spend-card.tsx';
import { TopCard } from './top-card.tsx';
import { TrendCard } from './trend-card.tsx';
import { useFreshFigures } from './use-fresh-figures.ts';

/** Who spends, on what, how much, why, and how sure that is. */
export function Overview(): JSX.Element {
  const status = useStatus();
  // Reports wait for it: what they say of an empty ledger would be kept for a while when the first call has come.
  return (
    <Answer of={status} what="the calls">
      {({ ledger }) => (ledger.calls === 0 ? <Empty /> : <Spend />)}
    </Answer>
  );
}

function Spend(): JSX.Element {
  useFreshFigures();
  const { query, where } = useUrl();
  const isAll = Object.keys(where).length === 0;
  const org = useReport('org', query);
  return (
    <>
      <ViewHead
        title={isAll ? 'Spend of the organisation' : 'Spend of filtered calls'}
        {...(org.data && { period: org.data.period })}
      />
      <Answer of={org} what="the spend">
        {(report) => (
          <div className="grid">
            <SpendCard report={report} />
            <TrendCard />
            <TopCard report={report} by="team" />
            <TopCard report={report} by="model" />
            <ChangeCard />
            <Later>
              <BudgetsCard />
            </Later>
            <Later>
              <AnomaliesCard />
            </Later>
            <Later>
              <WasteCard />
            </Later>
            <Later>
              <CacheCard />
            </Later>
          </div>
        )}
      </Answer>
    </>
  );
}
