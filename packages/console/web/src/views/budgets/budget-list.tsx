import type { BudgetReport, BudgetState } from '@spendspan/ledger';
import type { JSX } from 'react';
import { decimalsOf } from '../../format/amount.ts';
import { describeFilter } from '../../format/ledger-numbers.ts';
import { formatShare } from '../../format/numbers.ts';
import { Amount } from '../../parts/amount.tsx';
import { BudgetChart } from './budget-chart.tsx';
import './budget-list.css';

export interface BudgetListProps {
  readonly report: BudgetReport | null;
  /** What is wrong with the file now; the budgets are those from before. */
  readonly error: string | null;
  readonly limit?: number;
  /** Whether how each goes down is drawn, too. */
  readonly drawn?: boolean;
}

/** Budgets with what is spent of them, where they will end, and how much of their period is over. */
export function BudgetList({ report, error, limit, drawn = false }: BudgetListProps): JSX.Element {
  if (!report || report.budgets.length === 0) {
    return (
      <p className="dim">
        {error ?? (
          <>
            There are none. Write a <code>budgets.yaml</code> and start the console with{' '}
            <code>--budgets budgets.yaml</code>.
          </>
        )}
      </p>
    );
  }
  const ordered = [...report.budgets].sort((a, b) => (b.spentShare ?? 0) - (a.spentShare ?? 0));
  return (
    <>
      {error !== null && <p className="absent">{error}</p>}
      <ul className="budgets">
        {ordered.slice(0, limit).map((budget) => (
          <Budget key={budget.id} budget={budget} at={drawn ? report.at : undefined} />
        ))}
      </ul>
    </>
  );
}

interface BudgetProps {
  readonly budget: BudgetState;
  /** When it stands so; its chart is drawn then. */
  readonly at: string | undefined;
}

function Budget({ budget, at }: BudgetProps): JSX.Element {
  const { name, filter, amountUsd, spentUsd, spentShare, elapsedShare, forecast, status, owner, period } = budget;
  const decimals = Math.min(decimalsOf([amountUsd, spentUsd]), 4);
  const forecastShare = forecast ? Number(forecast.usd) / Number(amountUsd) : null;
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
      <div className="track" aria-hidden="true">
        <span className="spent" style={{ inlineSize: percent(spentShare) }} />
        {forecastShare !== null && <span className="forecast" style={{ insetInlineStart: percent(forecastShare) }} />}
        <span className="now" style={{ insetInlineStart: percent(elapsedShare) }} />
      </div>
      <div className="line dim">
        <span>
          {LABELS[status]}: {formatShare(spentShare)} spent, {formatShare(elapsedShare)} of the {period.unit} over
        </span>
        <span>
          {forecast && (
            <>
              will end at USD <Amount usd={forecast.usd} decimals={decimals} />
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

function percent(share: number | null): string {
  return `${Math.min(Math.max(share ?? 0, 0), 1) * 100}%`;
}
