import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isClickHouseUrl } from './clickhouse/address.ts';

/**
 * Where the ledger is unless said otherwise: `SPENDSPAN_LEDGER`, else `~/.spendspan/ledger.duckdb`. An absolute path, or
 * the URL of a ClickHouse database.
 */
export function defaultLedgerPath(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const configured = env['SPENDSPAN_LEDGER'];
  if (!configured) return join(homedir(), '.spendspan', 'ledger.duckdb');
  return isClickHouseUrl(configured) ? configured : resolve(configured);
}
