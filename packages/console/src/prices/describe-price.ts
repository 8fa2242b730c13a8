import type { PriceExplanation, PriceLine } from '@spendspan/cost';
import { formatUsd } from '@spendspan/ledger';
import type { BillLine, PricedCall } from './types.ts';

/** An explanation as the API gives it. */
export function describePrice(price: PriceExplanation): PricedCall {
  const { status, reason = null, picoUsd, parts, cacheSavings, missing = [], source, tier, lines } = price;
  const { provider = null, list = null, aboveInputTokens = null } = price;
  return {
    ...{ status, reason, missing, source, tier, provider, list, aboveInputTokens },
    costUsd: picoUsd === undefined ? null : formatUsd(picoUsd),
    parts: Object.fromEntries(Object.entries(parts).map(([part, pico]) => [part, formatUsd(pico)])),
    cacheSavingsUsd: formatUsd(cacheSavings),
    lines: lines.map(describeLine),
  };
}

function describeLine({ picoUsd, usdPer, ...line }: PriceLine): BillLine {
  return { ...line, usdPer: usdPer ?? null, costUsd: picoUsd === undefined ? null : formatUsd(picoUsd) };
}
