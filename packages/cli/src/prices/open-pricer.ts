import { resolve } from 'node:path';
import type { RateCardPricer } from '@spendspan/cost';
import { describePriceFileError } from '../check-price-file.ts';

/** A pricer, and the price file that it goes by. */
export interface OpenedPricer {
  readonly pricer: RateCardPricer;
  /** Absolute path; undefined without a price file. */
  readonly file: string | undefined;
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
  const file = given ? resolve(given) : undefined;
  try {
    return { pricer: createPricer({ unknownHost, prices: file && loadPriceFile(file) }), file };
  } catch (error) {
    throw describePriceFileError(error, file ?? '');
  }
}
