import { stat } from 'node:fs/promises';
import { LedgerUnavailableError } from '../errors.ts';

/**
 * Where an open file is found. Somebody may remove it or put another in its place: what is written from then on is gone
 * with the last who has it open, however well the writing went.
 */
export class FilePlace {
  readonly #path: string;
  readonly #file: Found;

  private constructor(path: string, file: Found) {
    this.#path = path;
    this.#file = file;
  }

  /** Notes which file is open. */
  static async note(path: string): Promise<FilePlace> {
    return new FilePlace(path, await findFile(path));
  }

  /** @throws LedgerUnavailableError when another file is found there by now, or none. */
  async check(): Promise<void> {
    const found = await findFile(this.#path);
    if (found === this.#file || found === 'unknown' || this.#file === 'unknown') return;
    const got = found === 'none' ? `got no file at ${this.#path} any more` : `got another file at ${this.#path}`;
    throw new LedgerUnavailableError(`${got}, expected the one that is open`, undefined, 'send it again');
  }
}

/** Device and number of a file. */
type Found = `${bigint} ${bigint}` | 'none' | 'unknown';

async function findFile(path: string): Promise<Found> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'none' : 'unknown';
  }
}
