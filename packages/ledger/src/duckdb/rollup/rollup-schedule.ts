import type { RollUpOptions } from './roll-up.ts';

/** How often it is looked whether there is something to roll up and time for it. */
const TICK_MS = 2_000;
/** So long nothing was written where there is time. */
const QUIET_MS = 2_000;
/** Where there never is time, something is rolled up all the same, so often. */
const PATIENCE_MS = 15_000;
/** A file that was opened for one report is closed again before this. */
const START_MS = 5_000;
/** After a failure. */
const PAUSE_MS = 300_000;

const SLICE: RollUpOptions = { maxCalls: 100_000, untouchedMs: 60_000 };

/** Rolls up in the background, slice by slice, preferably while nobody writes. */
export class RollupSchedule {
  readonly #rollUp: (options: RollUpOptions) => Promise<boolean>;
  #lastWriteAt = 0;
  #lastSliceAt = Date.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(rollUp: (options: RollUpOptions) => Promise<boolean>) {
    this.#rollUp = rollUp;
    this.#wait(START_MS);
  }

  noteWrite(): void {
    this.#lastWriteAt = Date.now();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => void this.#tick(), ms);
    // What is not rolled up is read from the calls: no process stays for it.
    this.#timer.unref();
  }

  async #tick(): Promise<void> {
    const now = Date.now();
    const isQuiet = now - this.#lastWriteAt >= QUIET_MS;
    if (!isQuiet && now - this.#lastSliceAt < PATIENCE_MS) return this.#wait(TICK_MS);
    const { pause } = await this.#rollUp(SLICE).then(
      (more) => ({ pause: more && isQuiet ? 0 : TICK_MS }),
      () => ({ pause: PAUSE_MS }),
    );
    this.#lastSliceAt = Date.now();
    if (this.#timer) this.#wait(pause);
  }
}
