import type { Bill } from './bill.ts';
import { formatDecimal } from './decimal.ts';
import { METERS, type Meter } from './meters.ts';
import type { Factor } from './origin.ts';
import type { PriceDerivation, PriceFactor, PriceLine } from './price-explanation.ts';
import { amountOf, formatRate, type Rate } from './rate.ts';

const UNITS = new Map(METERS.map(({ meter, unit }) => [meter, unit]));

/** A bill line by line; none where nothing could be charged. */
export function listLines(bill: Bill): readonly PriceLine[] {
  if ('unpriced' in bill) return [];
  return bill.charges.map(({ part, meter, quantity, rate }) => {
    const { name, per } = unitOf(meter);
    const line = { part, meter, quantity, unit: name, per };
    return rate ? { ...line, ...describeRate(meter, rate), picoUsd: amountOf(quantity, rate) } : line;
  });
}

/** A price in words: for how many units of what, and where it is from. */
export type RateDescription = Required<Pick<PriceLine, 'meter' | 'unit' | 'per' | 'usdPer' | 'source'>> &
  Pick<PriceLine, 'url' | 'checkedOn' | 'from' | 'derivation'>;

/** Describes the rate of a meter. */
export function describeRate(meter: Meter, rate: Rate): RateDescription {
  const { name, per } = unitOf(meter);
  const { table, url, checkedOn, from } = rate.origin;
  const derivation = describeDerivation(rate, per);
  return {
    meter,
    unit: name,
    per,
    usdPer: formatRate(rate, per),
    source: table,
    ...(url === undefined ? {} : { url }),
    ...(checkedOn === undefined ? {} : { checkedOn }),
    ...(from === undefined ? {} : { from }),
    ...(derivation === undefined ? {} : { derivation }),
  };
}

function describeDerivation({ derivation }: Rate, per: number): PriceDerivation | undefined {
  if (!derivation) return undefined;
  const { exact, currency = 'USD', table, factors } = derivation;
  return { price: formatRate({ exact }, per), currency, source: table, factors: factors.map(describeFactor) };
}

function describeFactor({ kind, factor, table, key, url, checkedOn, from, source }: Factor): PriceFactor {
  return {
    kind,
    factor: formatDecimal(factor),
    table,
    ...(key === undefined ? {} : { key }),
    ...(url === undefined ? {} : { url }),
    ...(checkedOn === undefined ? {} : { checkedOn }),
    ...(from === undefined ? {} : { from }),
    ...(source === undefined ? {} : { source }),
  };
}

function unitOf(meter: Meter): { readonly name: PriceLine['unit']; readonly per: number } {
  return UNITS.get(meter) ?? { name: 'token', per: 1 };
}
