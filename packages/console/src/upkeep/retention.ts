import { type Ledger, readAge } from '@spendspan/ledger';
import type { RetentionStatus } from '../types.ts';

const DAY_MS = 86_400_000;

/** Deletes what is older than an age, now and once a day. Room in the file is used again; it does not shrink. */
export class Retention {
  readonly status: { -readonly [name in keyof RetentionStatus]: RetentionStatus[name] };
  readonly #ledger: Ledger;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> = Promise.resolve();

  /** @throws ReportParameterError when the age is none. */
  constructor(ledger: Ledger, olderThan: string) {
    readAge('retention', olderThan);
    this.#ledger = ledger;
    this.status = { olderThan, lastRunAt: null, deletedCalls: 0, error: null };
    this.#timer = setInterval(() => this.run(), DAY_MS);
    this.#timer.unref();
  }

  /** Deletes once. Never rejects: what went wrong is told by `status`, and tried again the next day. */
  run(): Promise<void> {
    this.#running = this.#running.then(() => this.#delete());
    return this.#running;
  }

  /** Ends it, and what is under way first. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #delete(): Promise<void> {
    try {
      const { deletedCalls } = await this.#ledger.compact({ olderThan: this.status.olderThan, rewrite: false });
      this.status.deletedCalls += deletedCalls;
      this.status.error = null;
    } catch (error) {
      this.status.error = (error as Error).message;
      process.emitWarning(
        `[@spendspan/console] got "${this.status.error}" when deleting what is older than ${this.status.olderThan}, expected none; it is tried again in a day`,
      );
    }
    this.status.lastRunAt = new Date().toISOString();
  }
}
