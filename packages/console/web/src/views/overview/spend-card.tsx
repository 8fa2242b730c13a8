import type { Report } from '@spendspan/ledger';
import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Parameters } from '../../api/fetch-json.ts';
import { useReport } from '../../api/queries.ts';
import { formatLoneAmount } from '../../format/amount.ts';
import { dayIn } from '../../format/dates.ts';
import { formatUsd, parseUsd, readCost } from '../../format/ledger-numbers.ts';
import { formatShare } from '../../format/numbers.ts';
import { Amount } from '../../parts/amount.tsx';
import { Later } from '../../parts/later.tsx';
import { Stat } from '../../parts/stat.tsx';
import { useUrl } from '../../url/use-url.ts';
import { CallsLink } from '../calls-link.tsx';
import { TotalsCard } from '../totals-card.tsx';
import { SpendBudgets } from './spend-budgets.tsx';
import { useChange } from './use-change.ts';
import { useDays } from './use-days.ts';

/** The totals, with where the month will end while it runs, against the budget. */
export function SpendCard({ report }: { readonly report: Report }): JSX.Element {
  const { period, where } = useUrl();
  return (
    <TotalsCard
      totals={report.totals}
      rest={readCost(report.totals) === null ? undefined : <Change />}
      linkCount={(count) => <CallsLink where={where}>{count}</CallsLink>}
      below={
        // Budgets are of the period that runs.
        RUNNING.has(period.preset) && (
          <Later isLast>
            <SpendBudgets />
          </Later>
        )
      }
    >
      {period.preset === 'month' && (
        <>
          <Today />
          <Forecast />
        </>
      )}
    </TotalsCard>
  );
}

const RUNNING: ReadonlySet<string> = new Set(['month', 'today', '7d', '30d', 'all']);

/** How much more or less that is than in the period that it is compared with. */
function Change(): JSX.Element | null {
  const { data } = useChange();
  const total = data?.sections.find(({ name }) => name === 'change-by-team')?.total;
  const change = total?.['changeUsd'];
  if (typeof change !== 'string') return null;
  const share = total?.['changeShare'];
  const size = `${formatLoneAmount(change.replace('-', ''))} ${change.startsWith('-') ? 'less' : 'more'}`;
  return (
    <a href="#change">
      USD {size} than before{typeof share === 'number' && `, ${share < 0 ? '' : '+'}${formatShare(share)}`}
    </a>
  );
}

function Today(): JSX.Element {
  const { linkTo, period } = useUrl();
  const { data } = useDays();
  return (
    <Stat label="Today" rest={<Link href={linkTo('/', { period: 'today' })}>Look at today</Link>}>
      {data ? <Amount usd={sumDay(data, dayIn(Date.now(), period.timeZone))} labelled /> : '–'}
    </Stat>
  );
}

function Forecast(): JSX.Element | null {
  const { query } = useUrl();
  const forecast = useReport('forecast', ofSameCalls(query));
  const total = forecast.data?.sections[0]?.total;
  if (!total) return null;
  const [expected, low, high, last] = ['expectedUsd', 'lowUsd', 'highUsd', 'lastMonthUsd'].map((name) =>
    total[name] == null ? null : String(total[name]),
  );
  const range =
    low && high ? `${formatLoneAmount(low)} to ${formatLoneAmount(high)}` : 'too little history for a range';
  return (
    <>
      <Stat label="At the end of the month" rest={range}>
        {expected == null ? '–' : <Amount usd={expected} labelled />}
      </Stat>
      <Stat label="Last month">{last == null ? '–' : <Amount usd={last} labelled />}</Stat>
    </>
  );
}

/** What was spent on a day; null where no call of it has a known cost. */
function sumDay({ sections: [section] }: Report, day: string): string | null {
  const costs = (section?.rows ?? []).flatMap((row) => (row['day'] === day ? [row['costUsd'] ?? null] : []));
  const known = costs.filter((usd) => usd !== null);
  if (costs.length > 0 && known.length === 0) return null;
  return formatUsd(known.reduce<bigint>((sum, usd) => sum + parseUsd(String(usd)), 0n));
}

/** Whatever the period. */
function ofSameCalls({ timeZone, where }: Parameters): Parameters {
  return { timeZone, where };
}
