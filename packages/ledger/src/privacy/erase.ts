import { cleanValue } from '@spendspan/attribution';
import { ReportParameterError } from '../errors.ts';
import { formatUsd } from '../money.ts';
import type { GuardedStore } from './guarded-store.ts';
import type { EraseOptions, Erasure } from './types.ts';

/** Takes a person out of a store; see `Ledger.erase`. */
export async function erase(
  store: GuardedStore,
  { user: given, rows = false, dryRun = false }: EraseOptions,
): Promise<Erasure> {
  if (typeof given !== 'string' || given.trim() === '')
    throw new ReportParameterError('user', 'nothing', 'the id of a user');
  // As it is recorded: the application knows the id as it sent it.
  const user = cleanValue(given, 'user.id') ?? given;
  if (!dryRun) await store.noteCompactionDue();
  const { calls, cost } = rows
    ? await store.deleteCalls({ filter: { user } }, dryRun)
    : await store.replaceUsers(new Map([[user, null]]), dryRun);
  // Also where nothing was found: the one who asks may have been cut off before this the first time.
  const bytes = dryRun ? { bytesBefore: null, bytesAfter: null } : await store.compact();
  return { rows, dryRun, calls: Number(calls), costUsd: formatUsd(cost), ...bytes };
}
