import { divideHalfEven } from '../money.ts';
import { type BillCell, TOOLS } from './cells.ts';
import { addTokens, NO_TOKENS } from './sum-recorded-usage.ts';
import type { BilledTokens, FindListRates, ResidualCause } from './types.ts';

/** A cell and why its two amounts differ, in pico-USD. The causes and `usage` add up to billed less ledger. */
export interface SplitCell {
  readonly cell: BillCell;
  readonly causes: Record<ResidualCause, bigint>;
  /** What is billed for usage that the ledger does not have (or, below 0, the other way round), not yet explained. */
  usage: bigint;
}

/**
 * Splits what a cell differs by in two: usage of one side only, at list prices, and rates that differ for the usage of
 * both.
 */
export function splitResidual(cell: BillCell, findRates: FindListRates): SplitCell {
  const residual = cell.billed - cell.ledger;
  const { unpriced, usage } = splitUsage(cell, residual, findRates);
  const rates = residual - unpriced - usage;
  // A rate of ours that is a guess is no discount.
  const guessed = cell.ledger > 0n ? divideHalfEven(rates * cell.estimated, cell.ledger) : 0n;
  const certain = rates - guessed;
  const causes = {
    unpriced,
    unattributed: 0n,
    estimated: guessed,
    discounts: certain < 0n ? certain : 0n,
    notInstrumented: 0n,
    timing: 0n,
    other: certain > 0n ? certain : 0n,
  };
  return { cell, causes, usage };
}

function splitUsage(
  cell: BillCell,
  residual: bigint,
  findRates: FindListRates,
): { readonly unpriced: bigint; readonly usage: bigint } {
  const { recorded, provider } = cell;
  // Tools are counted by nobody, and have one price for everybody.
  if (cell.item === TOOLS) return { unpriced: 0n, usage: residual };
  const listed = (lines: readonly PricedLine[]): bigint | undefined => sumListCost(lines, findRates);
  const theirs = provider.length === 0 ? undefined : listed(provider);
  const known = listed(recorded.map((one) => ({ ...one, tokens: one.pricedTokens })));
  const unknown = listed(recorded.map((one) => ({ ...one, tokens: one.unpricedTokens })));
  if (theirs !== undefined && known !== undefined && unknown !== undefined) {
    return { unpriced: unknown, usage: theirs - known - unknown };
  }
  // One side has nothing at all: that is usage, whatever its price. `ledger` alone is that of fees.
  if (cell.billed === 0n && provider.length === 0) return { unpriced: 0n, usage: residual };
  if (recorded.length === 0 && cell.ledger === 0n) return { unpriced: 0n, usage: residual };
  const hasUnpriced = recorded.some(({ unpricedCalls }) => unpricedCalls > 0);
  return { unpriced: hasUnpriced && residual > 0n ? residual : 0n, usage: 0n };
}

interface PricedLine {
  readonly model: string | null;
  readonly batch: boolean;
  readonly day: string;
  readonly tokens: BilledTokens;
}

/** Pico-USD at list prices; undefined when there is none for tokens that were used. */
function sumListCost(lines: readonly PricedLine[], findRates: FindListRates): bigint | undefined {
  let sum = 0n;
  for (const { model, batch, day, tokens } of lines) {
    const used = Object.entries(addTokens(tokens, NO_TOKENS)).filter(([, count]) => count > 0);
    if (used.length === 0) continue;
    const rates = model === null ? undefined : findRates(model, batch, day);
    if (!rates) return undefined;
    for (const [kind, count] of used) sum += divideHalfEven(BigInt(count) * rates[kind as keyof BilledTokens], 1000n);
  }
  return sum;
}
