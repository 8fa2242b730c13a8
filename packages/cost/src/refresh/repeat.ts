import { diag } from '@opentelemetry/api';
import { runQuietly } from './quiet-context.ts';

/** Whether the process waits for a look to end. */
export type Look = (keepAlive: boolean) => Promise<void>;

/** Looks again and again, one look at a time. Neither the wait nor a look of its own keeps the process running. */
export class Repeat {
  readonly #look: Look;
  readonly #timer: NodeJS.Timeout;
  #under: Promise<void> | undefined;
  #closed = false;

  constructor(look: Look, everyMs: number) {
    this.#look = look;
    this.#timer = setInterval(() => void this.#start(false), everyMs);
    this.#timer.unref();
  }

  /** Looks soon, without delaying whoever is at work now. */
  soon(): void {
    setImmediate(() => void this.#start(false)).unref();
  }

  /** Looks now, and resolves when done; never rejects. A look under way is waited for first: it may have begun too early. */
  async now(): Promise<void> {
    await this.#under;
    await this.#start(true);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
  }

  get closed(): boolean {
    return this.#closed;
  }

  #start(keepAlive: boolean): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#under ??= runQuietly(() => this.#look(keepAlive))
      .catch((error) => diag.error('[@spendspan/cost] prices could not be looked at again', error))
      .finally(() => {
        this.#under = undefined;
      });
    return this.#under;
  }
}
