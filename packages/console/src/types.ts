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
   * Milliseconds between two checks of the budgets.
   * @default 60_000
   */
  readonly budgetIntervalMs?: number;
  /**
   * Gets a line for each thing that went wrong while nobody asked.
   * @default process.stderr
   */
  readonly warn?: (line: string) => void;
}

/** A running console. */
export interface Console {
  /** `http://127.0.0.1:4318` */
  readonly url: string;
  readonly port: number;
  /** Ends what is in flight, then closes the port, the sidecar file and the ledger if the console opened it. */
  close(): Promise<void>;
}

/** Where a console answers for a ledger file; the content of the sidecar file. */
export interface FoundConsole {
  readonly url: string;
  readonly pid: number;
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
  };
}
