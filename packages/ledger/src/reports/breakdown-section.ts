import type { Cell, CellOrder, SumName, Sums } from '../call-store.ts';
import type { Field } from '../fields.ts';
import { ManyAmounts } from '../many-amounts.ts';
import { divideHalfEven, formatUsd, shareOf } from '../money.ts';
import { compareCells, subtractSums } from '../rank-cells.ts';
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

export type SummedCell = Cell<SummedName>;

/** Cells, and what they are of. */
export interface DescribedCells {
  readonly title: string;
  readonly by: readonly Field[];
  readonly order: CellOrder;
  readonly cells: readonly SummedCell[];
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
  const rest = subtractSums<SummedName>(pickSummed(totals), isLimited ? cells.map(({ sums }) => pickSummed(sums)) : []);
  const left = count - cells.length;
  return {
    name: 'breakdown',
    title,
    columns: [...names.map(nameColumn), ...COLUMNS],
    rows: describeRows(names, cells, { order, whole }),
    ...(isLimited && { other: left === 0 ? null : { rows: left, values: describeSums(rest, whole) } }),
    total: {
      ...Object.fromEntries(names.map((name, index) => [name, index === 0 ? 'Total' : ''])),
      ...describeSums(totals, whole),
    },
    notes: [],
  };
}

type SummedSums = Sums<SummedName>;

function pickSummed(sums: SummedSums): SummedSums {
  return Object.fromEntries(SUMMED.map((name) => [name, sums[name]])) as SummedSums;
}

/** The sums of all cells, a column each. */
type CellSums = Readonly<Record<SummedName, ManyAmounts>>;

function readSums(cells: readonly SummedCell[]): CellSums {
  const read = (one: (sums: SummedSums) => bigint): ManyAmounts =>
    new ManyAmounts(cells.length, (index) => one((cells[index] as SummedCell).sums));
  return {
    calls: read((sums) => sums.calls),
    pricedCalls: read((sums) => sums.pricedCalls),
    unpricedCalls: read((sums) => sums.unpricedCalls),
    failedCalls: read((sums) => sums.failedCalls),
    inputTokens: read((sums) => sums.inputTokens),
    outputTokens: read((sums) => sums.outputTokens),
    cost: read((sums) => sums.cost),
  };
}

function describeRows(
  names: readonly string[],
  cells: readonly SummedCell[],
  { order, whole }: { readonly order: CellOrder; readonly whole: bigint },
): readonly SectionRow[] {
  const { calls, pricedCalls, unpricedCalls, failedCalls, inputTokens, outputTokens, cost } = readSums(cells);
  const [usd, perCall] = [cost.format(), cost.formatQuotients(pricedCalls)];
  // All rows are copies of one: an object that gets its properties one by one takes several times as long.
  const blank: Record<string, SectionRow[string]> = Object.fromEntries(
    [...names, ...COLUMNS.map(({ name }) => name)].map((name) => [name, null]),
  );
  return Array.from(sortCells(cells, cost, compareCells(order, names), order), (index) => {
    const row = { ...blank };
    for (const [place, name] of names.entries()) row[name] = cells[index]?.values[place] ?? null;
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

/** Where the cells are in their order. Costs as numbers, where they differ, are compared faster. */
function sortCells(
  cells: readonly SummedCell[],
  cost: ManyAmounts,
  compare: (a: SummedCell, b: SummedCell) => number,
  order: CellOrder,
): Uint32Array {
  const near = order === 'cost' ? (a: number, b: number) => cost.number(b) - cost.number(a) : () => 0;
  const at = (index: number): SummedCell => cells[index] as SummedCell;
  return Uint32Array.from(cells.keys()).sort((a, b) => near(a, b) || compare(at(a), at(b)));
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
