import type { BudgetState } from '@spendspan/ledger';
import type { JSX } from 'react';
import './budget-track.css';

/** A budget as a bar: what is spent, how much of its period is over (the thin line), and where the forecast ends (the mark). */
export function BudgetTrack({ budget }: { readonly budget: BudgetState }): JSX.Element {
  const { spentShare, elapsedShare, status } = budget;
  const forecast = forecastShareOf(budget);
  return (
    <div className={`budget-track ${status}`} aria-hidden="true">
      <span className="spent" style={{ inlineSize: percent(spentShare) }} />
      {forecast !== null && <span className="forecast" style={{ insetInlineStart: percent(forecast) }} />}
      <span className="now" style={{ insetInlineStart: percent(elapsedShare) }} />
    </div>
  );
}

/** Of the amount, what is expected to be spent by the end; null where nothing is expected, or the amount is 0. */
export function forecastShareOf({ forecast, amountUsd }: BudgetState): number | null {
  return forecast && Number(amountUsd) !== 0 ? Number(forecast.usd) / Number(amountUsd) : null;
}

function percent(share: number | null): string {
  return `${Math.min(Math.max(share ?? 0, 0), 1) * 100}%`;
}
