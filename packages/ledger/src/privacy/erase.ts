import { cleanValue } from '@spendspan/attribution';
import type { RowSums } from '../call-store.ts';
import { ReportParameterError } from '../errors.ts';
import { formatUsd } from '../money.ts';
import type { GuardedStore } from './guarded-store.ts';
import type { EraseOptions, Erasure } from './types.ts';

/** Takes a person out of a store; see `Ledger.erase`. */
export async function erase(store: GuardedStore, options: EraseOptions): Promise<Erasure> {
  const { rows = false, dryRun = false } = options;
  const named = readNamed(options);
  if (!dryRun) await store.noteCompactionDue();
  const elsewhere = await countElsewhere(store, named);
  const { calls, cost } = await eraseNamed(store, named, { rows, dryRun });
  // Also where nothing was found: the one who asks may have been cut off before this the first time.
  const bytes = dryRun ? { bytesBefore: null, bytesAfter: null } : await store.compact();
  return { rows, dryRun, calls: Number(calls), costUsd: formatUsd(cost), elsewhere, ...bytes };
}

interface Named {
  readonly field: 'user' | 'customer';
  readonly id: string;
}

function readNamed({ user, customer }: EraseOptions): Named {
  if (user !== undefined && customer !== undefined) {
    throw new ReportParameterError('customer', 'a user, too', 'one of them; erase one after the other');
  }
  const field = customer === undefined ? 'user' : 'customer';
  const given = customer ?? user;
  if (typeof given !== 'string' || given.trim() === '')
    throw new ReportParameterError(field, 'nothing', `the id of a ${field}`);
  // As it is recorded: the application knows the id as it sent it.
  return { field, id: cleanValue(given, `${field}.id`) ?? given };
}

function eraseNamed(
  store: GuardedStore,
  { field, id }: Named,
  { rows, dryRun }: { readonly rows: boolean; readonly dryRun: boolean },
): Promise<RowSums> {
  if (rows) return store.deleteCalls({ filter: { [field]: id } }, dryRun);
  return field === 'user' ? store.replaceUsers(new Map([[id, null]]), dryRun) : store.dropCustomer(id, dryRun);
}

/** The calls of others that name the id as something else. */
async function countElsewhere(store: GuardedStore, { field, id }: Named): Promise<Erasure['elsewhere']> {
  const count = async (filter: Readonly<Record<string, string>>): Promise<bigint> =>
    (await store.summarize({ filter }, [])).totals.calls;
  const found: Record<string, number> = {};
  for (const other of ['user', 'customer', 'session'].filter((name) => name !== field)) {
    const calls = (await count({ [other]: id })) - (await count({ [other]: id, [field]: id }));
    if (calls > 0n) found[other] = Number(calls);
  }
  return found;
}
