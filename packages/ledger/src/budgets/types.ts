import type { CalendarUnit } from '../calendar.ts';
import type { Owner } from '../config-file/owner.ts';

/** Which calls a budget is of: by field name a value, in which `*` stands for any text; `null`: the calls that have none. */
export type BudgetFilter = Readonly<Record<string, string | null>>;

/** A percentage of the amount that is told when it is reached, by what is spent or by what is expected at the end. */
export interface Threshold {
  readonly kind: 'actual' | 'forecast';
  readonly percent: number;
}

/** Where a message is posted: an address, or the environment variable that holds it. */
export type WebhookAddress = { readonly url: string } | { readonly env: string };

/** One budget of a file. */
export interface Budget {
  /** Unique in the file. */
  readonly id: string;
  readonly name: string;
  /** Empty: the whole organisation. */
  readonly filter: BudgetFilter;
  /** Pico-USD. */
  readonly amount: bigint;
  readonly period: CalendarUnit;
  /** IANA name. */
  readonly timeZone: string;
  /** Ascending, each once. */
  readonly thresholds: readonly Threshold[];
  readonly owner: Owner | null;
  readonly webhook: WebhookAddress | null;
}

/** What a budgets file says. */
export interface BudgetFile {
  /** Without its folders. */
  readonly name: string;
  readonly budgets: readonly Budget[];
}

/** `exceeded`: all of the amount is spent. `warning`: a threshold is reached. */
export type BudgetStatus = 'ok' | 'warning' | 'exceeded';

/** What is expected to be spent by the end of the period. Amounts are USD as decimal strings with 12 decimals. */
export interface BudgetForecast {
  readonly usd: string;
  /** Nine times in ten it is no less … */
  readonly lowUsd: string;
  /** … and nine times in ten no more. Never below what is spent. */
  readonly highUsd: string;
  /** `weekdays`: each weekday as it was; `days`: every day the same; `pace`: as in the period so far, without a range. */
  readonly method: 'weekdays' | 'days' | 'pace';
  /** Whole days of spend that it is made of. */
  readonly days: number;
}

/** How a budget stands. Amounts are USD as decimal strings with 12 decimals. */
export interface BudgetState {
  readonly id: string;
  readonly name: string;
  readonly filter: BudgetFilter;
  readonly owner: Owner | null;
  readonly amountUsd: string;
  /** Half-open, RFC 3339. */
  readonly period: {
    readonly unit: CalendarUnit;
    readonly from: string;
    readonly to: string;
    readonly timeZone: string;
  };
  readonly spentUsd: string;
  /** The days of the period on which something was spent, by the clocks of its time zone: `2026-11-24`. They add up to `spentUsd`. */
  readonly days: readonly { readonly day: string; readonly usd: string }[];
  /** The part of `spentUsd` that is a best guess. */
  readonly estimatedUsd: string;
  /** The part of `spentUsd` that is a lower bound. */
  readonly partialUsd: string;
  readonly calls: number;
  /** Calls whose price is not known: they are not in `spentUsd`. */
  readonly unpricedCalls: number;
  /** Below 0 when more is spent. */
  readonly remainingUsd: string;
  /** Of the amount; `null` for a budget of 0. */
  readonly spentShare: number | null;
  /** Of the period's time. */
  readonly elapsedShare: number;
  /** `spentShare` / `elapsedShare`: 1 spends the amount exactly by the end; `null` before the period has begun to run. */
  readonly burnRate: number | null;
  /** `null`: nothing to go by. */
  readonly forecast: BudgetForecast | null;
  /** Days from now until the amount is spent, as forecast; 0 when it is; `null`: it lasts until the end of the period. */
  readonly daysUntilExhausted: number | null;
  readonly status: BudgetStatus;
  /** The thresholds that are reached, those of what is spent first, ascending. */
  readonly crossed: readonly Threshold[];
  readonly thresholds: readonly Threshold[];
  /** Whether a message is posted when a threshold is reached. */
  readonly webhook: boolean;
}

/** How the budgets of a file stand. */
export interface BudgetReport {
  /** Name of the file. */
  readonly file: string;
  /** RFC 3339: calls that started before are counted. */
  readonly at: string;
  /** In the order of the file. */
  readonly budgets: readonly BudgetState[];
}

/** A message about a threshold, once it is delivered. One per budget, amount, period and threshold. */
export interface BudgetNotice {
  readonly budget: string;
  /** Decimal string, USD: a changed amount is told of anew. */
  readonly amountUsd: string;
  /** Start of the period, RFC 3339. */
  readonly periodFrom: string;
  /** `actual:80` */
  readonly threshold: string;
}
