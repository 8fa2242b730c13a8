import type { Chargeback, ConfigText } from '@spendspan/ledger';
import { postQuestion, untilTimeout } from '../fetch-report.ts';
import type { FoundConsole } from '../types.ts';
import type { BudgetCheck, BudgetCheckRequest } from './types.ts';

/**
 * Asks the console that holds the ledger how the budgets of a file stand, and has it tell of what is new.
 * @throws LedgerError as `Ledger.budgets` does, or ConsoleUnavailableError.
 */
export function requestBudgetCheck(from: FoundConsole, request: BudgetCheckRequest): Promise<BudgetCheck> {
  return postQuestion<BudgetCheck>(from, '/api/v1/budgets/check', request, untilTimeout());
}

/**
 * Asks the console that holds the ledger who pays for a month.
 * @throws LedgerError as `Ledger.chargeback` does, or ConsoleUnavailableError.
 */
export function requestChargeback(
  from: FoundConsole,
  directory: ConfigText,
  month: string | undefined,
): Promise<Chargeback> {
  return postQuestion<Chargeback>(from, '/api/v1/chargeback', { directory, month }, untilTimeout());
}
