import type { CallRecord } from '@spendspan/ledger';
import type { JSX, ReactNode } from 'react';
import { formatExact } from '../../format/amount.ts';
import { formatDuration } from '../../format/durations.ts';
import { formatCount } from '../../format/numbers.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import './call-facts.css';

export interface CallFactsProps {
  readonly call: CallRecord;
  readonly usersHidden: boolean;
}

/** Everything that is recorded of a call, by the names of the columns; a duration is not told in nanoseconds. */
export function CallFacts({ call, usersHidden }: CallFactsProps): JSX.Element {
  const told = Object.entries(call).filter(([, value]) => value !== null);
  return (
    <dl className="facts">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name.replace(/_ns$/, '')}</dt>
          <dd>
            <Fact name={name} value={value} />
          </dd>
        </div>
      ))}
      {usersHidden && (
        <div>
          <dt>user_id</dt>
          <dd className="dim">kept as a hash, and not shown</dd>
        </div>
      )}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: CallRecord[string];
}

/** A value as people read it; what stands in the ledger is shown when it is pointed at. */
function Fact({ name, value }: FactProps): ReactNode {
  if (name === 'started_at') return <FieldValue field="startedAt" value={String(value)} />;
  if (name.endsWith('_ns')) return <span title={`${String(value)} ns`}>{formatDuration(Number(value) / 1e6)}</span>;
  if (name.endsWith('_usd')) return <data value={String(value)}>{formatExact(String(value))}</data>;
  if (name.endsWith('_tokens')) return formatCount(Number(value));
  return <>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</>;
}
