import type { PriceListEntry } from './types.ts';

/** The columns of {@link toPriceLines}: the fields of {@link PriceListEntry} and its prices. */
export const PRICE_COLUMNS = [
  'provider',
  'hosts',
  'model',
  'tier',
  'above_input_tokens',
  'meter',
  'size',
  'quality',
  'usd_per',
  'per',
  'unit',
  'as',
  'source',
  'url',
  'checked_on',
  'from',
] as const;

/** A price as a line of a table. */
export type ListedPriceLine = Readonly<Record<(typeof PRICE_COLUMNS)[number], string | number | undefined>>;

/** The lines of a model, tier and band, one for each component. */
export function toPriceLines(entry: PriceListEntry): readonly ListedPriceLine[] {
  const { provider, hosts = [], model, tier, aboveInputTokens, prices } = entry;
  return prices.map(({ meter, size, quality, usdPer, per, unit, as, source, from, checkedOn, url }) => ({
    provider,
    hosts: hosts.join(' '),
    model,
    tier,
    above_input_tokens: aboveInputTokens,
    meter,
    size,
    quality,
    usd_per: usdPer,
    per,
    unit,
    as,
    source,
    url,
    checked_on: checkedOn,
    from,
  }));
}

/** Prices as a table for {@link PRICE_COLUMNS}; `null` is nothing. */
export interface PriceGrid {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of words, which a price file may choose. */
  readonly names: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A line for each component of each model, tier and band. */
export function makePriceGrid(entries: readonly PriceListEntry[]): PriceGrid {
  return {
    name: 'prices',
    columns: PRICE_COLUMNS,
    names: ['provider', 'hosts', 'model', 'tier', 'size', 'quality', 'source', 'url'],
    rows: entries.flatMap(toPriceLines).map((line) => PRICE_COLUMNS.map((column) => line[column] ?? null)),
  };
}
