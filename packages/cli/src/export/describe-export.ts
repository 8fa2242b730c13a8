import { type ExportSummary, formatCount } from '@spendspan/ledger';

/** What an export holds and what it cannot, for people beside the file. */
export function describeExport(format: string, file: string, summary: ExportSummary): string {
  const { calls, unpricedCalls, failedWithoutUsage, costUsd } = summary;
  const rest = format === 'focus' ? unpricedCalls + failedWithoutUsage : 0;
  const held = rest === 0 ? countCalls(calls) : `${formatCount(calls - rest)} of ${countCalls(calls)}`;
  const lines = [`${format}: ${held}, USD ${costUsd} → ${file}`];
  if (format === 'focus') {
    if (unpricedCalls > 0) {
      lines.push(
        `${countCalls(unpricedCalls)} without a known price left out of the file: a row must have a cost. See "spendspan prices coverage"`,
      );
    }
    if (failedWithoutUsage > 0) {
      lines.push(
        `${countCalls(failedWithoutUsage)} that failed without usage left out of the file: nothing was charged as far as is known`,
      );
    }
  } else {
    if (unpricedCalls > 0) lines.push(`${countCalls(unpricedCalls)} without a known price: the cost is empty, not 0`);
    if (failedWithoutUsage > 0) {
      lines.push(`${countCalls(failedWithoutUsage)} that failed without usage: the cost is empty, too`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function countCalls(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'call' : 'calls'}`;
}
