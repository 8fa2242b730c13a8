import { type Compaction, type Erasure, formatCount } from '@spendspan/ledger';

/** What an erasure did, for people. */
export function formatErasure({ rows, dryRun, calls, costUsd, ...bytes }: Erasure): string {
  const what = rows
    ? `${countCalls(calls)} of ${costUsd} USD ${dryRun ? 'would be' : 'were'} deleted; totals ${dryRun ? 'would be' : 'are'} lower by that`
    : `${countCalls(calls)} of ${costUsd} USD ${dryRun ? 'would have' : 'have'} no user and no session any more; totals stay as they are`;
  return `${what}.\n${formatBytes(bytes)}${dryRun ? 'Nothing was changed.\n' : ''}`;
}

/** What a compaction did, for people. */
export function formatCompaction({ dryRun, keptFrom, deletedCalls, deletedUsd, ...bytes }: Compaction): string {
  const what =
    keptFrom === null
      ? ''
      : `${countCalls(deletedCalls)} of ${deletedUsd} USD from before ${keptFrom.slice(0, 10)} ${dryRun ? 'would be' : 'were'} deleted${dryRun ? '' : ', and are not recorded again'}.\n`;
  return `${what}${formatBytes(bytes)}${dryRun ? 'Nothing was changed.\n' : ''}`;
}

function countCalls(calls: number): string {
  return calls === 1 ? '1 call' : `${formatCount(calls)} calls`;
}

function formatBytes({ bytesBefore, bytesAfter }: Pick<Erasure, 'bytesBefore' | 'bytesAfter'>): string {
  if (bytesBefore === null || bytesAfter === null) return '';
  return `The ledger was written anew: ${formatCount(bytesBefore)} bytes before, ${formatCount(bytesAfter)} now.\n`;
}
