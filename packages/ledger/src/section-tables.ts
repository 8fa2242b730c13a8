import { drawBranches } from './draw-branches.ts';
import { chooseDecimals, formatAmount, formatCount, formatShare } from './format-numbers.ts';
import { parseUsd } from './money.ts';
import type { ReportSection, SectionColumn, SectionRow } from './types.ts';

/** A column of a section as people see it. */
export interface SectionTableColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** Cells of the rows, then that of the total where there is one. */
  readonly cells: readonly string[];
  /** For amounts: what the cells stand for, to the last digit; null is unknown. */
  readonly exact?: readonly (string | null)[];
  /** Which of the rows have no name in this column. */
  readonly absent?: readonly boolean[];
}

/** A section of a report as people see it, in the command, on the page and in files. */
export interface SectionTable {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly SectionTableColumn[];
  readonly rowCount: number;
  readonly hasTotal: boolean;
  readonly notes: readonly string[];
}

/** A section as a table. A column of amounts has one number of decimals, so that its cells can be compared. */
export function makeSectionTable({ name, title, columns, rows, total, notes }: ReportSection): SectionTable {
  const lines = total ? [...rows, total] : rows;
  return {
    name,
    title,
    columns: columns.filter(({ forPrograms }) => !forPrograms).map((column) => makeColumn(column, lines, total)),
    rowCount: rows.length,
    hasTotal: total !== undefined,
    notes,
  };
}

function makeColumn(
  column: SectionColumn,
  lines: readonly SectionRow[],
  total: SectionRow | undefined,
): SectionTableColumn {
  const { name, head, kind, absentKey = 'unknown', depthBy } = column;
  const values = lines.map((line) => line[name] ?? null);
  if (kind === 'text') {
    const absent = lines.map((line, index) => line !== total && values[index] === null);
    const branches = depthBy === undefined ? [] : drawBranches(lines.map((line) => drawnDepth(line[depthBy])));
    const cells = values.map((value, index) => {
      const text = absent[index] ? `(${absentKey})` : String(value ?? '');
      return `${branches[index] ?? ''}${text}`;
    });
    return { head, align: 'left', cells, absent };
  }
  if (kind === 'usd') {
    const exact = values.map((value) => (value === null ? null : String(value)));
    const amounts = exact.map((amount) => (amount === null ? null : parseUsd(amount)));
    const decimals = chooseDecimals(amounts.filter((amount) => amount !== null));
    const cells = amounts.map((amount) => (amount === null ? '–' : formatAmount(amount, decimals)));
    return { head, align: 'right', cells, exact };
  }
  if (kind === 'time') return { head, align: 'left', cells: values.map((value) => formatInstant(String(value ?? ''))) };
  const format = kind === 'count' ? formatCount : kind === 'share' ? formatShare : chooseNumberFormat(values);
  return { head, align: 'right', cells: values.map((value) => (value === null ? '–' : format(Number(value)))) };
}

/** What is deeper is drawn no deeper: the table would be as wide as the trace is deep. */
const MAX_DRAWN_DEPTH = 40;

function drawnDepth(depth: SectionRow[string] | undefined): number {
  return Math.min(Number(depth ?? 0), MAX_DRAWN_DEPTH);
}

/** A column of numbers has one number of decimals, as one of amounts has. */
function chooseNumberFormat(values: readonly unknown[]): (value: number) => string {
  const whole = values.every((value) => value === null || Number.isInteger(value));
  const digits = { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: 2 };
  return (value) => value.toLocaleString('en-US', digits);
}

/** To the millisecond, for people: `2026-11-25 11:08:53.563`. What is no instant (the name of a total) stays. */
function formatInstant(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d\.\d{3})\d*Z$/, '$1 $2');
}
