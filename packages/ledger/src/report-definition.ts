import type { CallView, Selection, Summary } from './call-store.ts';
import { findField } from './fields.ts';
import { describePeriod, type Period, toBounds } from './period/period.ts';
import { compareTexts, subtractSums } from './rank-cells.ts';
import { makeTotals } from './totals.ts';
import type {
  Breakdown,
  BreakdownRow,
  OtherRows,
  Report,
  ReportDescription,
  ReportQuery,
  ReportSection,
} from './types.ts';

/** A report: its description and how it is made. A new one is one file in `reports/` and one line in `report-list.ts`. */
export interface ReportDefinition extends ReportDescription {
  /**
   * Makes the report. The query holds known parameters only.
   * @throws ReportParameterError, UnknownTeamError
   */
  run(store: CallView, query: ReportQuery): Promise<Report>;
}

/** What most reports are: totals of a selection and its split by some fields. */
export interface SummaryReport {
  readonly name: string;
  readonly title: string;
  readonly period: Period;
  /** `null` selects the calls that have no value. */
  readonly filter: Readonly<Record<string, string | null>>;
  /** Fields, in the order in which they are shown. */
  readonly by: readonly string[];
  /** Rows of a breakdown at most, but for those of a time. @default all */
  readonly limit?: number | undefined;
  /** @default none */
  readonly sections?: readonly ReportSection[];
}

/** The calls that a report is of. */
export function selectCalls(period: Period, filter: Selection['filter']): Selection {
  return { filter, ...toBounds(period) };
}

/** Makes a report of totals and breakdowns out of one consistent view of the store. */
export async function summarizeReport(store: CallView, report: SummaryReport): Promise<Report> {
  return describeSummary(
    await store.summarize(selectCalls(report.period, report.filter), report.by, report.limit),
    report,
  );
}

/** Makes the report of a summary of its calls, by its fields and maybe more behind them. */
export function describeSummary(summary: Summary, report: SummaryReport): Report {
  const { name, title, period, filter, by, limit, sections = [] } = report;
  const breakdowns = by.map((field, index): Breakdown => {
    const { label, absentKey, order } = findField(field);
    const rows = (summary.groups[index] ?? []).map(({ value, sums }) => ({
      cost: sums.cost,
      row: { key: value ?? absentKey, absent: value === null, totals: makeTotals(sums) },
    }));
    rows.sort((a, b) => (order === 'cost' ? compareCost(a, b) : compareKeys(a.row, b.row)));
    const other = limit === undefined ? {} : { other: describeOther(summary, index) };
    return { by: field, label, rows: rows.map(({ row }) => row), ...other };
  });
  return {
    name,
    title,
    period: describePeriod(period),
    filter,
    totals: makeTotals(summary.totals),
    breakdowns,
    sections,
  };
}

function describeOther({ totals, groups, counts }: Summary, index: number): OtherRows | null {
  const told = groups[index] ?? [];
  const rows = (counts[index] ?? 0) - told.length;
  if (rows === 0) return null;
  const rest = subtractSums(
    totals,
    told.map(({ sums }) => sums),
  );
  return { rows, totals: makeTotals(rest) };
}

interface CostedRow {
  readonly cost: bigint;
  readonly row: BreakdownRow;
}

function compareCost(a: CostedRow, b: CostedRow): number {
  if (a.cost !== b.cost) return a.cost > b.cost ? -1 : 1;
  return b.row.totals.calls - a.row.totals.calls || compareKeys(a.row, b.row);
}

function compareKeys(a: BreakdownRow, b: BreakdownRow): number {
  if (a.absent !== b.absent) return a.absent ? 1 : -1;
  return compareTexts(a.key, b.key);
}
