import type { PriceLine, PriceListEntry, PriceStatus } from '@spendspan/cost';
import type { CallRecord } from '@spendspan/ledger';

/** Answer of `GET /api/v1/prices`. */
export interface ListedPrices {
  /** When the prices are in force, RFC 3339. */
  readonly at: string;
  /** Every provider with how many of its models and tiers fit the question. */
  readonly providers: readonly { readonly provider: string; readonly entries: number }[];
  /** Those that fit, at most `limit`. */
  readonly entries: readonly PriceListEntry[];
  /** How many fit. */
  readonly count: number;
}

/** A line of a bill; `usdPer` and `costUsd` are `null` where there is no rate. Amounts are exact decimals in USD. */
export type BillLine = Omit<PriceLine, 'usdPer' | 'picoUsd'> & {
  readonly usdPer: string | null;
  readonly costUsd: string | null;
};

/** What a call costs by the rate cards in force, and why. Amounts are USD as decimal strings with 12 decimals. */
export interface PricedCall {
  readonly status: PriceStatus;
  readonly reason: string | null;
  /** `null`: not known. */
  readonly costUsd: string | null;
  /** By `input`, `output`, `cacheRead`, `cacheWrite`, `media`, `fees`; each is rounded once, over its lines. */
  readonly parts: Readonly<Record<string, string>>;
  readonly cacheSavingsUsd: string;
  /** What was used and has no rate. */
  readonly missing: readonly string[];
  readonly source: string;
  readonly tier: string;
  readonly provider: string | null;
  /** Whose price list has the model. */
  readonly list: string | null;
  /** The prices are those of requests above so many input tokens; `null` in the first band. */
  readonly aboveInputTokens: number | null;
  readonly lines: readonly BillLine[];
}

/** Answer of `GET /api/v1/calls/:trace/:span`. */
export interface CallDetail {
  readonly call: CallRecord;
  /** When the calls with these ids started, RFC 3339: nearly always one. Ask for one with `startedAt`. */
  readonly startedAt: readonly string[];
  readonly usersHidden: boolean;
  /** By the rate cards in force for its time. */
  readonly price: PricedCall;
  /**
   * What the ledger has less what the rate cards give, USD: `0.000000000000` where they agree, `null` where one of them
   * has no amount.
   */
  readonly differenceUsd: string | null;
  /** Whether the ledger has all that a price can depend on; else the arithmetic may lack a part. */
  readonly usageComplete: boolean;
  /** What would make the amount known or sure; `null` where it is. */
  readonly advice: string | null;
}
