import type { DuckDBConnection } from '@duckdb/node-api';
import type { BudgetNotice } from '../budgets/types.ts';

/** See `CallStore.listNotices`. */
export async function listNotices(connection: DuckDBConnection, since: string): Promise<readonly BudgetNotice[]> {
  const sql = `SELECT DISTINCT budget, CAST(amount_usd AS VARCHAR), period_from, threshold FROM budget_notices
    WHERE period_from >= $1 ORDER BY 1, 2, 3, 4`;
  const rows = (await connection.runAndReadAll(sql, [since])).getRows();
  return rows.map(([budget, amountUsd, periodFrom, threshold]) => ({
    budget: String(budget),
    amountUsd: String(amountUsd),
    periodFrom: String(periodFrom),
    threshold: String(threshold),
  }));
}

/** See `CallStore.addNotices`. */
export async function addNotices(connection: DuckDBConnection, notices: readonly BudgetNotice[]): Promise<void> {
  const sql = `INSERT INTO budget_notices (budget, amount_usd, period_from, threshold, sent_at)
    SELECT $1, CAST($2 AS DECIMAL(38, 12)), $3, $4, CAST($5 AS TIMESTAMP) WHERE NOT EXISTS (
      SELECT 1 FROM budget_notices
      WHERE budget = $1 AND amount_usd = CAST($2 AS DECIMAL(38, 12)) AND period_from = $3 AND threshold = $4)`;
  const sentAt = new Date().toISOString().replace('T', ' ').replace('Z', '');
  await connection.run('BEGIN TRANSACTION');
  for (const { budget, amountUsd, periodFrom, threshold } of notices) {
    await connection.run(sql, [budget, amountUsd, periodFrom, threshold, sentAt]);
  }
  await connection.run('COMMIT');
}
