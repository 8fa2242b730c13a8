import { formatReportCsv, makeReportGrids, type Report, type ReportGrid } from '@spendspan/ledger';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';

/**
 * One table of a report as CSV; see `formatReportCsv`.
 * @param table its name; the first one when absent.
 * @throws CliError when the report has no such table.
 */
export function writeReportCsv(report: Report, table: string | undefined): string {
  return writeGridCsv(makeReportGrids(report), table);
}

/**
 * One of several tables as CSV.
 * @param table its name; the first one when absent.
 * @throws CliError when there is no such table.
 */
export function writeGridCsv(grids: readonly ReportGrid[], table: string | undefined): string {
  const grid = table === undefined ? grids[0] : grids.find(({ name }) => name === table);
  if (!grid) {
    const known = grids.map(({ name }) => name).join(', ');
    throw new CliError(EXIT.usage, `got table "${table}", expected one of ${known}; pick one`);
  }
  return formatReportCsv(grid);
}
