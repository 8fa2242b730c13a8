import { type Cell, NO_SUMS, SUM_NAMES, type Sums } from './call-store.ts';
import { divideHalfEven, formatUsd, shareOf } from './money.ts';
import type { Totals } from './types.ts';

/** The sums of some cells together. */
export function sumCells(cells: readonly Pick<Cell, 'sums'>[]): Sums {
  const total: Record<string, bigint> = { ...NO_SUMS };
  for (const { sums } of cells) for (const name of SUM_NAMES) total[name] = (total[name] ?? 0n) + sums[name];
  return total as Sums;
}

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

/** What is known of the cost of some calls. */
export type CostSums = Pick<Sums, 'cost' | 'pricedCalls' | 'calls'>;

/** Of no calls. */
export const NO_COSTS: CostSums = { cost: 0n, pricedCalls: 0n, calls: 0n };

/** What is known of the cost of both. */
export function addCosts(a: CostSums, b: CostSums): CostSums {
  return { cost: a.cost + b.cost, pricedCalls: a.pricedCalls + b.pricedCalls, calls: a.calls + b.calls };
}

/** What calls cost, as an amount; null where none of them has a known cost: that is unknown, not nothing. */
export function formatKnownCost({ cost, pricedCalls, calls }: CostSums): string | null {
  return pricedCalls === 0n && calls > 0n ? null : formatUsd(cost);
}
