import type { CallView, CellColumns, Sums } from '../call-store.ts';
import { type CodedColumn, codeColumn } from '../coded-column.ts';
import { toBounds } from '../period/period.ts';
import { toTest } from './to-test.ts';
import type { Budget, BudgetFilter } from './types.ts';

type SummedName = 'calls' | 'unpricedCalls' | 'cost' | 'estimatedCost' | 'partialCost';

const SUMMED: readonly SummedName[] = ['calls', 'unpricedCalls', 'cost', 'estimatedCost', 'partialCost'];

/** The sums that tell how a budget stands. */
export type BudgetSums = Sums<SummedName>;

/** The sums of the calls of one day. */
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

/** A feature is mostly of one project, and that of one team: together they are hardly more cells than alone. */
const OWNERS: ReadonlySet<string> = new Set(['team', 'project', 'feature']);

/**
 * The sums of each day on which budgets have calls that started before `toMs`, in the order of the budgets. Budgets of
 * the same fields, whichever owners they are of, are read together.
 */
export async function readDays(
  store: CallView,
  asked: readonly BudgetDays[],
  toMs: number,
): Promise<readonly (readonly DayCell[])[]> {
  const together = new Map<string, BudgetDays[]>();
  for (const one of asked) {
    const { exact, picked } = splitFilter(one.budget.filter);
    const others = Object.keys(picked).filter((field) => !OWNERS.has(field));
    const key = JSON.stringify([one.budget.timeZone, Object.entries(exact), others]);
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

/** As {@link readDays}, of budgets in one time zone whose filters differ only in what is picked here. */
async function readGroup(
  store: CallView,
  group: readonly BudgetDays[],
  toMs: number,
): Promise<readonly (readonly DayCell[])[]> {
  const [first] = group;
  if (!first) return [];
  const { exact } = splitFilter(first.budget.filter);
  const fromMs = Math.min(...group.map((one) => one.fromMs));
  const selection = { filter: exact, timeZone: first.budget.timeZone, ...toBounds({ fromMs, toMs }) };
  const pickedOf = ({ budget }: BudgetDays): readonly string[] => Object.keys(splitFilter(budget.filter).picked);
  const fields = ['day', ...new Set(group.flatMap(pickedOf))];
  const { values, sums } = await store.crosstabColumns(selection, fields, SUMMED);
  const columns = new Map(fields.map((field, place) => [field, codeColumn(values[place] ?? [])]));
  const rows = listRows(columns.get('day'));
  return group.map((one) => pickDays({ rows, columns, sums }, pickedOf(one), one));
}

/** Cells of days. */
interface DayCells {
  /** The places of the cells of each day. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  /** By the field. */
  readonly columns: ReadonlyMap<string, CodedColumn>;
  readonly sums: CellColumns<SummedName>['sums'];
}

function listRows(days: CodedColumn | undefined): ReadonlyMap<string, readonly number[]> {
  const rows: number[][] = (days?.values ?? []).map(() => []);
  for (const [row, code] of days?.codes.entries() ?? []) rows[code]?.push(row);
  return new Map(rows.map((ofDay, code) => [days?.values[code] ?? '', ofDay]));
}

/** The days of a budget, of cells of the day and of the fields that it picks by. */
function pickDays(
  { rows, columns, sums }: DayCells,
  fields: readonly string[],
  { budget, fromDay }: BudgetDays,
): readonly DayCell[] {
  const tests = fields.map((field) => {
    const { values, codes } = columns.get(field) ?? codeColumn([]);
    const fits = values.map(toTest(budget.filter[field] ?? null));
    return (row: number): boolean => fits[codes[row] ?? 0] === true;
  });
  const fits = (row: number): boolean => tests.every((test) => test(row));
  const days = [...rows].filter(([day]) => day >= fromDay);
  return days.flatMap(([day, ofDay]) => {
    const own = tests.length === 0 ? ofDay : ofDay.filter(fits);
    return own.length === 0 ? [] : [{ day, sums: addUp(sums, own) }];
  });
}

function addUp(sums: DayCells['sums'], rows: readonly number[]): BudgetSums {
  return Object.fromEntries(SUMMED.map((name) => [name, sums[name].sumOf(rows)])) as BudgetSums;
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
