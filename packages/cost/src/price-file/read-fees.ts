import { FEES, type Meter } from '../meters.ts';
import { createRate, type Rate } from '../rate.ts';
import { convertRate } from './exchange-rates.ts';
import type { FileNode } from './file-node.ts';
import type { ExchangeRate, FeePeriod, FileFees } from './types.ts';

/** Fees as the file has them. */
export function readFees(node: FileNode | undefined): FileFees {
  const fees: { [meter in Meter]?: Rate } = {};
  const entries = node?.entries(FEES.map(([key]) => key));
  for (const [key, meter] of FEES) {
    const value = entries?.get(key);
    const rate = value && createRate(value.decimal(), 1, value.origin);
    if (rate) fees[meter] = rate;
  }
  return fees;
}

/** The fees in USD, over time. Before the first exchange rate there is a fee, but nobody knows how much. */
export function listFeePeriods(fees: FileFees, exchangeRates: readonly ExchangeRate[]): readonly FeePeriod[] {
  if (Object.keys(fees).length === 0) return [];
  if (exchangeRates.length === 0) return [{ fromMs: Number.NEGATIVE_INFINITY, fees }];
  return [
    { fromMs: Number.NEGATIVE_INFINITY, fees: mapFees(fees, () => undefined) },
    ...exchangeRates.map((exchange) => ({
      fromMs: exchange.fromMs,
      fees: mapFees(fees, (rate) => convertRate(rate, exchange)),
    })),
  ];
}

function mapFees(fees: FileFees, map: (rate: Rate) => Rate | undefined): FileFees {
  return Object.fromEntries(Object.entries(fees).map(([meter, rate]) => [meter, rate && map(rate)]));
}
