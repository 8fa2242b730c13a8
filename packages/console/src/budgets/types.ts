import type { BudgetReport, ConfigText, Threshold } from '@spendspan/ledger';

/** A message about a budget that was posted or could not be. */
export interface BudgetDelivery {
  /** Id of the budget. */
  readonly budget: string;
  readonly thresholds: readonly Threshold[];
  /** What went wrong; `null`: it was taken. */
  readonly error: string | null;
}

/** How budgets stand, and what was told of them. */
export interface BudgetCheck {
  readonly report: BudgetReport;
  readonly deliveries: readonly BudgetDelivery[];
}

/** Body of `POST /api/v1/budgets/check`. */
export interface BudgetCheckRequest {
  readonly file: ConfigText;
  /** As in `Ledger.budgets`. */
  readonly at?: string | undefined;
  /**
   * Whether thresholds that are reached are told to the webhooks of the file.
   * @default false
   */
  readonly notify?: boolean | undefined;
}

/** Answer of `GET /api/v1/budgets`. */
export interface ConsoleBudgets {
  /** `null`: the console was started without budgets. */
  readonly report: BudgetReport | null;
  /** What is wrong with the file since the console was started; the report is of the file as it was before. */
  readonly error: string | null;
}
