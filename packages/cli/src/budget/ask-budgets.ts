import type { BudgetCheck, BudgetCheckRequest } from '@spendspan/console';
import { type Answer, useLedger } from '../use-ledger.ts';

/**
 * Asks a ledger how the budgets of a file stand, through the console that holds it or on the file.
 * @throws CliError, and what `Ledger.budgets`, `openLedger` and `requestBudgetCheck` throw.
 */
export function askBudgets(request: BudgetCheckRequest, ledgerFile?: string): Promise<Answer<BudgetCheck>> {
  return useLedger(ledgerFile, {
    ask: async (found) => (await import('@spendspan/console')).requestBudgetCheck(found, request),
    async run(ledger) {
      if (!request.notify) return { report: await ledger.budgets(request.file, request.at), deliveries: [] };
      const { BudgetNotifier } = await import('@spendspan/console');
      return new BudgetNotifier(ledger).check(request.file);
    },
  });
}
