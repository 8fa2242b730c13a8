import type { DuckDBConnection } from '@duckdb/node-api';
import type { StoredBytes } from '../call-store.ts';
import { LedgerUnavailableError } from '../errors.ts';
import type { WriteQueue } from '../write-queue.ts';
import { prepareAppend } from './append-calls.ts';
import { type Database, openDatabase } from './database.ts';
import { FileCopy, removeDraft } from './file-copy.ts';
import { Readings } from './readings.ts';
import { type RollUpOptions, rollUp } from './rollup/roll-up.ts';
import { noteBegin } from './write-count.ts';

/** A ledger file that this process holds: opened again after a failure, replaced when it is written anew. */
export class HeldFile {
  readonly #path: string;
  /** What is under way on the open file. */
  readonly #uses = new Set<Promise<unknown>>();
  readonly #readings: Readings;
  /** Undefined after a failure, until the next use opens the file again. */
  #database: Promise<Database> | undefined;
  #released: Promise<void> = Promise.resolve();
  #changed: Promise<unknown> = Promise.resolve();
  /** Ends what would keep the file from being released. */
  #stop = new AbortController();
  #closed = false;

  constructor(path: string, patienceMs?: number) {
    this.#path = path;
    this.#readings = new Readings(path, patienceMs);
  }

  /** @throws LedgerLockedError, LedgerInvalidError, LedgerUnavailableError */
  async open(): Promise<void> {
    await this.#open();
    removeDraft(this.#path);
  }

  /** Aborted when the file as it is open now is to be released. */
  get released(): AbortSignal {
    return this.#stop.signal;
  }

  /** Works with the open file, which stays open until that is done. */
  async use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const using = this.#open().then(work);
    this.#uses.add(using);
    try {
      return await using;
    } finally {
      this.#uses.delete(using);
    }
  }

  /** Works with the open file for as long as somebody reads from it: nobody waits for the end of that but {@link compact}. */
  read(work: (database: Database) => Promise<void>): Promise<void> {
    return this.#readings.add(this.use(work));
  }

  /** Reads with several statements that see one instant. */
  view<T>(read: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.use((database) =>
      connectFor(database, async (connection) => {
        noteBegin(connection, database);
        await connection.run('BEGIN TRANSACTION');
        return read(connection);
      }),
    );
  }

  /** Works with a connection of its own, when every change before is done. */
  change<T>(change: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.#afterChanges(() =>
      this.use((database) =>
        database.rolledWrites.during(() => connectFor(database, change)).finally(() => database.rollups.noteChange()),
      ),
    );
  }

  /** Rolls up some hours, when every change before is done. See `rollUp`. */
  rollUp(queue: WriteQueue, options: Omit<RollUpOptions, 'signal'>): Promise<boolean> {
    return this.#afterChanges(() => {
      const signal = this.released;
      return this.use((database) => rollUp(database, queue, { ...options, signal }));
    });
  }

  /**
   * Writes the file anew, when every change before is done.
   * @throws LedgerUnavailableError when calls are still read after a minute: the file is left as it is.
   */
  compact(): Promise<StoredBytes> {
    return this.#afterChanges(() => this.#compact());
  }

  /** Closes the file when nobody uses it; the next use opens it again. */
  release(): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    const opened = this.#database;
    this.#database = undefined;
    if (opened) this.#released = closeAfter(opened, [...this.#uses]);
    return this.#released;
  }

  /** Closes the file for good. Changes whose turn has not come reject. */
  close(): Promise<void> {
    this.#closed = true;
    return this.release();
  }

  #afterChanges<T>(change: () => Promise<T>): Promise<T> {
    const changing = this.#changed.then(() => {
      if (this.#closed) throw new LedgerUnavailableError(`got a closed ledger (${this.#path})`);
      return change();
    });
    this.#changed = changing.catch(() => undefined);
    return changing;
  }

  /**
   * Calls are recorded while the file is copied, and while it is waited for those who read. Who comes when that is done
   * waits for the new file.
   */
  async #compact(): Promise<StoredBytes> {
    const opened = this.#open();
    // Before, so that no copy is made for nothing.
    await this.#readings.awaitEnd();
    const { finishing } = await this.use(async (database) => {
      const copy = await FileCopy.begin(database, this.#path);
      try {
        await this.#readings.awaitEnd();
        if (this.#database !== opened) throw new LedgerUnavailableError('the file was closed meanwhile');
      } catch (error) {
        await copy.cancel();
        throw error;
      }
      return { finishing: this.#finishCopy(opened, copy) };
    });
    return finishing;
  }

  /** Puts the copy in the place of the open file as soon as nobody uses that; if it cannot, that stays open. */
  #finishCopy(opened: Promise<Database>, copy: FileCopy): Promise<StoredBytes> {
    const finishing = Promise.allSettled([...this.#uses]).then(() => copy.finish());
    const next = finishing.then(
      async () => {
        (await opened).close();
        return openForCalls(this.#path);
      },
      () => opened,
    );
    this.#setDatabase(next);
    return finishing;
  }

  #open(): Promise<Database> {
    return this.#database ?? this.#setDatabase(this.#released.then(() => openForCalls(this.#path)));
  }

  #setDatabase(database: Promise<Database>): Promise<Database> {
    this.#database = database;
    database.catch(() => {
      if (this.#database === database) this.#database = undefined;
    });
    return database;
  }
}

async function openForCalls(path: string): Promise<Database> {
  const database = await openDatabase(path);
  await prepareAppend(database.writer);
  return database;
}

async function connectFor<T>({ connect }: Database, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const connection = await connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

async function closeAfter(opened: Promise<Database>, uses: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(uses);
  const database = await opened.catch(() => undefined);
  database?.close();
}
