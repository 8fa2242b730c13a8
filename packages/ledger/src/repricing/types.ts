import type { Call, CostStatus } from '../types.ts';

/** What a recorded call is priced by. */
export type PriceableCall = Pick<
  Call,
  | 'startTimeUnixNano'
  | 'provider'
  | 'host'
  | 'port'
  | 'operation'
  | 'requestModel'
  | 'responseModel'
  | 'serviceTier'
  | 'tierConfirmed'
  | 'batch'
  | 'status'
  | 'usage'
  | 'usageStatus'
  | 'usageReason'
>;

/** What a call costs by today's prices. */
export type RepricedCost = Pick<Call, 'cost' | 'costStatus' | 'costReason' | 'costSource'>;

/** Prices a recorded call. It must give the same answer for the same call; what it throws ends the run, with nothing changed. */
export type PriceCall = (call: PriceableCall) => RepricedCost;

/** Why calls keep the amount they have. */
export type LeftReason =
  | 'provider'
  | 'failed_call'
  | 'counted_elsewhere'
  | 'not_enough_recorded'
  | 'emitter_only'
  | 'price_file';

export interface RepriceOptions {
  /** First instant or UTC day, as reports take it: `2026-11-01`. */
  readonly since: string;
  /**
   * End, exclusive.
   * @default the end of what is recorded
   */
  readonly until?: string | undefined;
  /**
   * By whose clocks days begin, by its IANA name.
   * @default 'UTC'
   */
  readonly timeZone?: string | undefined;
  /**
   * Whether the difference is told and nothing is changed.
   * @default false
   */
  readonly dryRun?: boolean | undefined;
  /**
   * Whether calls keep what they have whose price is from a price file of the user's (`user:…`): list prices are no
   * better than those. They are counted in `left.price_file`.
   * @default false
   */
  readonly keepPriceFile?: boolean | undefined;
  /** Told now and then how many calls were looked at. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Stops the run; nothing is changed then. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sums over calls before and after. Amounts are USD as decimal strings with 12 decimals, of the calls that have one: where
 * none has, they are unknown, not nothing.
 */
export interface RepricingTotals {
  readonly calls: number;
  /** Calls whose amount, a part of it, status or reason is another now. */
  readonly changedCalls: number;
  /** Calls with a known cost, afterwards. */
  readonly pricedCalls: number;
  readonly newlyPricedCalls: number;
  readonly newlyUnpricedCalls: number;
  readonly oldUsd: string;
  readonly newUsd: string;
  /** `newUsd` − `oldUsd`. */
  readonly differenceUsd: string;
}

/** Calls of one status before and after, counted as `Ledger.coverage` counts them: failed calls that cost nothing are not. */
export interface RepricingStatus {
  readonly oldCalls: number;
  readonly newCalls: number;
  /** USD, a decimal string with 12 decimals; `null` for unpriced calls: it is unknown. */
  readonly oldUsd: string | null;
  readonly newUsd: string | null;
}

/** Changed calls whose amount was from one table and is from another now; `null` is no table. */
export interface SourceChange {
  readonly from: string | null;
  readonly to: string | null;
  readonly calls: number;
}

/** One model or team. */
export interface RepricingRow {
  /** The value, or what reports call those without one. */
  readonly key: string;
  readonly absent: boolean;
  readonly totals: RepricingTotals;
}

/** The totals split by one property; the rows add up to them. The largest difference is first. */
export interface RepricingBreakdown {
  readonly by: string;
  readonly label: string;
  readonly rows: readonly RepricingRow[];
}

/** What a run changed, or would change. */
export interface Repricing {
  /** Number of the run, by which it can be undone; `null` when nothing was changed. */
  readonly run: number | null;
  readonly dryRun: boolean;
  /** Whether the run took an earlier one back. */
  readonly undo: boolean;
  readonly period: { readonly from?: string; readonly to?: string; readonly timeZone: string };
  /** The tables and versions that the new amounts are from, in order. */
  readonly sources: readonly string[];
  /** Which tables the changed amounts were from and are from now; the one with most calls first. */
  readonly sourceChanges: readonly SourceChange[];
  readonly totals: RepricingTotals;
  /** How sure the amounts were and are. */
  readonly byStatus: Readonly<Record<CostStatus, RepricingStatus>>;
  readonly breakdowns: readonly RepricingBreakdown[];
  /** Calls that keep what they have, by reason; reasons without a call are 0. */
  readonly left: Readonly<Record<LeftReason, number>>;
}
