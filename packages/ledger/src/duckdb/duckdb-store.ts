import { type DuckDBConnection, DuckDBTimestampNanosecondsValue, type DuckDBValue } from '@duckdb/node-api';
import type {
  CallStore,
  Cell,
  CoverageGroup,
  RepricingRequest,
  RepricingSummary,
  RowSums,
  Selection,
  Spread,
  StoredBytes,
  StoreStatus,
  Summary,
} from '../call-store.ts';
import { LedgerError, LedgerUnavailableError } from '../errors.ts';
import { formatTime } from '../format-time.ts';
import type { AppendResult, Call } from '../types.ts';
import { WriteQueue } from '../write-queue.ts';
import { appendCalls, prepareAppend } from './append-calls.ts';
import { deleteCalls, replaceUsers } from './change-rows.ts';
import { compactFile } from './compact-file.ts';
import { crosstab } from './crosstab.ts';
import { type Database, firstLine, openDatabase } from './database.ts';
import { distribute } from './distribute.ts';
import { listValues } from './list-values.ts';
import { SCHEMA_VERSION } from './migrate.ts';
import { repriceCalls } from './reprice-calls.ts';
import { readSetting, writeSetting } from './settings.ts';
import { sumCoverage } from './sum-coverage.ts';
import { summarize } from './summarize.ts';
import { undoRepricing } from './undo-repricing.ts';

/** The ledger in one DuckDB file. DuckDB lets one process hold the file: others ask the console that has it. */
export class DuckDBStore implements CallStore {
  readonly location: string;
  readonly #queue: WriteQueue = new WriteQueue((calls) => this.#write(calls));
  /** What is under way on the open file. */
  readonly #uses = new Set<Promise<unknown>>();
  /** Undefined after a failure, until the next use opens the file again. */
  #database: Promise<Database> | undefined;
  #released: Promise<void> = Promise.resolve();
  #changed: Promise<void> = Promise.resolve();
  /** Ends what would keep the file from being released. */
  #stop = new AbortController();
  #closed = false;

  private constructor(path: string) {
    this.location = path;
  }

  /** @throws LedgerLockedError, LedgerInvalidError, LedgerUnavailableError */
  static async open(path: string): Promise<DuckDBStore> {
    const store = new DuckDBStore(path);
    await store.#open();
    return store;
  }

  async append(calls: readonly Call[]): Promise<AppendResult> {
    this.#assertOpen();
    if (calls.length === 0) return { inserted: 0, duplicates: 0 };
    return this.#queue.append(calls);
  }

  summarize(selection: Selection, fields: readonly string[]): Promise<Summary> {
    return this.#read((connection) => summarize(connection, selection, fields));
  }

  crosstab(selection: Selection, fields: readonly string[]): Promise<readonly Cell[]> {
    return this.#read((connection) => crosstab(connection, selection, fields));
  }

  distribute(selection: Selection, unit: string, fields: readonly string[]): Promise<readonly Spread[]> {
    return this.#read((connection) => distribute(connection, selection, unit, fields));
  }

  listValues(field: string): Promise<readonly string[]> {
    return this.#read((connection) => listValues(connection, field));
  }

  sumCoverage(selection: Selection): Promise<readonly CoverageGroup[]> {
    return this.#read((connection) => sumCoverage(connection, selection));
  }

  reprice(request: RepricingRequest): Promise<RepricingSummary> {
    const stop = AbortSignal.any([this.#stop.signal, ...(request.signal ? [request.signal] : [])]);
    return this.#change(REPRICE, (connection) => repriceCalls(connection, { ...request, signal: stop }));
  }

  undoRepricing(fields: readonly string[]): Promise<RepricingSummary | undefined> {
    return this.#change(REPRICE, (connection) => undoRepricing(connection, fields));
  }

  readSetting(name: string): Promise<string | undefined> {
    return this.#read((connection) => readSetting(connection, name));
  }

  writeSetting(name: string, value: string | undefined): Promise<void> {
    return this.#change('could not write', (connection) => writeSetting(connection, name, value));
  }

  replaceUsers(replacements: ReadonlyMap<string, string | null>, dryRun = false): Promise<RowSums> {
    return this.#change('could not erase, and nothing was', (connection) =>
      replaceUsers(connection, replacements, dryRun),
    );
  }

  deleteCalls(selection: Selection, dryRun = false): Promise<RowSums> {
    return this.#change('could not delete, and nothing was', (connection) =>
      deleteCalls(connection, selection, dryRun),
    );
  }

