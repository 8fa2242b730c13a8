import type { CallRecord } from '@spendspan/ledger';
import type { JSX } from 'react';
import './call-facts.css';

export interface CallFactsProps {
  readonly call: CallRecord;
  readonly usersHidden: boolean;
}

/** Everything that is recorded of a call, by the names of the columns. */
export function CallFacts({ call, usersHidden }: CallFactsProps): JSX.Element {
  const told = Object.entries(call).filter(([, value]) => value !== null);
  return (
    <dl className="facts">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
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
