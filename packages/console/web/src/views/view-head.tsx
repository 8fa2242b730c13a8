import type { Report } from '@spendspan/ledger';
import type { JSX, ReactNode } from 'react';
import { formatRange } from '../format/dates.ts';

export interface ViewHeadProps {
  readonly title: string;
  readonly period?: Report['period'];
  /** Links and switches of the view. */
  readonly children?: ReactNode;
}

/** What a view is about, and when. */
export function ViewHead({ title, period, children }: ViewHeadProps): JSX.Element {
  return (
    <div className="view-head">
      <div>
        <title>{`${title} – Spendspan`}</title>
        <h1>{title}</h1>
        {period && (
          <p className="dim">
            {formatRange(period.from, period.to, period.timeZone)}, {period.timeZone}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