  async compact(): Promise<StoredBytes> {
    this.#assertOpen();
    const compacting = this.#changed.then(() => this.#compact());
    this.#changed = compacting.then(noop, noop);
    try {
      return await compacting;
    } catch (error) {
      throw explain(error, 'could not write the file anew, and left it as it was');
    }
  }

  status(): Promise<StoreStatus> {
    return this.#read(async (connection) => {
      const sql = 'SELECT count(*), min(started_at), max(started_at) FROM calls';
      const [row] = (await connection.runAndReadAll(sql)).getRows();
      return {
        store: 'duckdb',
        location: this.location,
        schemaVersion: SCHEMA_VERSION,
        calls: Number(row?.[0] ?? 0),
        firstCallAt: formatOptional(row?.[1]),
        lastCallAt: formatOptional(row?.[2]),
      };
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#queue.drain();
    await this.#release();
  }

  async #write(calls: readonly Call[]): Promise<ReadonlySet<number>> {
    try {
      return await this.#use(({ writer }) => appendCalls(writer, calls));
    } catch (error) {
      // A failed write can leave DuckDB refusing everything ("database has been invalidated"): start from the file.
      await this.#release();
      throw explain(error, 'could not write');
    }
  }

  async #read<T>(query: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.#assertOpen();
    try {
      return await this.#use(({ reader }) => query(reader));
    } catch (error) {
      throw explain(error, 'could not read');
    }
  }

  /** Changes of what is recorded, one after the other, each on a connection of its own: calls are recorded meanwhile. */
  async #change<T>(failure: string, change: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.#assertOpen();
    const changing = this.#changed.then(() => {
      this.#assertOpen();
      return this.#use((database) => changeApart(database, change));
    });
    this.#changed = changing.then(noop, noop);
    try {
      return await changing;
    } catch (error) {
      // As after a failed write, DuckDB may refuse everything from here on.
      if (!(error instanceof LedgerError)) await this.#release();
      throw explain(error, failure);
    }
  }

  /** Everybody who comes from now on waits for the new file; those who are there already finish with the old one. */
  async #compact(): Promise<StoredBytes> {
    this.#assertOpen();
    const opened = await this.#open();
    const uses = [...this.#uses];
    const copying = Promise.allSettled(uses).then(() => changeApart(opened, (one) => compactFile(one, this.location)));
    this.#database = copying.then(
      () => this.#reopen(opened),
      () => opened,
    );
    this.#database.catch(() => {
      this.#database = undefined;
    });
    return copying;
  }

  async #reopen(old: Database): Promise<Database> {
    old.close();
    const database = await openDatabase(this.location);
    await prepareAppend(database.writer);
    return database;
  }

  /** Works with the open file, which stays open until that is done. */
  async #use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const using = this.#open().then(work);
    this.#uses.add(using);
    try {
      return await using;
    } finally {
      this.#uses.delete(using);
    }
  }

  #open(): Promise<Database> {
    this.#database ??= this.#openDatabase();
    return this.#database;
  }

  async #openDatabase(): Promise<Database> {
    try {
      await this.#released;
      const database = await openDatabase(this.location);
      await prepareAppend(database.writer);
      return database;
    } catch (error) {
      this.#database = undefined;
      throw error;
    }
  }

  #release(): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    const opened = this.#database;
    this.#database = undefined;
    if (opened) this.#released = closeAfter(opened, [...this.#uses]);
    return this.#released;
  }

  #assertOpen(): void {
    if (this.#closed) throw new LedgerUnavailableError(`got a closed ledger (${this.location})`);
  }
}

const REPRICE = 'could not price the calls again, and nothing was changed';

function noop(): void {}

function formatOptional(value: DuckDBValue | undefined): string | null {
  return value instanceof DuckDBTimestampNanosecondsValue ? formatTime(value.nanos) : null;
}

function explain(error: unknown, what: string): Error {
  if (error instanceof LedgerError || error instanceof RangeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new LedgerUnavailableError(`${what} (${firstLine(message)})`, { cause: error });
}

/** Makes a change on a connection of its own. */
async function changeApart<T>({ connect }: Database, change: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const connection = await connect();
  try {
    return await change(connection);
  } finally {
    connection.closeSync();
  }
}

async function closeAfter(opened: Promise<Database>, uses: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(uses);
  const database = await opened.catch(() => undefined);
  database?.close();
}
