import type { Coverage, ReportQuery } from '@spendspan/ledger';
import { type Answer, useLedger } from '../use-ledger.ts';

/**
 * Asks a ledger how much of the spend has a sure price, through the console that holds it or on the file.
 * @throws CliError, and what `Ledger.coverage`, `openLedger` and `fetchCoverage` throw.
 */
export function askCoverage(query: ReportQuery, ledgerFile?: string): Promise<Answer<Coverage>> {
  return useLedger(ledgerFile, {
    ask: async (found) => (await import('@spendspan/console')).fetchCoverage(found, query),
    run: (ledger) => ledger.coverage(query),
  });
}
