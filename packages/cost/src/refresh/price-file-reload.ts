import { statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { diag } from '@opentelemetry/api';
import { toUnreadable } from '../price-file/load-price-file.ts';
import { parsePriceFile } from '../price-file/parse-price-file.ts';
import { checkSize } from '../price-file/parse-yaml.ts';
import type { ParsedPriceFile } from '../price-file/types.ts';
import { GONE, readMark, toMark } from './file-mark.ts';
import { Repeat } from './repeat.ts';

/** How long a file must rest before it is read: whoever writes it may not be done. */
const SETTLE_MS = 200;

/**
 * Reads a price file again when it has changed, beside the calls that are priced meanwhile: the whole new file, or
 * nothing of it. What cannot be used is told in one line per version of the file.
 */
export class PriceFileReload {
  readonly #path: string;
  readonly #onFile: (file: ParsedPriceFile) => void;
  readonly #repeat: Repeat;
  #mark: string;

  /** To be made before the file is read for the first time. */
  constructor(path: string, everyMs: number, onFile: (file: ParsedPriceFile) => void) {
    this.#path = path;
    this.#onFile = onFile;
    const stats = statSync(path, { throwIfNoEntry: false });
    this.#mark = stats ? toMark(stats) : GONE;
    this.#repeat = new Repeat((keepAlive) => this.#look(keepAlive), everyMs);
  }

  /** Looks now; never rejects. */
  now(): Promise<void> {
    return this.#repeat.now();
  }

  close(): void {
    this.#repeat.close();
  }

  async #look(keepAlive: boolean): Promise<void> {
    const mark = await readMark(this.#path);
    if (mark === this.#mark) return;
    // Somebody who waits says that the file is done; else one that still grows is left for the next look.
    if (!keepAlive) await rest(SETTLE_MS);
    const text = mark === GONE ? '' : await this.#readText();
    if ((await readMark(this.#path)) !== mark || this.#repeat.closed) return;
    this.#mark = mark;
    this.#take(text);
  }

  #take(text: string | Error): void {
    try {
      if (this.#mark === GONE) throw toUnreadable(this.#path, Object.assign(new Error(), { code: 'ENOENT' }));
      if (typeof text !== 'string') throw toUnreadable(this.#path, text);
      this.#onFile(parsePriceFile(text, this.#path));
      diag.info(`[@spendspan/cost] ${this.#path}: the changed prices are in force`);
    } catch (error) {
      diag.warn(`${error instanceof Error ? error.message : error}; the prices from before stay in force`);
    }
  }

  async #readText(): Promise<string | Error> {
    try {
      checkSize((await stat(this.#path)).size, this.#path);
      return await readFile(this.#path, 'utf8');
    } catch (error) {
      return error as Error;
    }
  }
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
