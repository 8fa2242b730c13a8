import type { CallRecord } from '@spendspan/ledger';
import { type JSX, useState } from 'react';
import { Link } from 'wouter';
import { decimalsOf } from '../../format/amount.ts';
import { formatInstant } from '../../format/dates.ts';
import { formatCount } from '../../format/numbers.ts';
import { Amount } from '../../parts/amount.tsx';
import { Card } from '../../parts/card.tsx';
import { type DataColumn, DataTable } from '../../parts/data-table.tsx';
import { Stat, Stats } from '../../parts/stat.tsx';
import { useUrl } from '../../url/use-url.ts';
import { NameLink } from '../name-link.tsx';
import { ViewHead } from '../view-head.tsx';
import { keyOf, useLiveCalls } from './use-live-calls.ts';

/** Calls as they arrive. */
export function Live(): JSX.Element {
  const [isOn, setOn] = useState(true);
  const { isConnected, calls, count, costUsd, unpricedCalls } = useLiveCalls(isOn);
  return (
    <>
      <ViewHead title="Live">
        <button type="button" className="control" onClick={() => setOn(!isOn)} aria-pressed={!isOn}>
          {isOn ? 'Pause' : 'Go on'}
        </button>
      </ViewHead>
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
        note="By the time at which they began. Those that came before are the last ones since the console was started."
      >
        <Calls calls={calls} />
      </Card>
    </>
  );
}

function Calls({ calls }: { readonly calls: readonly CallRecord[] }): JSX.Element {
  const { period } = useUrl();
  if (calls.length === 0) return <p className="dim">None has arrived since the console was started.</p>;
  return (
    <DataTable
      caption="Last calls"
      columns={makeColumns(calls, period.timeZone)}
      rows={calls}
      keyOf={keyOf}
      hasTotal={false}
    />
  );
}

function makeColumns(calls: readonly CallRecord[], timeZone: string): readonly DataColumn<CallRecord>[] {
  const decimals = decimalsOf(calls.map(({ cost_usd }) => (cost_usd === null ? null : String(cost_usd))));
  return [
    {
      name: 'started_at',
      head: `Began (${timeZone})`,
      align: 'left',
      render: (call) => <TraceLink call={call} timeZone={timeZone} />,
    },
    { name: 'team_id', head: 'Team', align: 'left', render: ({ team_id }) => <Owner field="team" value={team_id} /> },
    { name: 'feature_path', head: 'Feature', align: 'left', render: ({ feature_path }) => asText(feature_path) ?? '–' },
    {
      name: 'model',
      head: 'Model',
      align: 'left',
      render: ({ response_model, request_model }) => asText(response_model) ?? asText(request_model) ?? '–',
    },
    {
      name: 'status',
      head: 'Status',
      align: 'left',
      render: ({ status, error_type }) =>
        status === 'ok' ? 'ok' : <span className="absent">{asText(error_type) ?? 'error'}</span>,
    },
    { name: 'input_tokens', head: 'In tokens', align: 'right', render: ({ input_tokens }) => asCount(input_tokens) },
    {
      name: 'output_tokens',
      head: 'Out tokens',
      align: 'right',
      render: ({ output_tokens }) => asCount(output_tokens),
    },
    {
      name: 'cost_usd',
      head: 'USD',
      align: 'right',
      render: ({ cost_usd }) => <Amount usd={asText(cost_usd)} decimals={decimals} />,
    },
  ];
}

interface TraceLinkProps {
  readonly call: CallRecord;
  readonly timeZone: string;
}

function TraceLink({ call, timeZone }: TraceLinkProps): JSX.Element {
  const { linkTo } = useUrl();
  return (
    <Link href={linkTo('/report/trace', { trace: String(call['trace_id']) })}>
      {formatInstant(String(call['started_at']), timeZone)}
    </Link>
  );
}

interface OwnerProps {
  readonly field: string;
  readonly value: CallRecord[string] | undefined;
}

function Owner({ field, value }: OwnerProps): JSX.Element {
  const name = asText(value);
  return name === null ? <span className="absent">(unattributed)</span> : <NameLink field={field} value={name} />;
}

function asText(value: CallRecord[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function asCount(value: CallRecord[string] | undefined): string {
  return value === null || value === undefined ? '–' : formatCount(Number(value));
}
