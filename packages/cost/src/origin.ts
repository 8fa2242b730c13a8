import type { Decimal } from './decimal.ts';
import type { PriceReason } from './types.ts';

/** Where a rate is from: what makes an amount defensible. */
export interface Origin {
  /** Table and version, as in `llm.cost.source`: `catalog:genai-prices@0.1.8`, `overlay:2026-11-26`, `user:prices.yaml`. */
  readonly table: string;
  /** Address of the page that publishes the price, or the line of the user's file. */
  readonly url?: string;
  /** Day on which somebody read it there. */
  readonly checkedOn?: string;
  /** First day of the price, UTC. */
  readonly from?: string;
  /** How a price in another currency became USD: `EUR at 1.0850 USD from 2026-01-01 (ECB)`. */
  readonly conversion?: string;
  /** Why the rate is a best guess, if it is. */
  readonly guess?: PriceReason;
}

/** A price before it was multiplied, and by what. The page that publishes it is that of {@link Origin.url}. */
export interface Derivation {
  /** As `Rate.exact`, of the price as its table has it; in the currency of that table. */
  readonly exact: bigint;
  readonly table: string;
  /** In the order in which they were applied. */
  readonly factors: readonly Factor[];
}

/** What a price was multiplied by. */
export interface Factor {
  readonly factor: Decimal;
  /** The table that asks for it. */
  readonly table: string;
}

/** The order in which tables are named where several contribute: whose word counts most comes first. */
const RANKS = ['user:', 'overlay:', 'catalog:'];

/** Both tables in one `llm.cost.source`: `user:prices.yaml+catalog:genai-prices@0.1.8`. */
export function joinTables(one: string, other: string): string {
  const names = new Set([...one.split('+'), ...other.split('+')]);
  return [...names].sort((a, b) => rankOf(a) - rankOf(b)).join('+');
}

function rankOf(table: string): number {
  const rank = RANKS.findIndex((prefix) => table.startsWith(prefix));
  return rank === -1 ? RANKS.length : rank;
}
