import type { Bill } from './bill.ts';
import { METERS, type Meter } from './meters.ts';
import { amountOf, formatRate, type Rate } from './rate.ts';
import type { PriceLine } from './types.ts';

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
export interface RateDescription extends Required<Pick<PriceLine, 'meter' | 'unit' | 'per' | 'usdPer' | 'source'>> {
  readonly url?: string;
  readonly checkedOn?: string;
  readonly from?: string;
}

/** Describes the rate of a meter. */
export function describeRate(meter: Meter, rate: Rate): RateDescription {
  const { name, per } = unitOf(meter);
  const { table, url, checkedOn, from } = rate.origin;
  return {
    meter,
    unit: name,
    per,
    usdPer: formatRate(rate, per),
    source: table,
    ...(url === undefined ? {} : { url }),
    ...(checkedOn === undefined ? {} : { checkedOn }),
    ...(from === undefined ? {} : { from }),
  };
}

function unitOf(meter: Meter): { readonly name: PriceLine['unit']; readonly per: number } {
  return UNITS.get(meter) ?? { name: 'token', per: 1 };
}
