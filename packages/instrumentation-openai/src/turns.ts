/** A line of steps of which one runs at a time, in the order in which they came. */
export class Turns {
  #taken = false;
  readonly #waiting: (() => void)[] = [];

  /** Whether a step has the turn. */
  get isTaken(): boolean {
    return this.#taken;
  }

  /** Takes the turn if it is free; else the step has to {@link wait}. */
  take(): boolean {
    if (this.#taken) return false;
    this.#taken = true;
    return true;
  }

  /** Resolves when the turn has come. */
  wait(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The step that has the turn is over. */
  pass(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}
