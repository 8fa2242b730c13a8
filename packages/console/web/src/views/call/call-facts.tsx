import type { CallRecord } from '@spendspan/ledger';
import type { JSX, ReactNode } from 'react';
import { formatExact } from '../../format/amount.ts';
import { formatDuration } from '../../format/durations.ts';
import { formatCount } from '../../format/numbers.ts';
import { FieldValue } from '../../parts/field-value.tsx';
import { FACT_GROUPS, nameFact, OTHER_FACTS } from './fact-names.ts';
import './call-facts.css';

export interface CallFactsProps {
  readonly call: CallRecord;
  readonly usersHidden: boolean;
}

type NamedFact = readonly [column: string, label: string];

const NAMED: ReadonlySet<string> = new Set(FACT_GROUPS.flatMap(({ names }) => names.map(([column]) => column)));

/** Everything that is recorded of a call, in words; the names of the columns, as in the CSV, are shown when pointed at. */
export function CallFacts({ call, usersHidden }: CallFactsProps): JSX.Element {
  const others = Object.keys(call).flatMap((column): readonly NamedFact[] =>
    NAMED.has(column) ? [] : [[column, nameFact(column)]],
  );
  return (
    <>
      {[...FACT_GROUPS, { title: OTHER_FACTS, names: others }].map(({ title, names }) => {
        const told = names.filter(([column]) => call[column] != null || (usersHidden && column === 'user_id'));
        return told.length === 0 ? undefined : (
          <section key={title} className="fact-group">
            <h3>{title}</h3>
            <dl className="facts">
              {told.map(([column, label]) => (
                <div key={column}>
                  <dt title={column}>{label}</dt>
                  <dd>
                    <Fact name={column} value={call[column] ?? null} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: CallRecord[string];
}

/** Values that are words for programs. */
const CODES: ReadonlySet<string> = new Set(['cost_reason', 'usage_reason']);

/** A value as people read it; what stands in the ledger is shown when it is pointed at. */
function Fact({ name, value }: FactProps): ReactNode {
  if (value === null) return <span className="dim">kept as a hash, and not shown</span>;
  if (name === 'started_at') return <FieldValue field="startedAt" value={String(value)} />;
  if (name.endsWith('_ns')) return <span title={`${String(value)} ns`}>{formatDuration(Number(value) / 1e6)}</span>;
  if (name.endsWith('_usd')) return <data value={String(value)}>{formatExact(String(value))}</data>;
  if (name.endsWith('_tokens')) return formatCount(Number(value));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (CODES.has(name)) return <span title={String(value)}>{String(value).replaceAll('_', ' ')}</span>;
  if (typeof value === 'object') return writeDimensions(value);
  return <>{String(value)}</>;
}

function writeDimensions(value: object): string {
  return Object.entries(value)
    .map(([dimension, of]) => `${dimension}: ${String(of)}`)
    .join(', ');
}
