import type { CallKey } from '../call-store.ts';
import type { CallRecord } from '../export/describe-call.ts';
import type { Call, Report, Totals } from '../types.ts';

/** Orders in which calls are listed. Those without a value of what they are ordered by come last. */
export const CALL_ORDERS = ['newest', 'oldest', 'cost', 'duration', 'tokens'] as const;

/** `cost`, `duration` and `tokens` (input and output): most first, and of the same the newest. */
export type CallOrder = (typeof CALL_ORDERS)[number];

/** The place of a call in a list: what it is ordered by (pico-USD, nanoseconds, tokens; `null` by time), then which call. */
export interface CallPlace extends CallKey {
  readonly value: bigint | null;
}

/** Which of the selected calls are listed. */
export interface CallListOptions {
  readonly order: CallOrder;
  /** Only calls behind this place are listed. */
  readonly after?: CallPlace | undefined;
  readonly limit: number;
}

/** Some of the calls that were asked for, and where the next ones are. */
export interface CallPage {
  readonly period: Report['period'];
  readonly filter: Report['filter'];
  readonly order: CallOrder;
  /** Of all calls that were asked for; `null` behind the first page, which has them. */
  readonly totals: Totals | null;
  readonly calls: readonly CallRecord[];
  /** Asks for the next page as `after`; `null`: there is none. */
  readonly next: string | null;
  /** Whether users are kept as hashes: then no call says whose it is. */
  readonly usersHidden: boolean;
}

/** Calls with the ids that were asked for. */
export interface FoundCalls {
  readonly calls: readonly Call[];
  /** Whether users are kept as hashes: then no call says whose it is. */
  readonly usersHidden: boolean;
}
