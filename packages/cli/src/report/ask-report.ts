import type { Report, ReportQuery } from '@spendspan/ledger';
import { type Answer, useLedger } from '../use-ledger.ts';

/**
 * Runs a report on a ledger, through the console that holds it or on the file.
 * @throws CliError, and what `Ledger.report`, `openLedger` and `fetchReport` throw.
 */
export function askReport(name: string, query: ReportQuery, ledgerFile?: string): Promise<Answer<Report>> {
  return useLedger(ledgerFile, {
    ask: async (found) => (await import('@spendspan/console')).fetchReport(found, name, query),
    run: (ledger) => ledger.report(name, query),
  });
}
