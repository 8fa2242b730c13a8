import { addDays, type DayRange, dayOf, periodOf, startOfDay } from '../calendar.ts';
import type { CallView } from '../call-store.ts';
import { formatUsd, shareOf } from '../money.ts';
import { forecastSpend, type SpendForecast, WINDOW_DAYS } from './forecast.ts';
import { type BudgetDays, type BudgetSums, type DayCell, readDays } from './read-days.ts';
import type { Budget, BudgetForecast, BudgetState, Threshold } from './types.ts';

/** Enough to know whether spend began lately, or is rare. */
const HISTORY_DAYS = 2 * WINDOW_DAYS;

/**
 * How budgets stand at an instant (milliseconds since the Unix epoch), in their order: calls that started before it
 * count.
 */
export async function findBudgetStates(
  store: CallView,
  budgets: readonly Budget[],
  atMs: number,
): Promise<readonly BudgetState[]> {
  const asked = budgets.map((budget): BudgetDays & { readonly period: DayRange } => {
    const today = dayOf(atMs, budget.timeZone);
    const period = periodOf(today, budget.period);
    const historyFrom = addDays(today, -HISTORY_DAYS);
    const [fromDay = historyFrom] = [historyFrom, period.fromDay].sort();
    return { budget, period, fromDay, fromMs: startOfDay(fromDay, budget.timeZone) };
  });
  const days = await readDays(store, asked, atMs);
  return asked.map(({ budget, period }, index) => {
    const cells = days[index] ?? [];
    const sums = addUp(cells.filter(({ day }) => day >= period.fromDay).map((cell) => cell.sums));
    const history = { days: addByDay(cells), atMs, timeZone: budget.timeZone, period, spent: sums.cost };
    return describeState(budget, { atMs, period, sums, forecast: forecastSpend(history) });
  });
}

function addUp(all: readonly BudgetSums[]): BudgetSums {
  const total = (name: keyof BudgetSums): bigint => all.reduce((sum, sums) => sum + sums[name], 0n);
  return {
    calls: total('calls'),
    unpricedCalls: total('unpricedCalls'),
    cost: total('cost'),
    estimatedCost: total('estimatedCost'),
    partialCost: total('partialCost'),
  };
}

function addByDay(cells: readonly DayCell[]): ReadonlyMap<string, bigint> {
  const days = new Map<string, bigint>();
  for (const { day, sums } of cells) days.set(day, (days.get(day) ?? 0n) + sums.cost);
  return days;
}

interface Findings {
  readonly atMs: number;
  readonly period: DayRange;
  readonly sums: BudgetSums;
  readonly forecast: SpendForecast | undefined;
}

function describeState(budget: Budget, { atMs, period, sums, forecast }: Findings): BudgetState {
  const { amount, timeZone, thresholds } = budget;
  const fromMs = startOfDay(period.fromDay, timeZone);
  const toMs = startOfDay(period.toDay, timeZone);
  const elapsedShare = (atMs - fromMs) / (toMs - fromMs);
  const spentShare = shareOf(sums.cost, amount);
  const crossed = findCrossed(thresholds, budget.amount, sums.cost, forecast?.expected);
  const isExceeded = sums.cost > 0n && sums.cost >= amount;
  const exhaustedMs = isExceeded ? atMs : forecast?.findExhaustion(amount);
  return {
    id: budget.id,
    name: budget.name,
    filter: budget.filter,
    owner: budget.owner,
    amountUsd: formatUsd(amount),
    period: {
      unit: budget.period,
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      timeZone,
    },
    spentUsd: formatUsd(sums.cost),
    estimatedUsd: formatUsd(sums.estimatedCost),
    partialUsd: formatUsd(sums.partialCost),
    calls: Number(sums.calls),
    unpricedCalls: Number(sums.unpricedCalls),
    remainingUsd: formatUsd(amount - sums.cost),
    spentShare,
    elapsedShare,
    burnRate: spentShare === null || elapsedShare === 0 ? null : spentShare / elapsedShare,
    forecast: describeForecast(forecast),
    daysUntilExhausted: exhaustedMs === undefined ? null : (exhaustedMs - atMs) / DAY_MS,
    status: isExceeded ? 'exceeded' : crossed.length > 0 ? 'warning' : 'ok',
    crossed,
    thresholds,
    webhook: budget.webhook !== null,
  };
}

/** A threshold is reached at its percentage, not only above; by no spend at all none is. */
function findCrossed(
  thresholds: readonly Threshold[],
  amount: bigint,
  spent: bigint,
  expected: bigint | undefined,
): readonly Threshold[] {
  return thresholds.filter(({ kind, percent }) => {
    const reached = kind === 'actual' ? spent : (expected ?? 0n);
    return reached > 0n && reached * 100n >= amount * BigInt(percent);
  });
}

function describeForecast(forecast: SpendForecast | undefined): BudgetForecast | null {
  if (!forecast) return null;
  const { expected, low, high, method, days } = forecast;
  return { usd: formatUsd(expected), lowUsd: formatUsd(low), highUsd: formatUsd(high), method, days };
}

const DAY_MS = 86_400_000;
