import type { Bill } from './bill.ts';
import { METERS, type Meter } from './meters.ts';
import { amountOf, formatRate } from './rate.ts';
import type { PriceLine } from './types.ts';

const UNITS = new Map(METERS.map(({ meter, unit }) => [meter, unit]));

/** A bill line by line; none where nothing could be charged. */
export function listLines(bill: Bill): readonly PriceLine[] {
  if ('unpriced' in bill) return [];
  return bill.charges.map(({ part, meter, quantity, rate }) => {
    const { name, per } = unitOf(meter);
    const line = { part, meter, quantity, unit: name, per };
    if (!rate) return line;
    const { table, url, checkedOn, from } = rate.origin;
    return {
      ...line,
      usdPer: formatRate(rate, per),
      picoUsd: amountOf(quantity, rate),
      source: table,
      ...(url === undefined ? {} : { url }),
      ...(checkedOn === undefined ? {} : { checkedOn }),
      ...(from === undefined ? {} : { from }),
    };
  });
}

function unitOf(meter: Meter): { readonly name: PriceLine['unit']; readonly per: number } {
  return UNITS.get(meter) ?? { name: 'token', per: 1 };
}
