import type { CallRecord } from '@spendspan/ledger';
import { type JSX, useState } from 'react';
import { apiPath } from '../../api/fetch-json.ts';
import { formatCount } from '../../format/numbers.ts';
import { Amount } from '../../parts/amount.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Stat, Stats } from '../../parts/stat.tsx';
import { useUrl } from '../../url/use-url.ts';
import { makeCallColumns } from '../calls/call-columns.tsx';
import { keyOf } from '../calls/call-record.ts';
import { CallsLink } from '../calls-link.tsx';
import { ViewHead } from '../view-head.tsx';
import { useLiveCalls } from './use-live-calls.ts';

/** Calls as they arrive; of other calls, it begins anew. */
export function Live(): JSX.Element {
  const { query } = useUrl();
  const path = apiPath('calls/live', { where: query['where'], timeZone: query['timeZone'] });
  return <Following key={path} path={path} />;
}

function Following({ path }: { readonly path: string }): JSX.Element {
  const [isOn, setOn] = useState(true);
  const { isConnected, refusal, calls, count, costUsd, unpricedCalls } = useLiveCalls(path, isOn);
  const again = (): void => {
    setOn(false);
    setTimeout(() => setOn(true));
  };
  return (
    <>
      <ViewHead title="Live">
        <button type="button" className="control" onClick={() => setOn(!isOn)} aria-pressed={!isOn}>
          {isOn ? 'Pause' : 'Go on'}
        </button>
      </ViewHead>
      {refusal && <Failure error={refusal} retry={again} />}
      <section className="card" aria-label="Since this view was opened">
        <Stats>
          <Stat label="Arrived while you watch">{formatCount(count)}</Stat>
          <Stat label="They cost">
            <Amount usd={costUsd} labelled />
          </Stat>
          <Stat label="Without a known price" tone={unpricedCalls > 0 ? 'attention' : 'plain'}>
            {formatCount(unpricedCalls)}
          </Stat>
          <Stat label="Connection" tone={isConnected ? 'good' : 'attention'}>
            {isConnected ? 'open' : isOn ? 'waiting for the console' : 'paused'}
          </Stat>
        </Stats>
      </section>
      <Card
        title="Last calls"
        note={
          calls.length === 0
            ? undefined
            : 'What arrived last is first; times are those at which calls began. Those that came before are the last ones since the console was started.'
        }
      >
        <Calls calls={calls} isConnected={isConnected} />
      </Card>
    </>
  );
}

interface CallsProps {
  readonly calls: readonly CallRecord[];
  readonly isConnected: boolean;
}

function Calls({ calls, isConnected }: CallsProps): JSX.Element {
  const { period, where } = useUrl();
  // Only the console knows whether there are none.
  if (calls.length === 0 && !isConnected) return <p className="dim">No answer yet.</p>;
  if (calls.length === 0) {
    const these = Object.keys(where).length === 0 ? '' : ' that the filters keep';
    return (
      <p className="dim">
        None{these} has arrived since the console was started.{' '}
        <CallsLink where={where}>Those recorded before</CallsLink>
      </p>
    );
  }
  return (
    <DataTable
      caption="Last calls"
      columns={makeCallColumns(calls, period.timeZone)}
      rows={calls}
      keyOf={keyOf}
      hasTotal={false}
    />
  );
}
