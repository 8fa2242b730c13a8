import type { BreakdownRow, Report, Totals } from './types.ts';

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
    ...sections.map(({ name, columns, rows }): ReportGrid => {
      const all = columns.map((column) => column.name);
      const names = columns.filter(({ kind }) => kind === 'text').map((column) => column.name);
      return { name, columns: all, names, rows: rows.map((row) => all.map((column) => row[column] ?? null)) };
    }),
    ...breakdowns.map(({ by, rows }): ReportGrid => {
      const columns = [by, 'absent', ...TOTALS.map(([name]) => name)];
      return { name: by, columns, names: [by], rows: rows.map((row) => readRow(row)) };
    }),
    {
      name: 'totals',
      columns: TOTALS.map(([name]) => name),
      names: [],
      rows: [TOTALS.map(([, read]) => read(totals))],
    },
  ];
}

function readRow({ key, absent, totals }: BreakdownRow): (string | number | null)[] {
  return [absent ? null : key, String(absent), ...TOTALS.map(([, read]) => read(totals))];
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
