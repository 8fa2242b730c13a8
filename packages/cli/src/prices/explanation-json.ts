import type { PriceLine, PriceParts } from '@spendspan/cost';
import type { ExplainedCall } from './explain.ts';
import { toDecimal } from './usd.ts';

/**
 * An explanation for scripts. Amounts are exact decimals in USD; an amount, a reason or advice that there is none of is
 * null, what a rate does not tell of its origin is left out. Fields are added, never renamed.
 */
export function toExplanationJson({ call, price, advice }: ExplainedCall): object {
  const { picoUsd, status, reason = null, parts, cacheSavings, source, missing = [], lines, ...place } = price;
  // `usd` is a double: here every amount is exact.
  const { usd: _, ...whose } = place;
  return {
    call: { ...call, at: price.at },
    status,
    reason,
    costUsd: picoUsd === undefined ? null : toDecimal(picoUsd),
    parts: Object.fromEntries(
      Object.entries(parts satisfies PriceParts).map(([part, pico]) => [part, toDecimal(pico)]),
    ),
    cacheSavingsUsd: toDecimal(cacheSavings),
    missing,
    source,
    ...whose,
    lines: lines.map(toLineJson),
    advice: advice ?? null,
  };
}

function toLineJson({ picoUsd, usdPer, ...line }: PriceLine): object {
  return { ...line, usdPer: usdPer ?? null, costUsd: picoUsd === undefined ? null : toDecimal(picoUsd) };
}
