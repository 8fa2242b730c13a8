// The arithmetic of the ledger itself: the page rounds as the command does. Files without imports of Node's.
export { chooseDecimals } from '../../../../ledger/src/format-numbers.ts';
export { formatUsd, parseUsd, shareOf } from '../../../../ledger/src/money.ts';
