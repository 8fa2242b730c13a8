import type { AliasRow, FeeRow, PriceRow, UpliftRow } from './types.ts';

/** Our own reviewed prices, for what the base catalogue lacks or has wrong. */
export interface Overlay {
  readonly prices: readonly PriceRow[];
  readonly fees: readonly FeeRow[];
  readonly uplifts: readonly UpliftRow[];
  readonly aliases: readonly AliasRow[];
}

/** The table and its version: the newest day on which a row was checked. */
export function nameOverlay({ prices, fees, uplifts, aliases }: Overlay): string {
  let newest = '';
  for (const { checkedOn } of [...prices, ...fees, ...uplifts, ...aliases]) if (checkedOn > newest) newest = checkedOn;
  return `overlay:${newest}`;
}
