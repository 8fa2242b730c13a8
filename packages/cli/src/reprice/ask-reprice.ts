import type { RepriceRequest } from '@spendspan/console';
import type { Repricing } from '@spendspan/ledger';
import { type Answer, useLedger } from '../use-ledger.ts';

/**
 * Prices the calls of a ledger again, or takes that back: in the console that holds it or on the file. null when there
 * was nothing to take back.
 * @throws CliError, and what `runReprice`, `openLedger` and `requestReprice` throw.
 */
export function askReprice(
  request: RepriceRequest,
  ledgerFile: string | undefined,
  onProgress: (done: number, total: number) => void,
): Promise<Answer<Repricing | null>> {
  return useLedger(ledgerFile, {
    ask: async (found) => (await import('@spendspan/console')).requestReprice(found, request, { onProgress }),
    run: async (ledger) => (await import('@spendspan/console')).runReprice(ledger, request, { onProgress }),
  });
}
