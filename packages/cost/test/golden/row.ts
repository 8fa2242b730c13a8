import type { Call, PriceReason, PriceStatus, Usage } from '../../src/index.ts';

/**
 * A call and its right price, worked out by hand from what the provider publishes, not by this package. When list and
 * row disagree, find out who is right before either is changed.
 */
export interface GoldenRow {
  /** The model, its list price (USD per million tokens: input / cached input / output) and what the row is about. */
  readonly title: string;
  readonly call: Call;
  /**
   * The arithmetic: quantity × price, in millionths of a USD (so that prices per million tokens stand as they are
   * published). What is in brackets is rounded to a pico-dollar, half to even. Absent: there is no amount.
   */
  readonly sum?: string;
  /** What `sum` comes to, in USD. */
  readonly usd?: string;
  /** @default 'priced' */
  readonly status?: PriceStatus;
  readonly reason?: PriceReason;
  /** Where the price, or the rule, is published. */
  readonly source: string;
  /** The kind of table that the price must be from. */
  readonly table?: 'catalog' | 'overlay' | 'user';
  /** The price file in use, by name. */
  readonly prices?: 'eur.yaml' | 'holysheep.yaml' | 'house.yaml';
}

/** Rows that belong together. */
export interface GoldenCategory {
  readonly name: string;
  readonly rows: readonly GoldenRow[];
}

/** Monday 2026-11-23 at noon UTC: when the calls of the table were made, unless they say otherwise. */
export const AT: number = Date.parse('2026-11-23T12:00:00Z');

/** A call of OpenAI's own API. */
export function openai(model: string, usage: Usage, more: Partial<Call> = {}): Call {
  return { provider: 'openai', host: 'api.openai.com', model, at: AT, usage, ...more };
}

/** A call of the API at `host`. */
export function at(host: string, model: string, usage: Usage, more: Partial<Call> = {}): Call {
  return { host, model, at: AT, usage, ...more };
}

/** A moment, UTC. */
export function utc(text: string): Date {
  return new Date(text);
}
