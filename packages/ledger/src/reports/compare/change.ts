import type { Cell } from '../../call-store.ts';
import { formatKnownCost } from '../../totals.ts';

/** Requests of one team to one model, before and after. Costs in pico-USD. */
export interface Change {
  readonly values: readonly (string | null)[];
  readonly before: Spent;
  readonly after: Spent;
}

/** What requests of one period cost. */
export interface Spent {
  /** With or without a known cost. */
  readonly allCalls: bigint;
  /** Those with a known cost, and the tokens of these. */
  readonly calls: bigint;
  readonly tokens: bigint;
  readonly cost: bigint;
}

const NOTHING: Spent = { allCalls: 0n, calls: 0n, tokens: 0n, cost: 0n };

/** Each team and model of either period, with what it spent in both. */
export function matchCells(before: readonly Cell[], after: readonly Cell[]): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const { values, sums } of before)
    changes.set(JSON.stringify(values), { values, before: spentOf(sums), after: NOTHING });
  for (const { values, sums } of after) {
    const key = JSON.stringify(values);
    changes.set(key, { values, before: changes.get(key)?.before ?? NOTHING, after: spentOf(sums) });
  }
  return [...changes.values()];
}

function spentOf({ calls, pricedCalls, pricedTokens, cost }: Cell['sums']): Spent {
  return { allCalls: calls, calls: pricedCalls, tokens: pricedTokens, cost };
}

function addSpent(a: Spent, b: Spent): Spent {
  return {
    allCalls: a.allCalls + b.allCalls,
    calls: a.calls + b.calls,
    tokens: a.tokens + b.tokens,
    cost: a.cost + b.cost,
  };
}

/** All of them together. */
export function sumChanges(changes: readonly Change[]): Pick<Change, 'before' | 'after'> {
  return {
    before: changes.reduce((sum, change) => addSpent(sum, change.before), NOTHING),
    after: changes.reduce((sum, change) => addSpent(sum, change.after), NOTHING),
  };
}

/** An amount; null where there are requests but none with a known cost. */
export function formatSpent({ allCalls, calls, cost }: Spent): string | null {
  return formatKnownCost({ calls: allCalls, pricedCalls: calls, cost });
}
