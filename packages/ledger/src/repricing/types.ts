import type { Call } from '../types.ts';

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
export type LeftReason = 'provider' | 'failed_call' | 'counted_elsewhere' | 'not_enough_recorded' | 'emitter_only';

export interface RepriceOptions {
  /** First instant or UTC day, as reports take it: `2026-11-01`. */
  readonly since: string;
  /**
   * End, exclusive.
   * @default the end of what is recorded
   */
  readonly until?: string | undefined;
  /**
   * Whether the difference is told and nothing is changed.
   * @default false
   */
  readonly dryRun?: boolean | undefined;
  /** Told now and then how many calls were looked at. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Stops the run; nothing is changed then. */
  readonly signal?: AbortSignal | undefined;
}

/** Sums over calls before and after. Amounts are USD as decimal strings with 12 decimals. */
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
  readonly totals: RepricingTotals;
  readonly breakdowns: readonly RepricingBreakdown[];
  /** Calls that keep what they have, by reason; reasons without a call are 0. */
  readonly left: Readonly<Record<LeftReason, number>>;
}
