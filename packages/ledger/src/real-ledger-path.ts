import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The one path of a ledger file that may have several names (symbolic links, relative paths): what is kept beside the
 * file goes by it. A file or folder that is not there yet is taken as it is named.
 */
export function realLedgerPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = resolve(dirname(path));
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(path));
}
