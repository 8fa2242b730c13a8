import { parseDecimal } from '../decimal.ts';
import type { Format } from '../formats.ts';
import { FEES, METERS, type Meter } from '../meters.ts';
import type { Origin } from '../origin.ts';
import { createRate, type Rate } from '../rate.ts';
import { type Bands, type ContextBand, completeRates, type Rates } from '../rate-card.ts';
import type { FeeRow, PriceRow, RowPrices } from './types.ts';

type Listed = { readonly [meter in Meter]?: Rate };

const KEYS: ReadonlyMap<string, readonly [meter: Meter, per: number]> = new Map(
  METERS.flatMap(({ meter, file }) => (file ? [[file[0], [meter, file[1]]] as const] : [])),
);
const FEE_KEYS: ReadonlyMap<string, readonly [meter: Meter, per: number]> = new Map(
  FEES.map(([key, meter]) => [key, [meter, 1]]),
);

/** The bands of a row that is a whole card or tier. */
export function readRowBands(row: PriceRow, table: string): Bands {
  const origin = originOf(row, table);
  const formats = row.formats?.map((format): Format => {
    const key = format.meter === 'image' ? 'image' : 'video_second';
    const rate = readListed({ [key]: format.usd }, KEYS, origin);
    const meter = format.meter === 'image' ? 'image' : 'videoSecond';
    return {
      meter,
      size: format.size,
      quality: format.quality,
      rate: rate[meter] ?? fail(key, format.usd),
      isDefault: format.isDefault ?? false,
    };
  });
  let listed: Listed = readRowRates(row, table);
  const first: ContextBand = { above: -1, rates: completeRates(listed as Partial<Rates>), formats };
  const rest = (row.above ?? []).map(({ inputTokens, usd }): ContextBand => {
    listed = { ...listed, ...readListed(usd, KEYS, origin) };
    return { above: inputTokens, rates: completeRates(listed as Partial<Rates>), formats };
  });
  return [first, ...rest];
}

/** The rates of a row as they stand in it. */
export function readRowRates(row: PriceRow, table: string): Listed {
  return readListed(row.usd, KEYS, originOf(row, table));
}

/** The fees of a row. */
export function readRowFees(row: FeeRow, table: string): Listed {
  return readListed(row.fees, FEE_KEYS, originOf(row, table));
}

/** What a rate carries of its row. */
export function originOf(row: PriceRow | FeeRow, table: string): Origin {
  const { source, checkedOn, from } = row;
  const guess = 'guess' in row ? row.guess : undefined;
  return { table, url: source, checkedOn, from, ...(guess && { guess }) };
}

function readListed(prices: RowPrices, keys: typeof KEYS, origin: Origin): Listed {
  const rates: { [meter in Meter]?: Rate } = {};
  for (const [key, usd] of Object.entries(prices)) {
    const [meter, per] = keys.get(key) ?? fail(key, usd);
    const price = parseDecimal(usd) ?? fail(key, usd);
    rates[meter] = createRate(price, per, origin) ?? fail(key, usd);
  }
  return rates;
}

/** A row of ours that cannot be read: the test of every row finds it before a user does. */
function fail(key: string, usd: string): never {
  throw new Error(
    `[@spendspan/cost] got ${key}: "${usd}" in the overlay, expected a known key and a decimal; correct the row`,
  );
}
