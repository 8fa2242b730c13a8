import type { CallOrder, CallPage } from '@spendspan/ledger';
import type { JSX } from 'react';
import { apiPath } from '../../api/fetch-json.ts';
import { useCalls } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { useUrl } from '../../url/use-url.ts';
import { TotalsCard } from '../totals-card.tsx';
import { ViewHead } from '../view-head.tsx';
import { makeCallColumns } from './call-columns.tsx';
import { keyOf } from './call-record.ts';
import { MoreCalls } from './more-calls.tsx';

/** The calls of a period with any values, in an order; each leads to what it cost and why. */
export function CallsView(): JSX.Element {
  const { search, query, set, period } = useUrl();
  const order = search.get('order') ?? 'newest';
  const calls = useCalls({ ...query, order });
  return (
    <>
      <ViewHead title="Calls" {...(calls.data?.pages[0] && { period: calls.data.pages[0].period })}>
        <span className="control picker">
          <select
            aria-label="Order"
            value={order}
            onChange={({ target }) => set({ order: target.value === 'newest' ? undefined : target.value })}
          >
            {Object.entries(ORDERS).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </span>
      </ViewHead>
      <Answer of={calls} what="the calls">
        {({ pages }) => {
          const listed = pages.flatMap((page) => page.calls);
          const [first] = pages;
          return (
            <div className="grid">
              {first?.totals && <TotalsCard totals={first.totals} />}
              <Card
                title={ORDERS[order as CallOrder] ?? 'Calls'}
                wide
                aside={<CsvLink path={apiPath('export/csv', query)} of="all of these calls" />}
                note={describe(first, order)}
              >
                <DataTable
                  caption="Calls"
                  columns={makeCallColumns(listed, period.timeZone)}
                  rows={listed}
                  keyOf={keyOf}
                  hasTotal={false}
                  shown={listed.length}
                />
                <MoreCalls of={calls} />
              </Card>
            </div>
          );
        }}
      </Answer>
    </>
  );
}

function describe(first: CallPage | undefined, order: string): string | undefined {
  const notes = [
    ...(order === 'oldest' ? [] : ['The CSV has all of these calls, the oldest first, whatever their order here.']),
    ...(first?.usersHidden ? ['Users are kept as hashes: no call says here whose it is, the CSV has the hash.'] : []),
  ];
  return notes.join(' ') || undefined;
}

const ORDERS: Readonly<Record<CallOrder, string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  cost: 'Most expensive first',
  duration: 'Longest first',
  tokens: 'Most tokens first',
};
