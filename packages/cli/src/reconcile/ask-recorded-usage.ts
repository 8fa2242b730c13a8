import type { RecordedUsage, ReportQuery } from '@spendspan/ledger';
import { type Answer, useLedger } from '../use-ledger.ts';

/**
 * Asks a ledger what the calls of a provider used, through the console that holds it or on the file.
 * @throws CliError, and what `Ledger.recordedUsage`, `openLedger` and `fetchRecordedUsage` throw.
 */
export function askRecordedUsage(query: ReportQuery, ledgerFile?: string): Promise<Answer<readonly RecordedUsage[]>> {
  return useLedger(ledgerFile, {
    ask: async (found) => (await import('@spendspan/console')).fetchRecordedUsage(found, query),
    run: (ledger) => ledger.recordedUsage(query),
  });
}
