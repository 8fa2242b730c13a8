import type { JSX } from 'react';

export interface NoBudgetsProps {
  /** What is wrong with the file of budgets; `null`: there is none. */
  readonly error: string | null;
}

/** Why there are no budgets, or how to set a first one. */
export function NoBudgets({ error }: NoBudgetsProps): JSX.Element {
  if (error !== null) return <p className="absent">{error}</p>;
  return (
    <p className="dim">
      No budget is set. Write a <code>budgets.yaml</code> and start the console with <code>--budgets budgets.yaml</code>
      .
    </p>
  );
}
