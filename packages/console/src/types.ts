import type { Ledger, LedgerStatus } from '@spendspan/ledger';

export interface ConsoleOptions {
  /**
   * The ledger: a file, which the console opens and closes, or an open ledger, which stays its owner's.
   * @default defaultLedgerPath()
   */
  readonly ledger?: string | Ledger;
  /**
   * Address to listen on.
   * @default '127.0.0.1'
   */
  readonly host?: string;
  /**
   * Port to listen on; 0 takes a free one.
   * @default 4318
   */
  readonly port?: number;
  /**
   * Path of a budgets file. Its budgets are shown, and checked after new calls: thresholds that are reached are posted to
   * the webhooks that it names. Read again when it changes.
   * @default no budgets
   */
  readonly budgets?: string;
  /**
   * What whoever asks the API has to know; at least 16 characters. Sending spans needs none.
   * @default process.env.SPENDSPAN_CONSOLE_TOKEN; else, where `host` is no loopback address, one that is made up
   */
  readonly token?: string;
  /**
   * Path of a price file: with the catalogue, the rate cards that the page shows and explains calls by. Read again when it
   * changes.
   * @default process.env.SPENDSPAN_PRICES
   */
  readonly prices?: string;
  /**
   * Milliseconds between two checks of the budgets.
   * @default 60_000
   */
  readonly budgetIntervalMs?: number;
  /**
   * Gets a line for each thing that went wrong while nobody asked, and why a request failed, with its stack.
   * @default process.stderr
   */
  readonly warn?: (line: string) => void;
  /**
   * Secret that user ids are hashed with; see `LedgerOptions.userIdKey`. Not for a ledger that is open already.
   * @default as `openLedger` finds it
   */
  readonly userIdKey?: string | undefined;
  /**
   * Age (`400d`, `52w`) from which calls are deleted, at the start and once a day.
   * @default none is deleted
   */
  readonly retention?: string | undefined;
}

/** What the deleting of old calls has done since the start. */
export interface RetentionStatus {
  readonly olderThan: string;
  /** RFC 3339; `null` before the first run. */
  readonly lastRunAt: string | null;
  readonly deletedCalls: number;
  /** Why the last run failed; `null` when it did not. */
  readonly error: string | null;
}

/** A running console. */
export interface Console {
  /** `http://127.0.0.1:4318` */
  readonly url: string;
  readonly port: number;
  /** What whoever asks the API has to know; undefined: nothing. */
  readonly token: string | undefined;
  /** Ends what is in flight, then closes the port, the sidecar file and the ledger if the console opened it. */
  close(): Promise<void>;
}

/** Where a console answers for a ledger file; the content of the sidecar file. */
export interface FoundConsole {
  readonly url: string;
  readonly pid: number;
  /** What it has to be told; undefined: nothing. */
  readonly token?: string | undefined;
}

/** Answer of `GET /api/v1/status`. */
export interface ConsoleStatus {
  readonly pid: number;
  /** Random, one per start; tells this console from another on the same port. */
  readonly instance: string;
  readonly startedAt: string;
  readonly ledger: LedgerStatus;
  /** Since the start. */
  readonly received: {
    readonly spans: number;
    readonly calls: number;
    readonly duplicates: number;
    readonly ignored: number;
    readonly rejected: number;
    /** Calls with a count or an amount that cannot be believed; recorded without it. */
    readonly invalid: number;
    /** Calls from before what the ledger keeps; not recorded. */
    readonly expired: number;
  };
  /** `null` when nothing is deleted by age. */
  readonly retention: RetentionStatus | null;
}
