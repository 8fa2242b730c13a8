import type { BudgetCheck } from '@spendspan/console';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** What the exit code says of budgets: the worst that is known of them. */
export function judgeBudgets({ report, deliveries }: BudgetCheck, strict: boolean): ExitCode {
  const has = (status: string): boolean => report.budgets.some((budget) => budget.status === status);
  if (has('exceeded')) return EXIT.failed;
  if (strict && has('warning')) return EXIT.warning;
  return deliveries.some(({ error }) => error !== null) ? EXIT.unavailable : EXIT.ok;
}
