import type { Compaction, CompactOptions, EraseOptions, Erasure } from '@spendspan/ledger';
import { postQuestion } from '../fetch-report.ts';
import type { FoundConsole } from '../types.ts';

/**
 * Has the console that holds the ledger erase a person.
 * @throws as `fetchReport` does, with the errors of `Ledger.erase`.
 */
export function requestErase(from: FoundConsole, options: EraseOptions): Promise<Erasure> {
  return postQuestion<Erasure>(from, '/api/v1/erase', options);
}

/**
 * Has the console that holds the ledger delete what is too old and give room back.
 * @throws as `fetchReport` does, with the errors of `Ledger.compact`.
 */
export function requestCompact(from: FoundConsole, options: CompactOptions): Promise<Compaction> {
  return postQuestion<Compaction>(from, '/api/v1/compact', options);
}
