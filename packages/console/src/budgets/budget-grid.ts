import { type BudgetReport, type BudgetState, describeFilter, type ReportGrid } from '@spendspan/ledger';

/** How budgets stand, as a table. */
export function makeBudgetGrid(report: BudgetReport | null): ReportGrid {
  return {
    name: 'budgets',
    columns: COLUMNS.map(([name]) => name),
    names: ['id', 'name', 'for', 'owner', 'contact'],
    rows: (report?.budgets ?? []).map((budget) => COLUMNS.map(([, read]) => read(budget))),
  };
}

const COLUMNS: readonly (readonly [name: string, read: (budget: BudgetState) => string | number | null])[] = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['for', ({ filter }) => describeFilter(filter)],
  ['owner', ({ owner }) => owner?.name ?? null],
  ['contact', ({ owner }) => owner?.contact ?? null],
  ['status', ({ status }) => status],
  ['unit', ({ period }) => period.unit],
  ['from', ({ period }) => period.from],
  ['to', ({ period }) => period.to],
  ['timeZone', ({ period }) => period.timeZone],
  ['amountUsd', ({ amountUsd }) => amountUsd],
  ['spentUsd', ({ spentUsd }) => spentUsd],
  ['remainingUsd', ({ remainingUsd }) => remainingUsd],
  ['estimatedUsd', ({ estimatedUsd }) => estimatedUsd],
  ['partialUsd', ({ partialUsd }) => partialUsd],
  ['spentShare', ({ spentShare }) => spentShare],
  ['elapsedShare', ({ elapsedShare }) => elapsedShare],
  ['burnRate', ({ burnRate }) => burnRate],
  ['forecastUsd', ({ forecast }) => forecast?.usd ?? null],
  ['forecastLowUsd', ({ forecast }) => forecast?.lowUsd ?? null],
  ['forecastHighUsd', ({ forecast }) => forecast?.highUsd ?? null],
  ['daysUntilExhausted', ({ daysUntilExhausted }) => daysUntilExhausted],
  ['calls', ({ calls }) => calls],
  ['unpricedCalls', ({ unpricedCalls }) => unpricedCalls],
];
