import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { StoredBytes } from '../call-store.ts';
import { LedgerUnavailableError } from '../errors.ts';
import { realLedgerPath } from '../real-ledger-path.ts';
import type { Database } from './database.ts';

/**
 * A fresh copy of a ledger file, to take its place. DuckDB frees the blocks of what is deleted or changed and leaves their
 * bytes where they are; a copy has none of them. After a crash at any moment there is the old file or the new one, whole.
 */
export class FileCopy {
  readonly #connection: DuckDBConnection;
  readonly #path: string;

  private constructor(connection: DuckDBConnection, path: string) {
    this.#connection = connection;
    this.#path = path;
  }

  /** Copies all that is there now, while calls, and nothing else, are recorded. */
  static async begin(database: Database, path: string): Promise<FileCopy> {
    removeDraft(path);
    const copy = new FileCopy(await database.connect(), path);
    try {
      await copy.#copyAll();
      return copy;
    } catch (error) {
      await copy.cancel();
      throw error;
    }
  }

  /**
   * Copies what was recorded since, and puts the copy in the place of the file. Nobody else may use the database then, which
   * is to be closed: in its place there is another file.
   */
  async finish(): Promise<StoredBytes> {
    const [real, draft] = [realLedgerPath(this.#path), draftPath(this.#path)];
    try {
      await this.#copyRest();
      await this.#connection.run('CHECKPOINT compacted');
      await this.#connection.run('CHECKPOINT');
      // What waits in the log of the old file would be taken for the new one's.
      if (hasContent(`${real}.wal`) || hasContent(`${draft}.wal`))
        throw new LedgerUnavailableError('the log is not empty');
      const bytes = { bytesBefore: statSync(real).size, bytesAfter: statSync(draft).size };
      // Both files are locked now, so that no other process gets in between.
      renameSync(draft, real);
      syncFolder(dirname(real));
      this.#connection.closeSync();
      return bytes;
    } catch (error) {
      await this.cancel();
      throw error;
    }
  }

  /** Throws the copy away. */
  async cancel(): Promise<void> {
    await this.#connection.run('DETACH compacted').catch(() => undefined);
    this.#connection.closeSync();
    removeDraft(this.#path);
  }

  async #copyAll(): Promise<void> {
    const [[name] = []] = (await this.#connection.runAndReadAll('SELECT current_database()')).getRows();
    await this.#connection.run(`ATTACH ${quote(draftPath(this.#path), "'")} AS compacted`);
    await this.#connection.run(`COPY FROM DATABASE ${quote(String(name), '"')} TO compacted`);
    await this.#connection.run('CHECKPOINT compacted');
  }

  /** Calls are only ever added at the end, and read in the order in which they were added. */
  async #copyRest(): Promise<void> {
    const copied = await this.#count('compacted.calls');
    await this.#connection.run(`INSERT INTO compacted.calls SELECT * FROM calls OFFSET ${copied}`);
    // Calls that came since may be of hours that were rolled up.
    await this.#connection.run('DELETE FROM compacted.stale_hours');
    await this.#connection.run('INSERT INTO compacted.stale_hours SELECT * FROM stale_hours');
    const [now, expected] = [await this.#count('compacted.calls'), await this.#count('calls')];
    if (now !== expected) throw new LedgerUnavailableError(`the copy has ${now} calls of ${expected}`);
  }

  async #count(table: string): Promise<bigint> {
    const [[count] = []] = (await this.#connection.runAndReadAll(`SELECT count(*) FROM ${table}`)).getRows();
    return count as bigint;
  }
}

/** Removes what a copy left that was cut off. Nobody else may have the file open. */
export function removeDraft(path: string): void {
  const draft = draftPath(path);
  for (const file of [draft, `${draft}.wal`]) rmSync(file, { force: true });
}

function draftPath(path: string): string {
  return `${realLedgerPath(path)}.compacting`;
}

function hasContent(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

/** Makes the new name of a file survive a power cut. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function quote(text: string, mark: string): string {
  return mark + text.replaceAll(mark, mark + mark) + mark;
}
