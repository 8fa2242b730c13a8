import type { BudgetState } from '@spendspan/ledger';
import type { JSX } from 'react';
import { decimalsOf } from '../../format/amount.ts';
import { describeFilter } from '../../format/ledger-numbers.ts';
import { formatShare } from '../../format/numbers.ts';
import { Amount } from '../../parts/amount.tsx';
import { BudgetChart } from './budget-chart.tsx';
import { BudgetTrack, forecastShareOf } from './budget-track.tsx';

export interface BudgetRowProps {
  readonly budget: BudgetState;
  /** When it stands so; its chart is drawn then. */
  readonly at?: string | undefined;
}

/** How a budget stands: what is spent of it, where it will end, and how much of its period is over. */
export function BudgetRow({ budget, at }: BudgetRowProps): JSX.Element {
  const { name, filter, amountUsd, spentUsd, spentShare, elapsedShare, forecast, status, owner, period } = budget;
  const decimals = Math.min(decimalsOf([amountUsd, spentUsd]), 4);
  const forecastShare = forecastShareOf(budget);
  return (
    <li className={`budget ${status}`}>
      <div className="line">
        <span>
          <strong>{name}</strong>
          <span className="dim"> {[describeFilter(filter), owner?.name].filter(Boolean).join(' · ')}</span>
        </span>
        <span className="number">
          <Amount usd={spentUsd} decimals={decimals} labelled /> of <Amount usd={amountUsd} decimals={decimals} />
        </span>
      </div>
      <BudgetTrack budget={budget} />
      <div className="line dim">
        <span>
          {LABELS[status]}: {formatShare(spentShare)} spent, {formatShare(elapsedShare)} of the {period.unit} over
        </span>
        <span>
          {forecast && (
            <>
              will end at USD <Amount usd={forecast.usd} decimals={decimals} />
              {forecastShare !== null && `, ${formatShare(forecastShare)}`}
              {at !== undefined && (
                <>
                  {' '}
                  (<Amount usd={forecast.lowUsd} decimals={decimals} /> to{' '}
                  <Amount usd={forecast.highUsd} decimals={decimals} />)
                </>
              )}
            </>
          )}
        </span>
      </div>
      {at !== undefined && <BudgetChart budget={budget} at={at} />}
    </li>
  );
}

const LABELS: Readonly<Record<BudgetState['status'], string>> = {
  ok: 'On track',
  warning: 'Watch',
  exceeded: 'Exceeded',
};
