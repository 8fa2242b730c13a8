import type { Compaction, CompactOptions, EraseOptions, Erasure } from '@spendspan/ledger';
import { type Answer, useLedger } from '../use-ledger.ts';

/**
 * Erases a person from a ledger: in the console that holds it or on the file.
 * @throws CliError, and what `Ledger.erase`, `openLedger` and `requestErase` throw.
 */
export function askErase(options: EraseOptions, ledgerFile: string | undefined): Promise<Answer<Erasure>> {
  return useLedger(ledgerFile, {
    ask: async (found) => (await import('@spendspan/console')).requestErase(found, options),
    run: (ledger) => ledger.erase(options),
  });
}

/**
 * Compacts a ledger: in the console that holds it or on the file.
 * @throws CliError, and what `Ledger.compact`, `openLedger` and `requestCompact` throw.
 */
export function askCompact(options: CompactOptions, ledgerFile: string | undefined): Promise<Answer<Compaction>> {
  return useLedger(ledgerFile, {
    ask: async (found) => (await import('@spendspan/console')).requestCompact(found, options),
    run: (ledger) => ledger.compact(options),
  });
}
