import type { PriceListEntry } from '@spendspan/cost';

const COLUMNS = [
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

type Line = Readonly<Record<(typeof COLUMNS)[number], string | number | undefined>>;

/**
 * Prices as CSV (RFC 4180) with a heading, a line for each component of each model, tier and band; its columns are the fields of
 * cost's `PriceListEntry` and `ListedPrice`.
 */
export async function writePriceCsv(entries: readonly PriceListEntry[]): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  return stringify(entries.flatMap(toLines), { header: true, columns: [...COLUMNS] });
}

function toLines({ provider, hosts = [], model, tier, aboveInputTokens, prices }: PriceListEntry): readonly Line[] {
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
