import type { Sums } from './call-store.ts';
import { divideHalfEven, formatUsd, shareOf } from './money.ts';
import type { Totals } from './types.ts';

/** Exact sums in the form that reports show. */
export function makeTotals(sums: Sums): Totals {
  return {
    calls: Number(sums.calls),
    failedCalls: Number(sums.failedCalls),
    pricedCalls: Number(sums.pricedCalls),
    unpricedCalls: Number(sums.unpricedCalls),
    inputTokens: Number(sums.inputTokens),
    cacheReadTokens: Number(sums.cacheReadTokens),
    cacheWriteTokens: Number(sums.cacheWriteTokens),
    outputTokens: Number(sums.outputTokens),
    reasoningTokens: Number(sums.reasoningTokens),
    costUsd: formatUsd(sums.cost),
    estimatedUsd: formatUsd(sums.estimatedCost),
    partialUsd: formatUsd(sums.partialCost),
    cacheSavingsUsd: formatUsd(sums.cacheSavings),
    costPerCallUsd: sums.pricedCalls === 0n ? null : formatUsd(divideHalfEven(sums.cost, sums.pricedCalls)),
    pricedShare: {
      calls: shareOf(sums.pricedCalls, sums.pricedCalls + sums.unpricedCalls),
      tokens: shareOf(sums.pricedTokens, sums.pricedTokens + sums.unpricedTokens),
    },
    ownedShare: {
      calls: shareOf(sums.ownedCalls, sums.calls),
      tokens: shareOf(sums.ownedTokens, sums.inputTokens + sums.outputTokens),
      usd: shareOf(sums.ownedCost, sums.cost),
    },
  };
}
