import { LedgerUnavailableError } from '../errors.ts';

/** How long it is waited for the end of what is read, by default. */
const PATIENCE_MS = 60_000;

/** What is read call by call, for as long as whoever reads likes. */
export class Readings {
  readonly #path: string;
  readonly #patienceMs: number;
  readonly #readings = new Set<Promise<void>>();

  constructor(path: string, patienceMs: number = PATIENCE_MS) {
    this.#path = path;
    this.#patienceMs = patienceMs;
  }

  /** Resolves when the reading has ended. */
  async add(reading: Promise<void>): Promise<void> {
    this.#readings.add(reading);
    try {
      await reading;
    } finally {
      this.#readings.delete(reading);
    }
  }

  /**
   * Resolves when nobody reads any more.
   * @throws LedgerUnavailableError when somebody still does after all patience.
   */
  async awaitEnd(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const isLate = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(true), this.#patienceMs);
    });
    while (this.#readings.size > 0) {
      const ended = Promise.allSettled(this.#readings).then(() => false);
      if (await Promise.race([ended, isLate])) break;
    }
    clearTimeout(timer);
    if (this.#readings.size === 0) return;
    throw new LedgerUnavailableError(
      `got an export of ${this.#path} that is still being read, expected its end before the file is written anew`,
      undefined,
      'try again when it is done; calls are recorded meanwhile',
    );
  }
}
