import type { PriceListEntry } from '@spendspan/cost';

const COLUMNS = [
  'provider',
  'hosts',
  'model',
  'tier',
  'above_input_tokens',
  'component',
  'size',
  'quality',
  'usd',
  'per',
  'unit',
  'charged_as',
  'table',
  'in_force_from',
  'checked_on',
  'source',
] as const;

type Line = Readonly<Record<(typeof COLUMNS)[number], string | number | undefined>>;

/** Prices as CSV (RFC 4180) with a heading: a line for each component of each model, tier and band. */
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
    component: meter,
    size,
    quality,
    usd: usdPer,
    per,
    unit,
    charged_as: as,
    table: source,
    in_force_from: from,
    checked_on: checkedOn,
    source: url,
  }));
}
