import type { DatedCard } from '../rate-card.ts';
import { findInForce } from './read-date.ts';
import type { FileModel } from './types.ts';

/** The prices of a listed model over time. */
export function toDatedCard({ periods }: FileModel, source: string): DatedCard {
  const [first] = periods;
  return {
    source,
    always: periods.length === 1 && first?.fromMs === Number.NEGATIVE_INFINITY ? first.card : undefined,
    changes: periods.map(({ fromMs }) => fromMs),
    cardAt: (timeMs) => findInForce(periods, timeMs)?.card,
  };
}
