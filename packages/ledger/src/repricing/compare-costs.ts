import type { CallCost } from '../types.ts';
import type { RepricedCost } from './types.ts';

const PARTS: readonly (keyof CallCost)[] = [
  'total',
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'media',
  'fees',
  'cacheSavings',
];

/**
 * Whether two costs say the same of a call. The source alone makes no difference: the amount is still what that table
 * said, and a new version of a table that changes no price rewrites no row.
 */
export function isSameCost(one: RepricedCost, other: RepricedCost): boolean {
  return (
    one.costStatus === other.costStatus &&
    one.costReason === other.costReason &&
    PARTS.every((part) => one.cost[part] === other.cost[part])
  );
}

/**
 * Why a call keeps its amount although a new one could be made, found by comparing the two.
 *
 * @param complete whether the row has all that the span said; `null` for rows of the first version of the schema.
 */
export function findLeftReason(
  old: RepricedCost,
  next: RepricedCost,
  complete: boolean | null,
): 'not_enough_recorded' | 'emitter_only' | undefined {
  const wasKnown = old.cost.total !== null;
  // Somebody else's amount, of no table, is better than none.
  if (wasKnown && old.costSource === null && next.cost.total === null) return 'emitter_only';
  if (complete !== null || !wasKnown) return undefined;
  // The same version of the same table gives another amount: something that it goes by was not recorded.
  const sameTable = old.costSource?.includes('@') && old.costSource === next.costSource;
  if (sameTable && next.cost.total !== null && old.cost.total !== next.cost.total) return 'not_enough_recorded';
  // A price file may have known the call by its port, which was not recorded.
  const byFile = old.costSource?.startsWith('user:') && !next.costSource?.startsWith('user:');
  return byFile ? 'not_enough_recorded' : undefined;
}
