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
