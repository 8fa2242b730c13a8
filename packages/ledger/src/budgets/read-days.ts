import type { CallView, Cell, Sums } from '../call-store.ts';
import { toBounds } from '../period/period.ts';
import { toTest } from './to-test.ts';
import type { Budget, BudgetFilter } from './types.ts';

type SummedName = 'calls' | 'unpricedCalls' | 'cost' | 'estimatedCost' | 'partialCost';

const SUMMED: readonly SummedName[] = ['calls', 'unpricedCalls', 'cost', 'estimatedCost', 'partialCost'];

/** The sums that tell how a budget stands. */
export type BudgetSums = Sums<SummedName>;

/** The sums of some calls of one day. */
export interface DayCell {
  readonly day: string;
  readonly sums: BudgetSums;
}

/** A budget and the first day (`2026-11-26`) that is to be known of it. */
export interface BudgetDays {
  readonly budget: Budget;
  readonly fromDay: string;
  /** Its beginning, in milliseconds since the Unix epoch. */
  readonly fromMs: number;
}

/** Of these there are as many values as persons or calls: one is looked for by the store. Of others all are read at once. */
const MANY_VALUES = /^(?:user|customer|session|trace|span|parent|startedAt|dimension:.*)$/;

/**
 * The sums of each day on which budgets have calls that started before `toMs`, in the order of the budgets. Budgets of
 * the same fields are read together.
 */
export async function readDays(
  store: CallView,
  asked: readonly BudgetDays[],
  toMs: number,
): Promise<readonly (readonly DayCell[])[]> {
  const together = new Map<string, BudgetDays[]>();
  for (const one of asked) {
    const { exact, picked } = splitFilter(one.budget.filter);
    const key = JSON.stringify([one.budget.timeZone, Object.entries(exact), Object.keys(picked)]);
    together.set(key, [...(together.get(key) ?? []), one]);
  }
  const found = new Map<BudgetDays, readonly DayCell[]>();
  // One after the other: each reads on all cores.
  for (const group of together.values()) {
    for (const [index, days] of (await readGroup(store, group, toMs)).entries()) {
      const one = group[index];
      if (one) found.set(one, days);
    }
  }
  return asked.map((one) => found.get(one) ?? []);
}

/** As {@link readDays}, of budgets in one time zone whose filters differ only in the values that are picked here. */
async function readGroup(
  store: CallView,
  group: readonly BudgetDays[],
  toMs: number,
): Promise<readonly (readonly DayCell[])[]> {
  const [first] = group;
  if (!first) return [];
  const { exact, picked } = splitFilter(first.budget.filter);
  const fromMs = Math.min(...group.map((one) => one.fromMs));
  const selection = { filter: exact, timeZone: first.budget.timeZone, ...toBounds({ fromMs, toMs }) };
  const fields = Object.keys(picked);
  const cells = await store.crosstab(selection, ['day', ...fields], SUMMED);
  return group.map(({ budget, fromDay }) => {
    const tests = fields.map((field) => toTest(budget.filter[field] ?? null));
    const fits = ({ values: [day = '', ...values] }: Cell<keyof BudgetSums>): boolean =>
      (day ?? '') >= fromDay && tests.every((test, index) => test(values[index] ?? null));
    return cells.filter(fits).map(({ values, sums }) => ({ day: values[0] ?? '', sums }));
  });
}

interface SplitFilter {
  /** What the store selects by. */
  readonly exact: BudgetFilter;
  /** What is picked out of all values. */
  readonly picked: BudgetFilter;
}

function splitFilter(filter: BudgetFilter): SplitFilter {
  const fields = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
  const isPicked = ([field, value]: (typeof fields)[number]): boolean =>
    value?.includes('*') === true || !MANY_VALUES.test(field);
  return {
    exact: Object.fromEntries(fields.filter((one) => !isPicked(one))),
    picked: Object.fromEntries(fields.filter(isPicked)),
  };
}
