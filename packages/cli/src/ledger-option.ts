import { defaultLedgerPath, maskPasswords } from '@spendspan/ledger';

/** The option that says which ledger: its flags and its help. */
export const LEDGER_OPTION: readonly [flags: string, summary: string] = [
  '-l, --ledger <file>',
  `ledger file or clickhouse:// URL (default: ${maskPasswords(defaultLedgerPath())})`,
];
