import { PRICE_COLUMNS, type PriceListEntry, toPriceLines } from '@spendspan/cost';

/** Prices as CSV (RFC 4180) with a heading, a line for each component of each model, tier and band. */
export async function writePriceCsv(entries: readonly PriceListEntry[]): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  return stringify(entries.flatMap(toPriceLines), { header: true, columns: [...PRICE_COLUMNS] });
}
