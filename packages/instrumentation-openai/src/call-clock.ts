/** When what happened in a call, and whether somebody waits for what comes next. */
export class CallClock {
  readonly #startedAt: number = performance.now();
  #lastReadAt: number = this.#startedAt;
  #firstChunkAt: number | undefined;
  /** Steps of the application's that are under way: the request, the parsing of its answer, reads of its chunks. */
  #waiting = 1;

  /** The application waits for a step, until {@link stopWaiting}. */
  startWaiting(): void {
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

  /** Seconds since the call began. */
  get seconds(): number {
    return this.#since(performance.now());
  }

  /** Seconds from the beginning to the first chunk; undefined where there was none. */
  get firstChunkSeconds(): number | undefined {
    return this.#firstChunkAt === undefined ? undefined : this.#since(this.#firstChunkAt);
  }

  #since(at: number): number {
    return (at - this.#startedAt) / 1000;
  }
}
