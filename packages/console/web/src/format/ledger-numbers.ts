// The arithmetic and words of the ledger itself: the page rounds and speaks as the command does. Files without imports of Node's.
export { describeFilter } from '../../../../ledger/src/budgets/describe-budget.ts';
export { chooseDecimals } from '../../../../ledger/src/format-numbers.ts';
export { formatUsd, parseUsd, shareOf } from '../../../../ledger/src/money.ts';
export { nameOtherRows, readCost, writeName } from '../../../../ledger/src/report-tables.ts';
