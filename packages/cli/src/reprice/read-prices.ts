import { readFile } from 'node:fs/promises';
import type { RepriceRequest } from '@spendspan/console';
import { describePriceFileError } from '../check-price-file.ts';

/**
 * The text of a price file that is well-formed, undefined without one; the console that holds the ledger may not be able to read the file.
 * @throws CliError naming file, line and key, when the file is not there or is no price file.
 */
export async function readPrices(file: string | undefined): Promise<RepriceRequest['prices']> {
  if (!file) return undefined;
  const { loadPriceFile } = await import('@spendspan/cost');
  try {
    loadPriceFile(file);
    return { name: file, text: (await readFile(file, 'utf8')).replace(/^\uFEFF/, '') };
  } catch (error) {
    throw describePriceFileError(error, file);
  }
}
