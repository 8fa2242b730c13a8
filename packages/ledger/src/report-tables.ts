import { chooseDecimals, formatAmount, formatCount, formatShare } from './format-numbers.ts';
import { parseUsd, shareOf } from './money.ts';
import type { BreakdownRow, Report, Totals } from './types.ts';

/** A column of a table for people. */
export interface ReportColumn {
  readonly head: string;
  /** Cells of the rows, that of all others where there are such, then that of the total. */
  readonly cells: readonly string[];
  /** For amounts: what the cells stand for, to the last digit; null is unknown. */
  readonly exact?: readonly (string | null)[];
  /** A number other than 0 in it is something to look at. */
  readonly defect?: boolean;
}

/** One breakdown of a report as people see it, in the command, on the page and in files. */
export interface ReportTable {
  readonly by: string;
  readonly label: string;
  readonly rows: readonly BreakdownRow[];
  /** How many more rows there are, which are one line behind these; 0: none. */
  readonly otherRows: number;
  /** All but the names of the rows. */
  readonly columns: readonly ReportColumn[];
}

/**
 * The breakdowns that say something, as tables. Every column has one number of decimals throughout the report, so that
 * amounts can be compared across tables.
 */
export function makeReportTables(report: Report): readonly ReportTable[] {
  const { totals, breakdowns } = report;
  const all = [
    totals,
    ...breakdowns.flatMap(({ rows, other }) => [...rows, ...(other ? [other] : [])].map((row) => row.totals)),
  ];
  const costDecimals = decimalsOf(all.map(readCost));
  const averageDecimals = decimalsOf(all.map(({ costPerCallUsd }) => costPerCallUsd));
  return breakdowns.filter(saysSomething).map(({ by, label, rows, other }) => {
    const lines = [...[...rows, ...(other ? [other] : [])].map((row) => row.totals), totals];
    const columns: readonly ReportColumn[] = [
      makeAmounts('USD', lines.map(readCost), costDecimals),
      { head: 'Share', cells: lines.map((line) => formatShare(shareOfUsd(readCost(line), totals.costUsd))) },
      { head: 'Requests', cells: lines.map(({ calls }) => formatCount(calls)) },
      { head: 'Failed', defect: true, cells: lines.map(({ failedCalls }) => formatCount(failedCalls)) },
      { head: 'Unpriced', defect: true, cells: lines.map(({ unpricedCalls }) => formatCount(unpricedCalls)) },
      { head: 'In tokens', cells: lines.map(({ inputTokens }) => formatCount(inputTokens)) },
      { head: 'Out tokens', cells: lines.map(({ outputTokens }) => formatCount(outputTokens)) },
      makeAmounts(
        'USD/request',
        lines.map(({ costPerCallUsd }) => costPerCallUsd),
        averageDecimals,
      ),
    ];
    return { by, label, rows, otherRows: other?.rows ?? 0, columns };
  });
}

/** A name from outside as people read it: in quotes where it looks like what stands in a table and is no name. */
export function writeName(name: string): string {
  return /^\s*(\(.*\)|".*"|total)\s*$/is.test(name) ? JSON.stringify(name) : name;
}

/** What people read in place of the name of rows that a limit left out. In brackets, like all that is no name. */
export function nameOtherRows(rows: number): string {
  return `(${formatCount(rows)} more)`;
}

/** Where no call has a price the amount is unknown, not nothing; calls that failed without usage cost nothing known either. */
export function readCost({ costUsd, pricedCalls, calls }: Totals): string | null {
  return pricedCalls === 0 && calls > 0 ? null : costUsd;
}

/** A breakdown whose only row says that nobody knows tells less than nothing; who owns it is always told. */
function saysSomething({ by, rows, other }: Report['breakdowns'][number]): boolean {
  // Only one row is of those without a value: what a limit left out has some.
  return rows.length > 0 && (by === 'team' || Boolean(other) || rows.some(({ absent }) => !absent));
}

function makeAmounts(head: string, exact: readonly (string | null)[], decimals: number): ReportColumn {
  const cells = exact.map((amount) => (amount === null ? '–' : formatAmount(parseUsd(amount), decimals)));
  return { head, cells, exact };
}

function decimalsOf(amounts: readonly (string | null)[]): number {
  return chooseDecimals(amounts.filter((amount) => amount !== null).map(parseUsd));
}

function shareOfUsd(part: string | null, whole: string): number | null {
  return part === null ? null : shareOf(parseUsd(part), parseUsd(whole));
}
