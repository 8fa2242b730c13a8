import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { defaultLedgerPath } from './default-ledger-path.ts';

it('is in the home folder unless SPENDSPAN_LEDGER names another place, and always absolute', () => {
  expect(defaultLedgerPath({})).toBe(join(homedir(), '.spendspan', 'ledger.duckdb'));
  expect(defaultLedgerPath({ SPENDSPAN_LEDGER: '' })).toBe(join(homedir(), '.spendspan', 'ledger.duckdb'));
  expect(defaultLedgerPath({ SPENDSPAN_LEDGER: 'spend.duckdb' })).toBe(resolve('spend.duckdb'));
});
