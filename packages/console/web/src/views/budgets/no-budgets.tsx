import type { JSX } from 'react';

/** How to set a first budget. */
export function NoBudgets(): JSX.Element {
  return (
    <p className="dim">
      No budget is set. Write a <code>budgets.yaml</code> and start the console with <code>--budgets budgets.yaml</code>
      .
    </p>
  );
}
