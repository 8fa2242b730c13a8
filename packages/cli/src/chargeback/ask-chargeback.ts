import type { Chargeback, ConfigText } from '@spendspan/ledger';
import { type Answer, useLedger } from '../use-ledger.ts';

/**
 * Asks a ledger who pays for a month, through the console that holds it or on the file.
 * @throws CliError, and what `Ledger.chargeback`, `openLedger` and `requestChargeback` throw.
 */
export function askChargeback(
  directory: ConfigText,
  month: string | undefined,
  ledgerFile?: string,
): Promise<Answer<Chargeback>> {
  return useLedger(ledgerFile, {
    ask: async (found) => (await import('@spendspan/console')).requestChargeback(found, directory, month),
    run: (ledger) => ledger.chargeback(directory, month === undefined ? {} : { month }),
  });
}
