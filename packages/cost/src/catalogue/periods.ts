import type { ConditionalPrice, ModelInfo, ModelPrice } from './provider-data.ts';

/** Prices that hold from a moment on, or within some hours of each day (UTC). */
export interface Period {
  readonly prices: ModelPrice;
  /** First day, UTC; absent where the catalogue gives none. */
  readonly from?: string;
  /** Milliseconds since 1970; -Infinity: at any time; undefined: within some hours of each day. */
  readonly fromMs: number | undefined;
  /** Whether they hold at this time (milliseconds since 1970). */
  holdsAt(timeMs: number): boolean;
}

const DAY_MS = 86_400_000;

/** The periods of a model; the first one that holds is in force. The last one always holds. */
export function listPeriods(prices: ModelInfo['prices']): readonly Period[] {
  if (!Array.isArray(prices)) return [toLasting(prices)];
  const periods = prices.map(toPeriod).reverse();
  const earliest = prices[0];
  return earliest ? [...periods, toLasting(earliest.prices)] : periods;
}

function toLasting(prices: ModelPrice): Period {
  return { prices, fromMs: Number.NEGATIVE_INFINITY, holdsAt: () => true };
}

function toPeriod({ constraint, prices }: ConditionalPrice): Period {
  if (!constraint) return toLasting(prices);
  // Published data may leave out the type.
  if ('start_date' in constraint) {
    const start = Date.parse(constraint.start_date);
    return { prices, from: constraint.start_date, fromMs: start, holdsAt: (timeMs) => timeMs >= start };
  }
  const start = readTimeOfDay(constraint.start_time);
  const end = readTimeOfDay(constraint.end_time);
  return {
    prices,
    fromMs: undefined,
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
