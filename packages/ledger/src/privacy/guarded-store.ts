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
import { formatTime } from '../format-time.ts';
import type { AppendResult, Call, LedgerStatus } from '../types.ts';
import { hashCallUser } from './hash-call-user.ts';
import { hashedView } from './hashed-view.ts';
import { isHashedUser, UserHash } from './user-hash.ts';

/** Names of what a store remembers for {@link GuardedStore}. */
const KEY_CHECK = 'user_id_key_check';
const KEPT_FROM = 'kept_from';
const COMPACTION_DUE = 'compaction_due';

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
  readonly distribute: CallView['distribute'];
  readonly sumRepeats: CallView['sumRepeats'];
  readonly listValues: CallView['listValues'];
  readonly #appends = new Set<Promise<AppendResult>>();
  #usersHashed: boolean;
  /** Nanoseconds; see {@link GuardedStore.keptFrom}. */
  #keptFrom: bigint;

  private constructor(store: CallStore, hash: UserHash | undefined, usersHashed: boolean, keptFrom: bigint) {
    this.#store = store;
    this.#hash = hash;
    this.#usersHashed = usersHashed;
    this.#keptFrom = keptFrom;
    const view = hashedView(store, this.#hashFilter);
    ({ summarize: this.summarize, crosstab: this.crosstab, distribute: this.distribute } = view);
    ({ sumRepeats: this.sumRepeats, listValues: this.listValues } = view);
  }

  /**
   * Guards a store. Users that it holds in plain are hashed when it is given a key for the first time.
   * @throws UserIdKeyError when its users are hashed with another key.
   */
  static async open(store: CallStore, key: string | undefined): Promise<GuardedStore> {
    const keyCheck = await store.readSetting(KEY_CHECK);
    const hash = key === undefined ? undefined : new UserHash(key);
    if (hash && keyCheck !== undefined && keyCheck !== hash.keyCheck) {
      const expected = `the one that users of ${store.location} are hashed with`;
      throw new UserIdKeyError('another user id key', expected, 'give that key, or another ledger');
    }
    const keptFrom = BigInt((await store.readSetting(KEPT_FROM)) ?? 0);
    const guarded = new GuardedStore(store, hash, keyCheck !== undefined, keptFrom);
    if (hash && keyCheck === undefined) await guarded.#hashAll(hash);
    if ((await store.readSetting(COMPACTION_DUE)) !== undefined) await guarded.compact();
    return guarded;
  }

  get location(): string {
    return this.#store.location;
  }

  /**
   * Nanoseconds; what started before is not recorded. A time that has not come was set by a clock that was wrong: it would
   * refuse every call until then.
   */
  get keptFrom(): bigint {
    return this.#keptFrom <= BigInt(Date.now()) * 1_000_000n ? this.#keptFrom : 0n;
  }

  async append(calls: readonly Call[]): Promise<AppendResult> {
    this.#requireKey();
    const hash = this.#hash;
    const { keptFrom } = this;
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

  view<T>(use: (view: CallView) => Promise<T>): Promise<T> {
    return this.#store.view((view) => use(hashedView(view, this.#hashFilter)));
  }

  sumCoverage(selection: Selection): Promise<readonly CoverageGroup[]> {
    return this.#store.sumCoverage(this.#hashFilter(selection));
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

  async deleteCalls(selection: Selection, dryRun?: boolean): Promise<RowSums> {
    return this.#store.deleteCalls(this.#hashFilter(selection), dryRun);
  }

  /** Deletes what started before a time (nanoseconds), and records nothing from before it again, whoever sends it. */
  async deleteBefore(end: bigint, dryRun: boolean): Promise<RowSums> {
    if (!dryRun && end > this.keptFrom) {
      await this.#store.writeSetting(KEPT_FROM, String(end));
      this.#keptFrom = end;
      // Those that came before this are in the store when it is searched.
      await Promise.allSettled(this.#appends);
    }
    return this.#store.deleteCalls({ to: end, filter: {} }, dryRun);
  }

  /** Has the store written anew when it is next opened, unless that happens before. */
  noteCompactionDue(): Promise<void> {
    return this.#store.writeSetting(COMPACTION_DUE, 'yes');
  }

  async compact(): Promise<StoredBytes> {
    const bytes = await this.#store.compact();
    await this.#store.writeSetting(COMPACTION_DUE, undefined);
    return bytes;
  }

  async status(): Promise<LedgerStatus> {
    const keptFrom = this.keptFrom === 0n ? null : formatTime(this.keptFrom);
    return { ...(await this.#store.status()), usersHashed: this.#usersHashed, keptFrom };
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  /**
   * A user id as it is kept.
   * @throws UserIdKeyError when the key to tell is missing.
   */
  hashUser(user: string): string {
    if (!this.#usersHashed || isHashedUser(user)) return user;
    this.#requireKey();
    return this.#hash?.hash(user) ?? user;
  }

  #requireKey(): void {
    if (!this.#usersHashed || this.#hash) return;
    throw new UserIdKeyError(
      `no user id key for ${this.location}`,
      'the one that its users are hashed with',
      'set SPENDSPAN_USER_ID_KEY_FILE',
    );
  }

  async #hashAll(hash: UserHash): Promise<void> {
    const plain = (await this.#store.listValues('user')).filter((user) => !isHashedUser(user));
    if (plain.length > 0) {
      await this.noteCompactionDue();
      await this.#store.replaceUsers(new Map(plain.map((user) => [user, hash.hash(user)])));
    }
    await this.#store.writeSetting(KEY_CHECK, hash.keyCheck);
    this.#usersHashed = true;
  }
}
