import type { Event } from './events.ts';
import { SCRAPE } from './series.ts';

/** What of an event is added up. */
export type Value = (event: Event) => number;

/** Of which events, and by which labels. */
export interface Of {
  readonly by?: readonly string[];
  readonly where?: (event: Event) => boolean;
  /** Seconds: later than `from`, not later than `to`, by the scrape that saw it. */
  readonly from: number;
  readonly to: number;
}

/** Values by the values of labels, in the order of their names, joined by commas. */
export type Numbers = Readonly<Record<string, number>>;

export const usd: Value = ({ usd }) => usd;
export const calls: Value = () => 1;
export const savings: Value = ({ savings }) => savings;
export const failed: Value = ({ usd, error }) => (error === 'none' ? 0 : usd);
export const tokens: Value = ({ tokens }) => Object.values(tokens).reduce((sum, count) => sum + count, 0);
export const tokensOf =
  (...types: readonly string[]): Value =>
  ({ tokens }) =>
    types.reduce((sum, type) => sum + (tokens[type] ?? 0), 0);

/** What the calls of the history add up to. */
export function sumEvents(events: readonly Event[], value: Value, { by = [], where, from, to }: Of): Numbers {
  const sums: Record<string, number> = {};
  for (const event of events) {
    const seen = Math.ceil(event.at / SCRAPE) * SCRAPE;
    if (seen <= from || seen > to || (where && !where(event))) continue;
    const amount = value(event);
    const key = keyOf(event, by);
    // A series that was never written is not there, not even as 0.
    if (amount !== 0) sums[key] = (sums[key] ?? 0) + amount;
  }
  return sums;
}

function keyOf({ labels, status, error }: Event, by: readonly string[]): string {
  const all: Readonly<Record<string, string>> = { ...labels, llm_cost_status: status, error_type: error };
  return [...by]
    .sort()
    .map((name) => all[name] ?? '')
    .join(',');
}

/** One by the other, where both are. */
export function divide(one: Numbers, other: Numbers): Numbers {
  const both = Object.entries(one).filter(([key]) => other[key] !== undefined);
  return Object.fromEntries(both.map(([key, value]) => [key, value / (other[key] ?? 1)]));
}

/** Each value by a function of it. */
export function map(numbers: Numbers, change: (value: number) => number): Numbers {
  return Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, change(value)]));
}
