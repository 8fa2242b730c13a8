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
  /** Why the rate is a best guess, if it is. */
  readonly guess?: PriceReason;
}

/** A price before it was multiplied, and by what. The page that publishes it is that of {@link Origin.url}. */
export interface Derivation {
  /** As `Rate.exact`, of the price as its table has it; in `currency`. */
  readonly exact: bigint;
  /** Three letters; absent: USD. */
  readonly currency?: string;
  readonly table: string;
  /** In the order in which they were applied. */
  readonly factors: readonly Factor[];
}

/** What a price was multiplied by, and who says so. */
export interface Factor {
  /** Of a price file; what one unit of its currency costs in USD; of the provider, on hosts of some regions. */
  readonly kind: 'multiplier' | 'exchange_rate' | 'surcharge';
  readonly factor: Decimal;
  /** The table that asks for it. */
  readonly table: string;
  /** Its line in the user's file, or the page that publishes it. */
  readonly url?: string | undefined;
  /** Its key in the user's file: `providers[0].multiplier`. */
  readonly key?: string | undefined;
  /** First day or moment of it, UTC, where the table says. */
  readonly from?: string | undefined;
  /** Whose exchange rate it is, where the file says. */
  readonly source?: string | undefined;
  /** Day on which somebody read it at `url`. */
  readonly checkedOn?: string | undefined;
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
