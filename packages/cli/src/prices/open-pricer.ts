import { resolve } from 'node:path';
import type { RateCardPricer } from '@spendspan/cost';
import { describePriceFileError } from '../check-price-file.ts';
import { openCatalogue } from './open-catalogue.ts';
import { outlineFile, type PriceFileInUse } from './price-file-in-use.ts';

/** A pricer, and the price file that it goes by. */
export interface OpenedPricer {
  readonly pricer: RateCardPricer;
  readonly file: PriceFileInUse | undefined;
}

/** What a pricer goes by beside the environment. */
export interface PricerChoice {
  /** Path of a price file. */
  readonly prices?: string | undefined;
  /** A file or an address. */
  readonly catalogue?: string | undefined;
  readonly unknownHost?: 'list' | 'unpriced' | undefined;
}

/**
 * The pricer that an application with the same environment has: its price file is `prices`, else that of
 * `SPENDSPAN_PRICES`, its catalogue `catalogue`, else that of `SPENDSPAN_CATALOGUE`.
 * @throws CliError when one of them is not there or malformed.
 */
export async function openPricer(choice: PricerChoice = {}): Promise<OpenedPricer> {
  // Only these commands need it.
  const { createPricer, loadPriceFile } = await import('@spendspan/cost');
  const { prices, unknownHost } = choice;
  const catalogue = await openCatalogue(choice.catalogue);
  const given = prices ?? process.env['SPENDSPAN_PRICES'];
  const path = given ? resolve(given) : undefined;
  try {
    const file = path === undefined ? undefined : outlineFile(path, loadPriceFile(path));
    return { pricer: createPricer({ unknownHost, prices: file?.parsed, catalogue }), file };
  } catch (error) {
    throw describePriceFileError(error, path ?? '');
  }
}
