import type { ConditionalPrice, ModelInfo, ModelPrice } from '@pydantic/genai-prices';

/** Prices that hold from a moment on, or within some hours of each day (UTC). */
export interface Period {
  readonly prices: ModelPrice;
  /** First day, UTC; absent where the catalogue gives none. */
  readonly from?: string;
  /** Whether they hold at this time (milliseconds since 1970). */
  holdsAt(timeMs: number): boolean;
}

const DAY_MS = 86_400_000;

/** The periods of a model; the first one that holds is in force. The last one always holds. */
export function listPeriods(prices: ModelInfo['prices']): readonly Period[] {
  if (!Array.isArray(prices)) return [{ prices, holdsAt: () => true }];
  const periods = prices.map(toPeriod).reverse();
  const earliest = prices[0];
  return earliest ? [...periods, { prices: earliest.prices, holdsAt: () => true }] : periods;
}

function toPeriod({ constraint, prices }: ConditionalPrice): Period {
  if (!constraint) return { prices, holdsAt: () => true };
  if (constraint.type === 'start_date') {
    const start = Date.parse(constraint.start_date);
    return { prices, from: constraint.start_date, holdsAt: (timeMs) => timeMs >= start };
  }
  const start = readTimeOfDay(constraint.start_time);
  const end = readTimeOfDay(constraint.end_time);
  return {
    prices,
    holdsAt: (timeMs) => {
      const time = ((timeMs % DAY_MS) + DAY_MS) % DAY_MS;
      return end < start ? time >= start || time < end : time >= start && time < end;
    },
  };
}

/** Milliseconds since midnight UTC of `00:30:00Z`. */
function readTimeOfDay(text: string): number {
  return Date.parse(`1970-01-01T${text}`) % DAY_MS;
}
