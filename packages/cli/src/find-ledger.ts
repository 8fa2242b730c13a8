import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultLedgerPath, isClickHouseUrl } from '@spendspan/ledger';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';

/**
 * Absolute path of the ledger file, or the URL of the database, that `--ledger` names, else the default one. It need not
 * exist.
 * @throws CliError when a folder is there.
 */
export function findLedger(option: string | undefined): string {
  const given = option ?? defaultLedgerPath();
  if (isClickHouseUrl(given)) return given;
  const path = resolve(given);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CliError(EXIT.invalidFile, `got the folder ${path}, expected a ledger file; add the file's name`);
  }
  return path;
}
