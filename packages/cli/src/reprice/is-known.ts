import type { RepricingTotals } from '@spendspan/ledger';

/** Whether calls have an amount afterwards: where none of them has a price, it is unknown, not nothing. */
export function isKnown({ pricedCalls }: RepricingTotals): boolean {
  return pricedCalls > 0;
}

/** Whether they had one before. */
export function wasKnown({ pricedCalls, newlyPricedCalls, newlyUnpricedCalls }: RepricingTotals): boolean {
  return pricedCalls - newlyPricedCalls + newlyUnpricedCalls > 0;
}
