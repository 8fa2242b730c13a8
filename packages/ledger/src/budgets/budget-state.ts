import { addDays, type DayRange, dayOf, periodOf, startOfDay } from '../calendar.ts';
import type { CallView, Cell, Sums } from '../call-store.ts';
import { formatUsd, shareOf } from '../money.ts';
import { toBounds } from '../period/period.ts';
import { forecastSpend, type SpendForecast, WINDOW_DAYS } from './forecast.ts';
import type { Budget, BudgetForecast, BudgetState, Threshold } from './types.ts';

/** Enough to know whether spend began lately, or is rare. */
const HISTORY_DAYS = 2 * WINDOW_DAYS;

/** How a budget stands at an instant (milliseconds since the Unix epoch): calls that started before it count. */
export async function findBudgetState(store: CallView, budget: Budget, atMs: number): Promise<BudgetState> {
  const { timeZone } = budget;
  const today = dayOf(atMs, timeZone);
  const period = periodOf(today, budget.period);
  const historyFrom = addDays(today, -HISTORY_DAYS);
  const [fromDay = historyFrom] = [historyFrom, period.fromDay].sort();
  const cells = await readDays(store, budget, startOfDay(fromDay, timeZone), atMs);
  const sums = addUp(cells.filter(({ day }) => day >= period.fromDay).map((cell) => cell.sums));
  const days = addByDay(cells);
  const forecast = forecastSpend({ days, atMs, timeZone, period, spent: sums.cost });
  return describeState(budget, { atMs, period, sums, days, forecast });
}

interface DayCell {
  readonly day: string;
  readonly sums: Sums;
}

/** The budget's sums of each day, of one instant: values with `*` are picked here, all others by the store. */
async function readDays(
  store: CallView,
  { filter, timeZone }: Budget,
  fromMs: number,
  toMs: number,
): Promise<readonly DayCell[]> {
  const fields = Object.entries(filter);
  const patterns = fields.flatMap(([field, value]) => (value?.includes('*') ? [{ field, test: toTest(value) }] : []));
  const exact = Object.fromEntries(fields.filter(([, value]) => !value?.includes('*')));
  const selection = { filter: exact, timeZone, ...toBounds({ fromMs, toMs }) };
  const cells = await store.crosstab(selection, ['day', ...patterns.map(({ field }) => field)]);
  const fits = ({ values }: Cell): boolean => {
    return patterns.every(({ test }, index) => {
      const value = values[index + 1];
      return value !== null && value !== undefined && test(value);
    });
  };
  return cells.filter(fits).map(({ values, sums }) => ({ day: values[0] ?? '', sums }));
}

/** Whether a value fits a text with `*` in it, without a regular expression that a hostile one could keep busy. */
function toTest(pattern: string): (value: string) => boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop() ?? '';
  return (value) => {
    if (value.length < head.length + tail.length || !value.startsWith(head) || !value.endsWith(tail)) return false;
    let from = head.length;
    for (const part of rest) {
      const found = value.indexOf(part, from);
      if (found === -1) return false;
      from = found + part.length;
    }
    return from <= value.length - tail.length;
  };
}

function addUp(all: readonly Sums[]): Pick<Sums, 'calls' | 'unpricedCalls' | 'cost' | 'estimatedCost' | 'partialCost'> {
  const total = (name: keyof Sums): bigint => all.reduce((sum, sums) => sum + sums[name], 0n);
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
  readonly sums: ReturnType<typeof addUp>;
  /** Pico-USD, also of days before the period. */
  readonly days: ReadonlyMap<string, bigint>;
  readonly forecast: SpendForecast | undefined;
}

function describeState(budget: Budget, { atMs, period, sums, days, forecast }: Findings): BudgetState {
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
    days: describeDays(days, period),
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

function describeDays(days: ReadonlyMap<string, bigint>, { fromDay }: DayRange): BudgetState['days'] {
  const spent = [...days].filter(([day, cost]) => day >= fromDay && cost !== 0n);
  return spent.sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, cost]) => ({ day, usd: formatUsd(cost) }));
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
