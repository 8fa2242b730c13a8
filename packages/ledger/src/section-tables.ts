import { drawBranches } from './draw-branches.ts';
import { chooseDecimals, formatAmount, formatCount, formatShare } from './format-numbers.ts';
import { parseUsd } from './money.ts';
import { nameOtherRows, writeName } from './report-tables.ts';
import type { OtherSectionRows, ReportSection, SectionColumn, SectionRow } from './types.ts';

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
  /** The one included that stands for all others. */
  readonly rowCount: number;
  /** How many more rows there are, which are one line behind the others; 0: none. */
  readonly otherRows: number;
  readonly hasTotal: boolean;
  readonly notes: readonly string[];
}

/** A section as a table. A column of amounts has one number of decimals, so that its cells can be compared. */
export function makeSectionTable({ name, title, columns, rows, other, total, notes }: ReportSection): SectionTable {
  const others = other ? [nameOther(columns, other)] : [];
  const lines = [...rows, ...others, ...(total ? [total] : [])];
  const named = [...others, ...(total ? [total] : [])];
  return {
    name,
    title,
    columns: columns.filter(({ forPrograms }) => !forPrograms).map((column) => makeColumn(column, lines, named)),
    rowCount: rows.length + others.length,
    otherRows: other?.rows ?? 0,
    hasTotal: total !== undefined,
    notes,
  };
}

/** All other rows as one, with what people read in place of its names. */
function nameOther(columns: readonly SectionColumn[], { rows, values }: OtherSectionRows): SectionRow {
  const [first] = columns;
  return first?.kind === 'text' ? { ...values, [first.name]: nameOtherRows(rows) } : values;
}

function makeColumn(
  column: SectionColumn,
  lines: readonly SectionRow[],
  named: readonly SectionRow[],
): SectionTableColumn {
  const { name, head, kind, absentKey = 'unknown', depthBy } = column;
  const values = lines.map((line) => line[name] ?? null);
  if (kind === 'text') {
    const isRow = lines.map((line) => !named.includes(line));
    const absent = values.map((value, index) => isRow[index] === true && value === null);
    const branches = depthBy === undefined ? [] : drawBranches(lines.map((line) => drawnDepth(line[depthBy])));
    const cells = values.map((value, index) => {
      const name = String(value ?? '');
      const text = absent[index] ? `(${absentKey})` : isRow[index] ? writeName(name) : name;
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
