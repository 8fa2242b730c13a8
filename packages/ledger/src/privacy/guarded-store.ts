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
} from '../call-store.ts';
import { UserIdKeyError } from '../errors.ts';
import type { AppendResult, AskOptions, Call, LedgerStatus } from '../types.ts';
import { Admission } from './admission.ts';
import { hashCallUser } from './hash-call-user.ts';
import { hashedView } from './hashed-view.ts';
import { isHashedUser, UserHash } from './user-hash.ts';

/**
 * A store and what may get into it: no plain user id where users are hashed, and nothing from before what is kept. Users
 * are asked for by their plain id or its hash.
 */
export class GuardedStore implements CallStore {
  readonly #store: CallStore;
  readonly #hash: UserHash | undefined;
  readonly #hashFilter = (selection: Selection): Selection => {
    const { user } = selection.filter;
    if (typeof user !== 'string') return selection;
    return { ...selection, filter: { ...selection.filter, user: this.hashUser(user) } };
  };
  readonly summarize: CallView['summarize'];
  readonly crosstab: CallView['crosstab'];
  readonly crosstabColumns: CallView['crosstabColumns'];
  readonly rankCells: CallView['rankCells'];
  readonly distribute: CallView['distribute'];
  readonly distributeCalls: CallView['distributeCalls'];
  readonly sumRepeats: CallView['sumRepeats'];
  readonly listCalls: CallView['listCalls'];
  readonly listValues: CallView['listValues'];
  readonly #appends = new Set<Promise<AppendResult>>();
  readonly #admission: Admission;

  private constructor(store: CallStore, hash: UserHash | undefined, admission: Admission) {
    this.#store = store;
    this.#hash = hash;
    this.#admission = admission;
    const view = hashedView(store, this.#hashFilter);
    ({ summarize: this.summarize, crosstab: this.crosstab, distribute: this.distribute } = view);
    ({ crosstabColumns: this.crosstabColumns, rankCells: this.rankCells } = view);
    ({ distributeCalls: this.distributeCalls } = view);
    ({ sumRepeats: this.sumRepeats, listCalls: this.listCalls, listValues: this.listValues } = view);
  }

  /**
   * Guards a store. Users that it holds in plain are hashed when it is given a key for the first time.
   * @throws UserIdKeyError when its users are hashed with another key.
   */
  static async open(store: CallStore, key: string | undefined): Promise<GuardedStore> {
    const hash = key === undefined ? undefined : new UserHash(key);
    const admission = await Admission.read(store, hash);
    const guarded = new GuardedStore(store, hash, admission);
    if (await admission.isCompactionDue()) await guarded.compact();
    return guarded;
  }

  get location(): string {
    return this.#store.location;
  }

  /** Whether user ids are kept as keyed hashes. */
  get usersHashed(): boolean {
    return this.#admission.usersHashed;
  }

  get isShared(): boolean {
    return this.#store.isShared;
  }

  async append(calls: readonly Call[]): Promise<AppendResult> {
    await this.#admission.refresh();
    this.#requireKey();
    const hash = this.#hash;
    const { keptFrom } = this.#admission;
    const kept = calls.filter(({ startTimeUnixNano }) => startTimeUnixNano >= keptFrom);
    const appending = this.#store.append(hash ? kept.map((call) => hashCallUser(call, hash)) : kept);
    this.#appends.add(appending);
    try {
      const result = await appending;
      const expired = calls.length - kept.length;
      return expired === 0 ? result : { ...result, expired };
    } finally {
      this.#appends.delete(appending);
    }
  }

  view<T>(use: (view: CallView) => Promise<T>, options?: AskOptions): Promise<T> {
    return this.#store.view((view) => use(hashedView(view, this.#hashFilter)), options);
  }

  sumCoverage(selection: Selection, options?: AskOptions): Promise<readonly CoverageGroup[]> {
    return this.#store.sumCoverage(this.#hashFilter(selection), options);
  }

  readCalls(selection: Selection, options?: CallReadOptions): Promise<CallReading> {
    return this.#store.readCalls(this.#hashFilter(selection), options);
  }

  reprice(request: RepricingRequest): Promise<RepricingSummary> {
    return this.#store.reprice({ ...request, selection: this.#hashFilter(request.selection) });
  }

  undoRepricing(fields: readonly string[]): Promise<RepricingSummary | undefined> {
    return this.#store.undoRepricing(fields);
  }

  listNotices(since: string): Promise<readonly BudgetNotice[]> {
    return this.#store.listNotices(since);
  }

  addNotices(notices: readonly BudgetNotice[]): Promise<void> {
    return this.#store.addNotices(notices);
  }

  readSetting(name: string): Promise<string | undefined> {
    return this.#store.readSetting(name);
  }

  writeSetting(name: string, value: string | undefined): Promise<void> {
    return this.#store.writeSetting(name, value);
  }

  async replaceUsers(replacements: ReadonlyMap<string, string | null>, dryRun?: boolean): Promise<RowSums> {
    const hashed = [...replacements].map(([user, put]) => [this.hashUser(user), put] as const);
    return this.#store.replaceUsers(new Map(hashed), dryRun);
  }

  dropCustomer(customer: string, dryRun?: boolean): Promise<RowSums> {
    return this.#store.dropCustomer(customer, dryRun);
  }

  async deleteCalls(selection: Selection, dryRun?: boolean): Promise<RowSums> {
    return this.#store.deleteCalls(this.#hashFilter(selection), dryRun);
  }

  /** Deletes what started before a time (nanoseconds), and records nothing from before it again, whoever sends it. */
  async deleteBefore(end: bigint, dryRun: boolean): Promise<RowSums> {
    if (!dryRun && (await this.#admission.keepFrom(end))) {
      // Those that came before this are in the store when it is searched.
      await Promise.allSettled(this.#appends);
    }
    return this.#store.deleteCalls({ to: end, filter: {} }, dryRun);
  }

  /** Has the store written anew when it is next opened, unless that happens before. */
  noteCompactionDue(): Promise<void> {
    return this.#admission.noteCompactionDue();
  }

  async compact(): Promise<StoredBytes> {
    await this.#admission.hashLate();
    const bytes = await this.#store.compact();
    await this.#admission.noteCompacted();
    return bytes;
  }

  async status(): Promise<LedgerStatus> {
    await this.#admission.refresh();
    return { ...(await this.#store.status()), ...this.#admission.status };
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  /**
   * A user id as it is kept.
   * @throws UserIdKeyError when the key to tell is missing.
   */
  hashUser(user: string): string {
    if (!this.#admission.usersHashed || isHashedUser(user)) return user;
    this.#requireKey();
    return this.#hash?.hash(user) ?? user;
  }

  /** A call as it is kept. */
  toKept(call: Call): Call {
    return this.#hash ? hashCallUser(call, this.#hash) : call;
  }

  #requireKey(): void {
    if (!this.#admission.usersHashed || this.#hash) return;
    throw new UserIdKeyError(
      `no user id key for ${this.location}`,
      'the one that its users are hashed with',
      'set SPENDSPAN_USER_ID_KEY_FILE',
    );
  }
}
