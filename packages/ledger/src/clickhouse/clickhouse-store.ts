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
import { LedgerUnavailableError } from '../errors.ts';
import { makeGivenUp } from '../given-up.ts';
import type { AppendResult, AskOptions, Call } from '../types.ts';
import { WriteQueue } from '../write-queue.ts';
import type { Address } from './address.ts';
import { appendCalls } from './append-calls.ts';
import { addNotices, listNotices } from './budget-notices.ts';
import { checkServer } from './check-server.ts';
import { ClickHouse } from './clickhouse.ts';
import { compact } from './compact.ts';
import { deleteCalls } from './delete-calls.ts';
import { useInstant } from './instant.ts';
import { migrate } from './migrate.ts';
import { readCalls } from './read-calls.ts';
import { readStatus } from './read-status.ts';
import { dropCustomer, replaceUsers } from './replace-users.ts';
import { repriceCalls } from './reprice-calls.ts';
import { readSetting, writeSetting } from './settings.ts';
import { readAttempts } from './source.ts';
import { sumCoverage } from './sum-coverage.ts';
import { undoRepricing } from './undo-repricing.ts';
import { type Ask, viewCalls } from './view-calls.ts';

/** The ledger in a ClickHouse database, which any number of programs write to and read from at once. */
export class ClickHouseStore implements CallStore {
  readonly location: string;
  readonly isShared = true;
  readonly #clickHouse: ClickHouse;
  readonly #ask: Ask = async (question) => this.#use(async () => question(await this.#now()));
  readonly #view: CallView;
  readonly summarize: CallView['summarize'];
  readonly crosstab: CallView['crosstab'];
  readonly crosstabColumns: CallView['crosstabColumns'];
  readonly rankCells: CallView['rankCells'];
  readonly distribute: CallView['distribute'];
  readonly distributeCalls: CallView['distributeCalls'];
  readonly sumRepeats: CallView['sumRepeats'];
  readonly listCalls: CallView['listCalls'];
  readonly listValues: CallView['listValues'];
  readonly #queue: WriteQueue;
  readonly #running = new Set<Promise<unknown>>();
  #changed: Promise<void> = Promise.resolve();
  readonly #stop = new AbortController();
  #closed = false;

  private constructor(clickHouse: ClickHouse) {
    this.location = clickHouse.address.location;
    this.#clickHouse = clickHouse;
    this.#view = viewCalls(clickHouse, this.#ask);
    this.summarize = this.#view.summarize;
    this.crosstab = this.#view.crosstab;
    this.crosstabColumns = this.#view.crosstabColumns;
    this.rankCells = this.#view.rankCells;
    this.distribute = this.#view.distribute;
    this.distributeCalls = this.#view.distributeCalls;
    this.sumRepeats = this.#view.sumRepeats;
    this.listCalls = this.#view.listCalls;
    this.listValues = this.#view.listValues;
    this.#queue = new WriteQueue((calls) => appendCalls(clickHouse, calls));
  }

  /**
   * @param create whether an empty database is made a ledger.
   * @throws LedgerNotFoundError, LedgerInvalidError, LedgerUnavailableError
   */
  static async open(address: Address, create = true): Promise<ClickHouseStore> {
    const clickHouse = new ClickHouse(address);
    try {
      await checkServer(clickHouse);
      await migrate(clickHouse, create);
      return new ClickHouseStore(clickHouse);
    } catch (error) {
      await clickHouse.close();
      throw error;
    }
  }

  async append(calls: readonly Call[]): Promise<AppendResult> {
    this.#assertOpen();
    if (calls.length === 0) return { inserted: 0, duplicates: 0 };
    return this.#queue.append(calls);
  }

  view<T>(use: (view: CallView) => Promise<T>, options: AskOptions = {}): Promise<T> {
    return this.#useUntil(options, (clickHouse) =>
      useInstant(clickHouse, (instant) => use(viewCalls(clickHouse, (question) => question(instant)))),
    );
  }

  sumCoverage(selection: Selection, options: AskOptions = {}): Promise<readonly CoverageGroup[]> {
    return this.#useUntil(options, async (clickHouse) => sumCoverage(clickHouse, await this.#now(), selection));
  }

  /** Nothing is held between two batches: a reading needs no end. */
  readCalls(selection: Selection, options: CallReadOptions = {}): Promise<CallReading> {
    return this.#use(() => readCalls((use) => this.#use(() => use(this.#clickHouse)), selection, options));
  }

  reprice(request: RepricingRequest): Promise<RepricingSummary> {
    const signal = AbortSignal.any([this.#stop.signal, ...(request.signal ? [request.signal] : [])]);
    return this.#change(() => repriceCalls(this.#clickHouse, { ...request, signal }));
  }

  undoRepricing(fields: readonly string[]): Promise<RepricingSummary | undefined> {
    return this.#change(() => undoRepricing(this.#clickHouse, fields));
  }

  listNotices(since: string): Promise<readonly BudgetNotice[]> {
    return this.#use(() => listNotices(this.#clickHouse, since));
  }

  addNotices(notices: readonly BudgetNotice[]): Promise<void> {
    return this.#use(() => addNotices(this.#clickHouse, notices));
  }

  readSetting(name: string): Promise<string | undefined> {
    return this.#use(() => readSetting(this.#clickHouse, name));
  }

  writeSetting(name: string, value: string | undefined): Promise<void> {
    return this.#use(() => writeSetting(this.#clickHouse, name, value));
  }

  replaceUsers(replacements: ReadonlyMap<string, string | null>, dryRun = false): Promise<RowSums> {
    return this.#change(() => replaceUsers(this.#clickHouse, replacements, dryRun));
  }

  dropCustomer(customer: string, dryRun = false): Promise<RowSums> {
    return this.#change(() => dropCustomer(this.#clickHouse, customer, dryRun));
  }

  deleteCalls(selection: Selection, dryRun = false): Promise<RowSums> {
    return this.#change(() => deleteCalls(this.#clickHouse, selection, dryRun));
  }

  compact(): Promise<StoredBytes> {
    return this.#change(() => compact(this.#clickHouse));
  }

  status(): Promise<StoreStatus> {
    return this.#use(() => readStatus(this.#clickHouse));
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#stop.abort();
    await this.#queue.drain();
    await Promise.allSettled([...this.#running]);
    await this.#clickHouse.close();
  }

  /** One statement sees one instant; only the repricings that stand are asked for before it. */
  async #now(): Promise<{ readonly attempts: readonly string[] }> {
    return { attempts: await readAttempts(this.#clickHouse) };
  }

  /** Changes of what is recorded, one after the other. */
  #change<T>(change: () => Promise<T>): Promise<T> {
    return this.#use(() => {
      const changing = this.#changed.then(change);
      this.#changed = changing.then(noop, noop);
      return changing;
    });
  }

  /** Asks what may be given up. */
  #useUntil<T>({ signal }: AskOptions, use: (clickHouse: ClickHouse) => Promise<T>): Promise<T> {
    const clickHouse = signal ? this.#clickHouse.until(signal) : this.#clickHouse;
    return this.#use(() => {
      if (signal?.aborted) throw makeGivenUp();
      return use(clickHouse);
    });
  }

  async #use<T>(use: () => Promise<T>): Promise<T> {
    this.#assertOpen();
    const using = use();
    this.#running.add(using);
    try {
      return await using;
    } finally {
      this.#running.delete(using);
    }
  }

  #assertOpen(): void {
    if (this.#closed) throw new LedgerUnavailableError(`got a closed ledger (${this.location})`);
  }
}

function noop(): void {}
