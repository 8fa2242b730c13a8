import { readFile } from 'node:fs/promises';
import type { ConfigText } from '@spendspan/ledger';
import { CliError } from './cli-error.ts';
import { EXIT } from './exit-codes.ts';

/**
 * The text of a file of budgets or teams. The console that holds the ledger may not be able to read the file.
 * @param noun what it is expected to be, with its option: `a budgets file; give another path with --file`.
 * @throws CliError when it is not there.
 */
export async function readConfigFile(path: string, noun: string): Promise<ConfigText> {
  try {
    return { name: path, text: await readFile(path, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new CliError(EXIT.notFound, `got no file at ${path}, expected ${noun}`, { cause: error });
  }
}
