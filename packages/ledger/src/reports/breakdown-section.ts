import type { CellColumns, CellOrder, SumName, Sums } from '../call-store.ts';
import { cellAt } from '../cell-columns.ts';
import type { Field } from '../fields.ts';
import { divideHalfEven, formatUsd, shareOf } from '../money.ts';
import { compareCells, compareValue } from '../rank-cells.ts';
import { formatKnownCost } from '../totals.ts';
import type { ReportSection, SectionColumn, SectionRow } from '../types.ts';
import { nameColumn } from './name-column.ts';

/** What is summed up of each cell. */
type SummedName = Extract<
  SumName,
  'calls' | 'pricedCalls' | 'unpricedCalls' | 'failedCalls' | 'inputTokens' | 'outputTokens' | 'cost'
>;

export const SUMMED: readonly SummedName[] = [
  ...(['calls', 'pricedCalls', 'unpricedCalls', 'failedCalls'] as const),
  ...(['inputTokens', 'outputTokens', 'cost'] as const),
];

export type SummedColumns = CellColumns<SummedName>;

/** Cells, and what they are of. */
export interface DescribedCells {
  readonly title: string;
  readonly by: readonly Field[];
  readonly order: CellOrder;
  readonly cells: SummedColumns;
  /** How many there are in all. */
  readonly count: number;
  readonly isLimited: boolean;
  /** Of all calls. */
  readonly totals: Sums;
}

/** The table of some cells; those that a limit left out are one row. */
export function describeCells({ title, by, order, cells, count, isLimited, totals }: DescribedCells): ReportSection {
  const names = by.map(({ name }) => name);
  const whole = totals.cost;
  const left = count - cells.count;
  return {
    name: 'breakdown',
    title,
    columns: [...names.map(nameColumn), ...COLUMNS],
    rows: describeRows(names, cells, { order, whole }),
    ...(isLimited && {
      other: left === 0 ? null : { rows: left, values: describeSums(subtractColumns(totals, cells), whole) },
    }),
    total: {
      ...Object.fromEntries(names.map((name, index) => [name, index === 0 ? 'Total' : ''])),
      ...describeSums(totals, whole),
    },
    notes: [],
  };
}

type SummedSums = Sums<SummedName>;

/** What of the totals is in none of some cells. */
function subtractColumns(totals: SummedSums, { sums }: SummedColumns): SummedSums {
  const rest = SUMMED.map((name) => [name, totals[name] - sums[name].sum] as const);
  return Object.fromEntries(rest) as Record<SummedName, bigint>;
}

function describeRows(
  names: readonly string[],
  cells: SummedColumns,
  { order, whole }: { readonly order: CellOrder; readonly whole: bigint },
): readonly SectionRow[] {
  const { calls, pricedCalls, unpricedCalls, failedCalls, inputTokens, outputTokens, cost } = cells.sums;
  const [usd, perCall] = [cost.format(), cost.formatQuotients(pricedCalls)];
  // All rows are copies of one: an object that gets its properties one by one takes several times as long.
  const blank: Record<string, SectionRow[string]> = Object.fromEntries(
    [...names, ...COLUMNS.map(({ name }) => name)].map((name) => [name, null]),
  );
  return Array.from(sortCells(cells, order, names), (index) => {
    const row = { ...blank };
    for (const [place, name] of names.entries()) row[name] = cells.values[place]?.[index] ?? null;
    const isKnown = pricedCalls.number(index) > 0 || calls.number(index) === 0;
    row['costUsd'] = isKnown ? (usd[index] ?? null) : null;
    row['share'] = isKnown ? cost.share(index, whole) : null;
    row['calls'] = calls.number(index);
    row['failedCalls'] = failedCalls.number(index);
    row['unpricedCalls'] = unpricedCalls.number(index);
    row['inputTokens'] = inputTokens.number(index);
    row['outputTokens'] = outputTokens.number(index);
    row['costPerCallUsd'] = perCall[index] ?? null;
    return row;
  });
}

/** Where the cells are in their order. */
function sortCells(cells: SummedColumns, order: CellOrder, names: readonly string[]): Uint32Array {
  const compare = compareCells(order, names);
  const byCell = (a: number, b: number): number => compare(cellAt(cells, a), cellAt(cells, b));
  const { calls, cost } = cells.sums;
  // Many cells cost nothing: those are told apart without making cells of them.
  if (order === 'cost') return cost.sort(byCell, (a, b) => calls.number(b) - calls.number(a) || compareAt(cells, a, b));
  return order === 'calls' ? calls.sort(byCell) : Uint32Array.from({ length: cells.count }, (_, i) => i).sort(byCell);
}

/** Compares the values of two cells. */
function compareAt({ values }: SummedColumns, a: number, b: number): number {
  for (const column of values) {
    const order = compareValue(column[a] ?? null, column[b] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** The sums of a row that is none of a single cell. */
function describeSums(sums: SummedSums, whole: bigint): SectionRow {
  const { cost, calls, pricedCalls } = sums;
  const costUsd = formatKnownCost({ cost, calls, pricedCalls });
  return {
    costUsd,
    share: costUsd === null ? null : shareOf(cost, whole),
    calls: Number(calls),
    failedCalls: Number(sums.failedCalls),
    unpricedCalls: Number(sums.unpricedCalls),
    inputTokens: Number(sums.inputTokens),
    outputTokens: Number(sums.outputTokens),
    costPerCallUsd: pricedCalls === 0n ? null : formatUsd(divideHalfEven(cost, pricedCalls)),
  };
}

const COLUMNS: readonly SectionColumn[] = [
  { name: 'costUsd', head: 'USD', kind: 'usd', sums: true },
  { name: 'share', head: 'Share', kind: 'share' },
  { name: 'calls', head: 'Requests', kind: 'count', sums: true },
  { name: 'failedCalls', head: 'Failed', kind: 'count', sums: true },
  { name: 'unpricedCalls', head: 'Unpriced', kind: 'count', sums: true },
  { name: 'inputTokens', head: 'In tokens', kind: 'count', sums: true },
  { name: 'outputTokens', head: 'Out tokens', kind: 'count', sums: true },
  { name: 'costPerCallUsd', head: 'USD/request', kind: 'usd' },
];
