import { createPricer, parseCatalogue, parsePriceFile } from '@spendspan/cost';
import type { Ledger, Repricing } from '@spendspan/ledger';
import { priceRecorded } from './price-recorded.ts';
import type { RepriceRequest } from './types.ts';

/** How a run is watched and ended. */
export interface RunOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Prices the calls of a ledger again with today's prices or those of a price file, or takes the last run back; null when
 * there is none. Without a price file, calls that were priced by one keep what they have.
 * @throws PriceFileError, RefreshError of the catalogue, and what `Ledger.reprice` throws.
 */
export async function runReprice(
  ledger: Ledger,
  request: RepriceRequest,
  { onProgress, signal }: RunOptions = {},
): Promise<Repricing | null> {
  if (request.undo) return (await ledger.undoRepricing()) ?? null;
  const { since = '', until, timeZone, prices, catalogue, unknownHost, replaceOwn = false, dryRun } = request;
  const pricer = createPricer({
    prices: prices && parsePriceFile(prices.text, prices.name),
    catalogue: catalogue && parseCatalogue(catalogue.text),
    unknownHost,
  });
  const keepPriceFile = prices === undefined && !replaceOwn;
  return ledger.reprice(priceRecorded(pricer), { since, until, timeZone, dryRun, keepPriceFile, onProgress, signal });
}
