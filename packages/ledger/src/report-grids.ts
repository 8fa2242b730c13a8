import type { Breakdown, BreakdownRow, Report, ReportSection, SectionRow, Totals } from './types.ts';

/** A table of a report as rows and columns of exact values, for files that machines read. */
export interface ReportGrid {
  /** `by` of a breakdown, name of a section, or `totals`. */
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns whose values are names from outside. */
  readonly names: readonly string[];
  /** Amounts are decimal strings with 12 decimals; null is unknown, or no name. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Every table of a report: its sections, its breakdowns, then its totals. */
export function makeReportGrids({ sections, breakdowns, totals }: Report): readonly ReportGrid[] {
  return [
    ...sections.map(makeSectionGrid),
    ...breakdowns.map(makeBreakdownGrid),
    {
      name: 'totals',
      columns: TOTALS.map(([name]) => name),
      names: [],
      rows: [readTotals(totals)],
    },
  ];
}

/** The column that says, where a limit was asked for, how many rows one stands for that is not one itself. */
const OTHER_ROWS = 'otherRows';

function makeSectionGrid({ name, columns, rows, other }: ReportSection): ReportGrid {
  const all = columns.map((column) => column.name);
  const names = columns.filter(({ kind }) => kind === 'text').map((column) => column.name);
  const read = (row: SectionRow): (string | number | null)[] => all.map((column) => row[column] ?? null);
  if (other === undefined) return { name, columns: all, names, rows: rows.map(read) };
  const told = rows.map((row) => [...read(row), null]);
  const last = other === null ? [] : [[...read(other.values), other.rows]];
  return { name, columns: [...all, OTHER_ROWS], names, rows: [...told, ...last] };
}

function makeBreakdownGrid({ by, rows, other }: Breakdown): ReportGrid {
  const columns = [by, 'absent', ...TOTALS.map(([name]) => name)];
  if (other === undefined) return { name: by, columns, names: [by], rows: rows.map(readRow) };
  const told = rows.map((row) => [...readRow(row), null]);
  const last = other === null ? [] : [[null, 'false', ...readTotals(other.totals), other.rows]];
  return { name: by, columns: [...columns, OTHER_ROWS], names: [by], rows: [...told, ...last] };
}

function readRow({ key, absent, totals }: BreakdownRow): (string | number | null)[] {
  return [absent ? null : key, String(absent), ...readTotals(totals)];
}

function readTotals(totals: Totals): (string | number | null)[] {
  return TOTALS.map(([, read]) => read(totals));
}

const TOTALS: readonly (readonly [name: string, read: (totals: Totals) => string | number | null])[] = [
  ['calls', ({ calls }) => calls],
  ['failedCalls', ({ failedCalls }) => failedCalls],
  ['pricedCalls', ({ pricedCalls }) => pricedCalls],
  ['unpricedCalls', ({ unpricedCalls }) => unpricedCalls],
  ['inputTokens', ({ inputTokens }) => inputTokens],
  ['cacheReadTokens', ({ cacheReadTokens }) => cacheReadTokens],
  ['cacheWriteTokens', ({ cacheWriteTokens }) => cacheWriteTokens],
  ['outputTokens', ({ outputTokens }) => outputTokens],
  ['reasoningTokens', ({ reasoningTokens }) => reasoningTokens],
  ['costUsd', ({ costUsd }) => costUsd],
  ['estimatedUsd', ({ estimatedUsd }) => estimatedUsd],
  ['partialUsd', ({ partialUsd }) => partialUsd],
  ['cacheSavingsUsd', ({ cacheSavingsUsd }) => cacheSavingsUsd],
  ['costPerCallUsd', ({ costPerCallUsd }) => costPerCallUsd],
];
