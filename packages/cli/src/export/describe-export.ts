import { type ExportSummary, formatCount } from '@spendspan/ledger';

/** What an export holds and what it cannot, for people beside the file. */
export function describeExport(format: string, file: string, summary: ExportSummary): string {
  const { calls, unpricedCalls, failedWithoutUsage, costUsd } = summary;
  const lines = [`${format}: ${formatCount(calls)} calls, USD ${costUsd} → ${file}`];
  if (format === 'focus') {
    if (unpricedCalls > 0) {
      lines.push(
        `${formatCount(unpricedCalls)} calls without a known price are not in the file: a row must have a cost. See "spendspan prices coverage"`,
      );
    }
    if (failedWithoutUsage > 0) {
      lines.push(
        `${formatCount(failedWithoutUsage)} calls that failed without usage are not in the file: nothing was charged`,
      );
    }
  } else if (unpricedCalls > 0) {
    lines.push(`${formatCount(unpricedCalls)} calls have no known price: their cost is empty, not 0`);
  }
  return `${lines.join('\n')}\n`;
}
