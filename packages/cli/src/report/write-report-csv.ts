import { makeReportGrids, type Report } from '@spendspan/ledger';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';

/**
 * One table of a report as CSV (RFC 4180) with a heading; amounts to the last digit, nothing for what is unknown.
 * @param table its name; the first one when absent.
 * @throws CliError when the report has no such table.
 */
export async function writeReportCsv(report: Report, table: string | undefined): Promise<string> {
  const grids = makeReportGrids(report);
  const grid = table === undefined ? grids[0] : grids.find(({ name }) => name === table);
  if (!grid) {
    const known = grids.map(({ name }) => name).join(', ');
    throw new CliError(EXIT.usage, `got table "${table}", expected one of ${known}; pick one`);
  }
  const { stringify } = await import('csv-stringify/sync');
  // A name that begins as a formula does is one to a spreadsheet.
  return stringify(grid.rows as unknown[][], { header: true, columns: [...grid.columns], escape_formulas: true });
}
