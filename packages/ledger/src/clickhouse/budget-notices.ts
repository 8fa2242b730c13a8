import type { BudgetNotice } from '../budgets/types.ts';
import { formatUsd } from '../money.ts';
import type { ClickHouse } from './clickhouse.ts';
import { readAmount } from './sum-sql.ts';

/** See `CallStore.listNotices`. */
export async function listNotices(clickHouse: ClickHouse, since: string): Promise<readonly BudgetNotice[]> {
  const sql = `SELECT budget, amount_usd, period_from, threshold FROM budget_notices FINAL
    WHERE period_from >= {since:String} ORDER BY 1, 2, 3, 4`;
  return (await clickHouse.query(sql, { since })).map(([budget, amount, periodFrom, threshold]) => ({
    budget: String(budget),
    amountUsd: formatUsd(readAmount(amount)),
    periodFrom: String(periodFrom),
    threshold: String(threshold),
  }));
}

/** See `CallStore.addNotices`. */
export async function addNotices(clickHouse: ClickHouse, notices: readonly BudgetNotice[]): Promise<void> {
  const rows = notices.map(({ budget, amountUsd, periodFrom, threshold }) => [
    budget,
    amountUsd,
    periodFrom,
    threshold,
  ]);
  await clickHouse.insert('budget_notices', ['budget', 'amount_usd', 'period_from', 'threshold'], rows);
}
