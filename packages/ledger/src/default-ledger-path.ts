import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the ledger is unless said otherwise: `SPENDSPAN_LEDGER`, else `~/.spendspan/ledger.duckdb`. Absolute. */
export function defaultLedgerPath(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const configured = env['SPENDSPAN_LEDGER'];
  return configured ? resolve(configured) : join(homedir(), '.spendspan', 'ledger.duckdb');
}
