import type { CallRecord } from '@spendspan/ledger';
import type { JSX } from 'react';
import { Link } from 'wouter';
import { decimalsOf } from '../../format/amount.ts';
import { formatCount } from '../../format/numbers.ts';
import type { DataColumn } from '../../parts/data-column.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import { useUrl } from '../../url/use-url.ts';
import { NameLink } from '../name-link.tsx';
import { CallCost } from './call-cost.tsx';
import { asText, pathOf } from './call-record.ts';

/** The columns of a table of calls. Amounts have one number of decimals, so that they can be compared. */
export function makeCallColumns(calls: readonly CallRecord[], timeZone: string): readonly DataColumn<CallRecord>[] {
  const decimals = decimalsOf(calls.map(({ cost_usd }) => asText(cost_usd)));
  return [
    {
      name: 'started_at',
      head: `Began (${timeZone})`,
      align: 'left',
      render: (call) => <CallLink call={call} />,
    },
    {
      name: 'cost_usd',
      head: 'USD',
      align: 'right',
      render: (call) => <CallCost call={call} decimals={decimals} />,
    },
    { name: 'team_id', head: 'Team', align: 'left', render: ({ team_id }) => <Owner field="team" value={team_id} /> },
    {
      name: 'feature_path',
      head: 'Feature',
      align: 'left',
      beneath: true,
      isNothing: ({ feature_path }) => asText(feature_path) === null,
      render: ({ feature_path }) => asText(feature_path) ?? '–',
    },
    {
      name: 'model',
      head: 'Model',
      align: 'left',
      beneath: true,
      render: ({ response_model, request_model }) => asText(response_model) ?? asText(request_model) ?? '–',
    },
    {
      name: 'status',
      head: 'Status',
      align: 'left',
      beneath: true,
      isNothing: ({ status }) => status === 'ok',
      render: ({ status, error_type }) =>
        status === 'ok' ? 'ok' : <span className="absent">{asText(error_type) ?? 'error'}</span>,
    },
    {
      name: 'input_tokens',
      head: 'In tokens',
      align: 'right',
      beneath: true,
      render: ({ input_tokens }) => asCount(input_tokens),
    },
    {
      name: 'output_tokens',
      head: 'Out tokens',
      align: 'right',
      beneath: true,
      render: ({ output_tokens }) => asCount(output_tokens),
    },
    {
      name: 'duration_ns',
      head: 'Seconds',
      align: 'right',
      beneath: true,
      render: ({ duration_ns }) => asSeconds(duration_ns),
    },
    { name: 'trace_id', head: 'Trace', align: 'left', beneath: true, render: (call) => <TraceLink call={call} /> },
  ];
}

function CallLink({ call }: { readonly call: CallRecord }): JSX.Element {
  const { linkTo } = useUrl();
  return (
    <Link href={linkTo(pathOf(call))}>
      <FieldValue field="startedAt" value={String(call['started_at'])} />
    </Link>
  );
}

function TraceLink({ call }: { readonly call: CallRecord }): JSX.Element {
  const { linkTo } = useUrl();
  const trace = String(call['trace_id']);
  return (
    <Link href={linkTo('/report/trace', { trace })} title={trace}>
      {trace.slice(0, 8)}…
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

function asCount(value: CallRecord[string] | undefined): string {
  return value === null || value === undefined ? '–' : formatCount(Number(value));
}

function asSeconds(value: CallRecord[string] | undefined): string {
  if (value === null || value === undefined) return '–';
  return (Number(value) / 1e9).toLocaleString(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
