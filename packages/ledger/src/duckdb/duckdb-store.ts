import type { DuckDBConnection } from '@duckdb/node-api';
import type { BudgetNotice } from '../budgets/types.ts';
import type {
  CallReading,
  CallReadOptions,
  CallStore,
  CallView,
  CoverageGroup,
  RepricingRequest,
  RepricingSummary,
  RowSums,
  Selection,
  StoredBytes,
  StoreStatus,
} from '../call-store.ts';
import { LedgerError, LedgerUnavailableError } from '../errors.ts';
import type { AppendResult, AskOptions, Call } from '../types.ts';
import { WriteQueue } from '../write-queue.ts';
import { appendCalls } from './append-calls.ts';
import { addNotices, listNotices } from './budget-notices.ts';
import { deleteCalls, dropCustomer, replaceUsers } from './change-rows.ts';
import { explainError } from './explain-error.ts';
import { HeldFile } from './held-file.ts';
import { openReading } from './open-reading.ts';
import { readStatus } from './read-status.ts';
import { repriceCalls } from './reprice-calls.ts';
import type { RollUpOptions } from './rollup/roll-up.ts';
import { RollupSchedule } from './rollup/rollup-schedule.ts';
import { readSetting, writeSetting } from './settings.ts';
import { sumCoverage } from './sum-coverage.ts';
import { undoRepricing } from './undo-repricing.ts';
import { viewCalls } from './view-calls.ts';
import { watchConnection } from './watch-connection.ts';

/** The ledger in one DuckDB file. DuckDB lets one process hold the file: others ask the console that has it. */
export class DuckDBStore implements CallStore {
  readonly location: string;
  readonly isShared = false;
  readonly #view: CallView = viewCalls((query) => this.#readAtOnce(query));
  readonly summarize: CallView['summarize'] = this.#view.summarize;
  readonly crosstab: CallView['crosstab'] = this.#view.crosstab;
  readonly crosstabColumns: CallView['crosstabColumns'] = this.#view.crosstabColumns;
  readonly rankCells: CallView['rankCells'] = this.#view.rankCells;
  readonly distribute: CallView['distribute'] = this.#view.distribute;
  readonly distributeCalls: CallView['distributeCalls'] = this.#view.distributeCalls;
  readonly sumRepeats: CallView['sumRepeats'] = this.#view.sumRepeats;
  readonly listCalls: CallView['listCalls'] = this.#view.listCalls;
  readonly listValues: CallView['listValues'] = this.#view.listValues;
  readonly #queue: WriteQueue = new WriteQueue((calls) => this.#write(calls));
  readonly #file: HeldFile;
  readonly #schedule: RollupSchedule = new RollupSchedule((options) => this.#rollUp(options));
  #closed = false;

  private constructor(path: string, patienceMs?: number) {
    this.location = path;
    this.#file = new HeldFile(path, patienceMs);
  }

  /**
   * @param patienceMs how long {@link compact} waits for those who read calls.
   * @throws LedgerLockedError, LedgerInvalidError, LedgerUnavailableError
   */
  static async open(path: string, patienceMs?: number): Promise<DuckDBStore> {
    const store = new DuckDBStore(path, patienceMs);
    await store.#file.open();
    return store;
  }

  async append(calls: readonly Call[]): Promise<AppendResult> {
    this.#assertOpen();
    if (calls.length === 0) return { inserted: 0, duplicates: 0 };
    return this.#queue.append(calls);
  }

  view<T>(use: (view: CallView) => Promise<T>, options: AskOptions = {}): Promise<T> {
    const read = (connection: DuckDBConnection): Promise<T> => use(viewCalls((query) => query(connection)));
    return this.#readAtOnce((connection) => watchConnection(connection, options, () => read(connection)));
  }

  sumCoverage(selection: Selection, options: AskOptions = {}): Promise<readonly CoverageGroup[]> {
    const sum = (connection: DuckDBConnection) => sumCoverage(connection, selection);
    return this.#readAtOnce((connection) => watchConnection(connection, options, () => sum(connection)));
  }

