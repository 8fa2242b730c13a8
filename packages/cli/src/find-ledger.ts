import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultLedgerPath } from '@spendspan/ledger';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';

/**
 * Absolute path of the ledger file that `--ledger` names, else of the default one. It need not exist.
 * @throws CliError when a folder is there.
 */
export function findLedger(option: string | undefined): string {
  const path = option === undefined ? defaultLedgerPath() : resolve(option);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CliError(EXIT.invalidFile, `got the folder ${path}, expected a ledger file; add the file's name`);
  }
  return path;
}
