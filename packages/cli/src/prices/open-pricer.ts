import { resolve } from 'node:path';
import type { RateCardPricer } from '@spendspan/cost';
import { describePriceFileError } from '../check-price-file.ts';
import { outlineFile, type PriceFileInUse } from './price-file-in-use.ts';

/** A pricer, and the price file that it goes by. */
export interface OpenedPricer {
  readonly pricer: RateCardPricer;
  readonly file: PriceFileInUse | undefined;
}

/**
 * The pricer that an application with the same environment has: its price file is `prices`, else that of
 * `SPENDSPAN_PRICES`.
 * @throws CliError when the price file is not there or malformed.
 */
export async function openPricer(prices?: string, unknownHost?: 'list' | 'unpriced'): Promise<OpenedPricer> {
  // Only these commands need it.
  const { createPricer, loadPriceFile } = await import('@spendspan/cost');
  const given = prices ?? process.env['SPENDSPAN_PRICES'];
  const path = given ? resolve(given) : undefined;
  try {
    const file = path === undefined ? undefined : outlineFile(path, loadPriceFile(path));
    return { pricer: createPricer({ unknownHost, prices: file?.parsed }), file };
  } catch (error) {
    throw describePriceFileError(error, path ?? '');
  }
}
