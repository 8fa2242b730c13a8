/** A point in time, by both clocks. */
export interface Instant {
  /** Of `performance.now()`. */
  readonly at: number;
  /** Milliseconds since the epoch. */
  readonly on: number;
}

/** The present. */
export function readInstant(): Instant {
  return { at: performance.now(), on: Date.now() };
}

/** When what happened in a call, and whether somebody waits for what comes next. */
export class CallClock {
  readonly #startedAt: number;
  readonly #startedOn: number;
  #lastReadAt: number;
  #firstChunkAt: number | undefined;
  /** Steps of the application's that are under way: the request, the parsing of its answer, reads of its chunks. */
  #waiting = 1;
  /** How long the answer lay there before the application wanted it; undefined until it does. Milliseconds. */
  #lay: number | undefined;
  #stoppedAt: number | undefined;

  /** @param since when the call began. */
  constructor({ at, on }: Instant = readInstant()) {
    this.#startedAt = at;
    this.#startedOn = on;
    this.#lastReadAt = at;
  }

  /** The application waits for a step, until {@link stopWaiting}. */
  startWaiting(): void {
    this.#lay ??= this.#waiting > 0 ? 0 : performance.now() - this.#lastReadAt;
    this.#waiting += 1;
  }

  /** A step is over, well or badly. */
  stopWaiting(): void {
    this.#waiting -= 1;
  }

  /** Something arrived. */
  tick(): void {
    this.#lastReadAt = performance.now();
  }

  /** A chunk arrived. */
  tickChunk(): void {
    this.tick();
    this.#firstChunkAt ??= this.#lastReadAt;
  }

  /** Whether nobody has been waiting for so many milliseconds. */
  isIdle(ms: number, now: number): boolean {
    return this.#waiting <= 0 && now - this.#lastReadAt >= ms;
  }

  /** The call is given up: it was over when somebody last waited for it. */
  stop(): void {
    if (this.#waiting <= 0) this.#stoppedAt = this.#lastReadAt;
  }

  /** Seconds that the call took, without the time that its answer lay there before the application wanted it. */
  get seconds(): number {
    return this.#since(this.#stoppedAt ?? performance.now());
  }

  /** Seconds from the beginning to the first chunk; undefined where there was none. */
  get firstChunkSeconds(): number | undefined {
    return this.#firstChunkAt === undefined ? undefined : this.#since(this.#firstChunkAt);
  }

  /**
   * When a call of so many seconds was over, in milliseconds since the epoch; undefined where that is now.
   * @param seconds as {@link seconds} gave it.
   * @param notBefore when the span of the call started, which is some time after the call did.
   */
  endOf(seconds: number, notBefore = 0): number | undefined {
    const shortened = this.#stoppedAt !== undefined || (this.#lay ?? 0) >= 1;
    return shortened ? Math.max(this.#startedOn + seconds * 1000, notBefore) : undefined;
  }

  #since(at: number): number {
    return (at - this.#startedAt - (this.#lay ?? 0)) / 1000;
  }
}
