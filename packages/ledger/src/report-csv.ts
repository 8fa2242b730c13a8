import { formatLines } from './export/csv.ts';
import { guardFormula } from './export/guard-formula.ts';
import type { ReportGrid } from './report-grids.ts';

/** A table of a report as CSV (RFC 4180) with a heading; amounts to the last digit, nothing for what is unknown. */
export function formatReportCsv({ columns, names, rows }: ReportGrid): string {
  const cells = rows.map((row) =>
    row.map((value, index) => {
      if (value === null) return null;
      // An amount that begins with a minus is no formula.
      return names.includes(columns[index] ?? '') ? guardFormula(String(value)) : String(value);
    }),
  );
  return formatLines([columns, ...cells]);
}
