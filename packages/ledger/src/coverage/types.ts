import type { CostStatus } from '../types.ts';

/** Calls and tokens, and their part of those of the period. */
export interface CoveragePart {
  readonly calls: number;
  /** Input and output. */
  readonly tokens: number;
  /** USD, a decimal string with 12 decimals: what is known of them; `null` where there are calls and none has a price. */
  readonly costUsd: string | null;
  /** 0 to 1; `null` for 0 of 0. */
  readonly share: { readonly calls: number | null; readonly tokens: number | null };
}

/** Calls alike in model, place and doubt. `null` is what no span said. */
export interface CoverageRow extends CoveragePart {
  readonly status: Exclude<CostStatus, 'priced'>;
  readonly reason: string | null;
  /** In lower case, as reports have them. */
  readonly requestModel: string | null;
  readonly responseModel: string | null;
  readonly provider: string | null;
  readonly host: string | null;
  /** `batch` for a call of a batch. */
  readonly serviceTier: string | null;
  /** What was used beside tokens and their cache, as the fields of a call's usage are called. */
  readonly used: readonly string[];
  /** RFC 3339, nanoseconds. */
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** What would make the amount known or sure. */
  readonly advice: string;
  /** The line of it in a price file, without the prices, see `Coverage.priceFile` for all of them; `null` where a price file does not help. */
  readonly entry: string | null;
}

/** How much of the spend has a sure price, and what has none, why, and what to do. */
export interface Coverage {
  readonly period: { readonly from?: string; readonly to?: string; readonly timeZone: string };
  /** What calls have that it is of: `{ team: 'growth' }`; null: they have none. */
  readonly filter: Readonly<Record<string, string | null>>;
  /** All calls that have a price or lack one; failed calls that cost nothing are neither. */
  readonly total: CoveragePart;
  readonly byStatus: Readonly<Record<CostStatus, CoveragePart>>;
  /** Unpriced first, then partial, then estimated; in each the one with most calls first. They add up to `byStatus`. */
  readonly rows: readonly CoverageRow[];
  /**
   * A whole price file with what the entries of all rows say, each host and model once, that lacks only the prices: `?` is
   * to be filled in. `null` where no price file helps.
   */
  readonly priceFile: string | null;
}
