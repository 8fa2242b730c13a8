import type { BudgetState } from '@spendspan/ledger';
import { type JSX, useMemo } from 'react';
import { formatLoneAmount } from '../../format/amount.ts';
import { BurnDown, type LeftAt } from '../../parts/burn-down.tsx';
import { listTicks } from './list-ticks.ts';

const DAY_MS = 86_400_000;

export interface BudgetChartProps {
  readonly budget: BudgetState;
  /** When it stands so, RFC 3339. */
  readonly at: string;
}

/** What is left of a budget over its period, and where that is going. */
export function BudgetChart({ budget, at }: BudgetChartProps): JSX.Element {
  const { name, amountUsd, remainingUsd, forecast, period } = budget;
  const props = useMemo(() => {
    const format = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: period.timeZone });
    const amount = Number(amountUsd);
    return {
      ...{ from: Date.parse(period.from), to: Date.parse(period.to), amount },
      left: listLeft(budget, Date.parse(at)),
      // Whoever spends least has most left.
      expected: forecast && {
        usd: amount - Number(forecast.usd),
        low: amount - Number(forecast.highUsd),
        high: amount - Number(forecast.lowUsd),
      },
      ticks: listTicks(Date.parse(period.from), Date.parse(period.to), period.timeZone),
      formatTime: (x: number) => format.format(x),
      summary: describe(name, remainingUsd, budget),
    };
  }, [budget, at, name, amountUsd, remainingUsd, forecast, period]);
  return <BurnDown {...props} />;
}

function describe(name: string, remainingUsd: string, { amountUsd, forecast }: BudgetState): string {
  const end = forecast
    ? `; expected to end at USD ${formatLoneAmount(forecast.usd)} spent, from ${formatLoneAmount(forecast.lowUsd)} to ${formatLoneAmount(forecast.highUsd)}`
    : '';
  return `${name}: USD ${formatLoneAmount(remainingUsd)} of ${formatLoneAmount(amountUsd)} left${end}`;
}

/** What was left at the end of each day of spend, and is now. A day begins when it does in UTC, which is near enough to draw. */
function listLeft({ amountUsd, period, days, remainingUsd }: BudgetState, nowMs: number): readonly LeftAt[] {
  const startMs = Date.parse(period.from);
  let left = Number(amountUsd);
  const points: LeftAt[] = [{ x: startMs, y: left }];
  for (const { day, usd } of days) {
    const dayMs = Math.max(Date.parse(`${day}T00:00:00Z`), startMs);
    if (dayMs > (points.at(-1)?.x ?? 0)) points.push({ x: dayMs, y: left });
    left -= Number(usd);
    points.push({ x: Math.min(dayMs + DAY_MS, nowMs), y: left });
  }
  return [...points, { x: nowMs, y: Number(remainingUsd) }];
}