  async readCalls(selection: Selection, options: CallReadOptions = {}): Promise<CallReading> {
    this.#assertOpen();
    return openReading(this.#file, selection, options);
  }

  reprice(request: RepricingRequest): Promise<RepricingSummary> {
    const stop = AbortSignal.any([this.#file.released, ...(request.signal ? [request.signal] : [])]);
    return this.#change(REPRICE, (connection) => repriceCalls(connection, { ...request, signal: stop }));
  }

  undoRepricing(fields: readonly string[]): Promise<RepricingSummary | undefined> {
    return this.#change(REPRICE, (connection) => undoRepricing(connection, fields));
  }

  listNotices(since: string): Promise<readonly BudgetNotice[]> {
    return this.#read((connection) => listNotices(connection, since));
  }

  addNotices(notices: readonly BudgetNotice[]): Promise<void> {
    return this.#change('could not remember what was told of budgets', (connection) => addNotices(connection, notices));
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

  dropCustomer(customer: string, dryRun = false): Promise<RowSums> {
    return this.#change('could not erase, and nothing was', (connection) => dropCustomer(connection, customer, dryRun));
  }

  deleteCalls(selection: Selection, dryRun = false): Promise<RowSums> {
    return this.#change('could not delete, and nothing was', (connection) =>
      deleteCalls(connection, selection, dryRun),
    );
  }

  async compact(): Promise<StoredBytes> {
    this.#assertOpen();
    try {
      return await this.#file.compact();
    } catch (error) {
      throw explainError(error, 'could not write the file anew, and left it as it was');
    }
  }

  status(): Promise<StoreStatus> {
    return this.#read((connection) => readStatus(connection, this.location));
  }

  /**
   * Rolls up all hours that are not, so that sums over them need not look at their calls. By itself the store does so
   * in the background, a little at a time; see `RollupSchedule`.
   */
  async rollUp(): Promise<void> {
    while (await this.#rollUp({ maxCalls: 1_000_000, untouchedMs: 0 }));
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#schedule.stop();
    await this.#queue.drain();
    await this.#file.close();
  }

  async #write(calls: readonly Call[]): Promise<ReadonlySet<number>> {
    try {
      this.#schedule.noteWrite();
      return await this.#file.use(async ({ writer, rollups, writes, place }) => {
        const refused = await writes.during(() => appendCalls(writer, calls, rollups));
        await place.check();
        return refused;
      });
    } catch (error) {
      // A failed write can leave DuckDB refusing everything ("database has been invalidated"): start from the file.
      await this.#file.release();
      throw explainError(error, 'could not write');
    }
  }

  /** Reads with several statements that see one instant. */
  #readAtOnce<T>(read: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.#explain(() => this.#file.view(read));
  }

  #read<T>(query: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.#explain(() => this.#file.use(({ reader }) => query(reader)));
  }

  async #explain<T>(read: () => Promise<T>): Promise<T> {
    this.#assertOpen();
    try {
      return await read();
    } catch (error) {
      throw explainError(error, 'could not read');
    }
  }

  /** Changes of what is recorded, one after the other, each on a connection of its own: calls are recorded meanwhile. */
  async #change<T>(failure: string, change: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.#assertOpen();
    try {
      return await this.#file.change(change);
    } catch (error) {
      // As after a failed write, DuckDB may refuse everything from here on.
      if (!(error instanceof LedgerError)) await this.#file.release();
      throw explainError(error, failure);
    }
  }

  /** Rollups are a cache: when they cannot be made, there are none. */
  async #rollUp(options: RollUpOptions): Promise<boolean> {
    this.#assertOpen();
    return this.#file.rollUp(this.#queue, options);
  }

  #assertOpen(): void {
    if (this.#closed) throw new LedgerUnavailableError(`got a closed ledger (${this.location})`);
  }
}

const REPRICE = 'could not price the calls again, and nothing was changed';
