import type { ReportSection } from '@spendspan/ledger';

/** Some columns of a table, and its first rows; of some rows the total is not told. */
export function excerpt(section: ReportSection, columns: readonly string[], rows?: number): ReportSection {
  const { total, ...rest } = section;
  const isWhole = rows === undefined || section.rows.length <= rows;
  return {
    ...rest,
    columns: section.columns.filter(({ name }) => columns.includes(name)),
    rows: section.rows.slice(0, rows),
    ...(isWhole && total && { total }),
  };
}
