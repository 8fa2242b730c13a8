import { formatTime } from '../format-time.ts';
import { formatUsd } from '../money.ts';
import type { GuardedStore } from '../privacy/guarded-store.ts';
import { readAge } from './read-age.ts';
import type { Compaction, CompactOptions } from './types.ts';

const DAY_MS = 86_400_000;
const NANOS_PER_MS = 1_000_000n;

/** Deletes what is too old and gives room back; see `Ledger.compact`. */
export async function compact(
  store: GuardedStore,
  options: CompactOptions = {},
  nowMs: number = Date.now(),
): Promise<Compaction> {
  const { olderThan, dryRun = false, rewrite = true } = options;
  const end = olderThan === undefined ? undefined : startOfDay(nowMs - readAge('olderThan', olderThan) * DAY_MS);
  const { calls = 0n, cost = 0n } = end === undefined ? {} : await store.deleteBefore(end, dryRun);
  const bytes = rewrite && !dryRun ? await store.compact() : { bytesBefore: null, bytesAfter: null };
  return {
    dryRun,
    keptFrom: end === undefined ? null : formatTime(end),
    deletedCalls: Number(calls),
    deletedUsd: formatUsd(cost),
    ...bytes,
  };
}

/** Nanoseconds. A report of a day is whole or not there. */
function startOfDay(timeMs: number): bigint {
  return BigInt(Math.max(0, Math.floor(timeMs / DAY_MS) * DAY_MS)) * NANOS_PER_MS;
}
