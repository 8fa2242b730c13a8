import type { JSX, ReactNode } from 'react';
import './stat.css';

export interface StatProps {
  readonly label: string;
  readonly children: ReactNode;
  /** What the value is of, or compared with. */
  readonly rest?: ReactNode | undefined;
  readonly tone?: 'good' | 'attention' | 'bad' | 'plain';
  readonly large?: boolean;
}

/** One figure with its name. Stands in a {@link Stats}. */
export function Stat({ label, children, rest, tone = 'plain', large = false }: StatProps): JSX.Element {
  return (
    <div className={large ? 'stat large' : 'stat'}>
      <dt>{label}</dt>
      <dd className={`value ${tone}`}>{children}</dd>
      {rest !== undefined && <dd className="rest">{rest}</dd>}
    </div>
  );
}

/** Figures side by side. */
export function Stats({ children }: { readonly children: ReactNode }): JSX.Element {
  return <dl className="stats">{children}</dl>;
}
