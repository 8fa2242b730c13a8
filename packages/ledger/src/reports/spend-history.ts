import type { CellColumns } from '../call-store.ts';
import { codeColumn } from '../coded-column.ts';
import { DailyCosts } from './daily-costs.ts';

/** What was spent on the days of a stretch, one after the other. */
export interface History {
  /** Of which day which number is. */
  readonly at: ReadonlyMap<string, number>;
  readonly costs: ReadonlyMap<string | null, DailyCosts>;
  readonly totals: DailyCosts;
  /** The first day of any call; empty where that is before these days, so that a day is judged alike in every period. */
  readonly firstDay: string | undefined;
}

/** What a {@link History} is made of. */
export interface Spent {
  readonly cells: CellColumns<'cost'>;
  /** Where in their values the names are; the day is the last. */
  readonly place: number;
  readonly names: readonly string[];
  readonly hasEarlier: boolean;
}

/** Finds out what was spent on each day. */
export function makeHistory({ cells, place, names, hasEarlier }: Spent): History {
  const at = new Map(names.map((name, index) => [name, index]));
  const totals = new DailyCosts(names.length);
  const keys = codeColumn(cells.values[place] ?? []);
  const days = codeColumn(cells.values.at(-1) ?? []);
  const dayOfCode = days.values.map((name) => at.get(name ?? ''));
  const costs = new Map(keys.values.map((key) => [key, new DailyCosts(names.length)]));
  const ofCode = [...costs.values()];
  for (let row = 0; row < cells.count; row++) {
    const day = dayOfCode[days.codes[row] ?? 0];
    if (day === undefined) continue;
    const cost = cells.sums.cost.exact(row);
    ofCode[keys.codes[row] ?? 0]?.add(day, cost);
    totals.add(day, cost);
  }
  return { at, costs, totals, firstDay: hasEarlier ? '' : names[totals.first] };
}
