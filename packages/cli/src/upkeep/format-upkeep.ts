import { type Compaction, type Erasure, formatCount } from '@spendspan/ledger';

/** What an erasure did, for people. */
export function formatErasure(erasure: Erasure, who: 'user' | 'customer'): string {
  const { rows, dryRun, calls, costUsd } = erasure;
  const told = `${countCalls(calls)} of ${costUsd} USD`;
  const what = rows
    ? `${dryRun ? 'Would delete' : 'Deleted'} ${told}: totals ${dryRun ? 'would be' : 'are'} lower by that`
    : `${dryRun ? 'Would take' : 'Took'} ${who} and session off ${told}: totals stay as they are`;
  const rest = `${formatElsewhere(erasure)}${formatBytes(erasure)}`;
  return `${what}.\n${rest}${dryRun ? 'Nothing was changed.\n' : ''}`;
}

/** Which other calls name the same id, for people; empty when none does. */
export function formatElsewhere({ elsewhere }: Erasure): string {
  const told = Object.entries(elsewhere).map(([field, calls]) => `${countCalls(calls)} as ${field}`);
  return told.length === 0 ? '' : `The id is also on ${told.join(' and ')}, which this does not erase.\n`;
}

/** What a compaction did, for people. */
export function formatCompaction({ dryRun, keptFrom, deletedCalls, deletedUsd, ...bytes }: Compaction): string {
  const told = `${countCalls(deletedCalls)} of ${deletedUsd} USD from before ${keptFrom?.slice(0, 10)}`;
  const done = dryRun ? `Would delete ${told}.\n` : `Deleted ${told}; nothing from before that is recorded again.\n`;
  const what = keptFrom === null ? '' : done;
  return `${what}${formatBytes(bytes)}${dryRun ? 'Nothing was changed.\n' : ''}`;
}

function countCalls(calls: number): string {
  return calls === 1 ? '1 call' : `${formatCount(calls)} calls`;
}

function formatBytes({ bytesBefore, bytesAfter }: Pick<Erasure, 'bytesBefore' | 'bytesAfter'>): string {
  if (bytesBefore === null || bytesAfter === null) return '';
  return `The ledger was written anew: ${formatCount(bytesBefore)} bytes before, ${formatCount(bytesAfter)} now.\n`;
}
