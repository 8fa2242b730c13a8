import type { CallStore } from '../call-store.ts';
import { UserIdKeyError } from '../errors.ts';
import { formatTime } from '../format-time.ts';
import type { LedgerStatus } from '../types.ts';
import { isHashedUser, type UserHash } from './user-hash.ts';

/** Names of what a store remembers. */
const KEY_CHECK = 'user_id_key_check';
const HASHING_DUE = 'hashing_due';
const KEPT_FROM = 'kept_from';
const COMPACTION_DUE = 'compaction_due';

/** How often users are listed that other programs record in plain until they know of the key. */
const TRIES = 10;

/** What may get into a store: its settings tell, which of a shared store any program can change. */
export class Admission {
  readonly #store: CallStore;
  readonly #hash: UserHash | undefined;
  #usersHashed = false;
  #keptFrom = 0n;
  #due = false;
  #reading: Promise<void> | undefined;

  private constructor(store: CallStore, hash: UserHash | undefined) {
    this.#store = store;
    this.#hash = hash;
  }

  /**
   * What a store says. Users that it holds in plain are hashed when it is given a key for the first time.
   * @throws UserIdKeyError when its users are hashed with another key.
   */
  static async read(store: CallStore, hash: UserHash | undefined): Promise<Admission> {
    const admission = new Admission(store, hash);
    await admission.#read();
    const isDue = !admission.#usersHashed || (await store.readSetting(HASHING_DUE)) !== undefined;
    if (hash && isDue) await admission.#beginHashing(hash);
    return admission;
  }

  /** Whether users are kept as hashes. */
  get usersHashed(): boolean {
    return this.#usersHashed;
  }

  /**
   * Nanoseconds; what started before is not recorded. A time that has not come was set by a clock that was ahead: it would
   * refuse every call until then, and does not count.
   */
  get keptFrom(): bigint {
    return this.#keptFrom <= BigInt(Date.now()) * 1_000_000n ? this.#keptFrom : 0n;
  }

  /** As the status of a ledger tells it. */
  get status(): Pick<LedgerStatus, 'usersHashed' | 'keptFrom'> {
    return { usersHashed: this.#usersHashed, keptFrom: this.keptFrom === 0n ? null : formatTime(this.keptFrom) };
  }

  /** Makes sure of what another program may have changed; who asks at the same time shares the answer. */
  async refresh(): Promise<void> {
    if (!this.#store.isShared) return;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  /** Records nothing from before a time again. Returns whether that is news. */
  async keepFrom(nanos: bigint): Promise<boolean> {
    await this.refresh();
    if (nanos <= this.keptFrom) return false;
    await this.#store.writeSetting(KEPT_FROM, String(nanos));
    this.#keptFrom = nanos;
    return true;
  }

  /** Hashes the users that other programs recorded in plain because they had looked before the key was there. */
  async hashLate(): Promise<void> {
    if (this.#hash && this.#store.isShared) await this.#hashPlain(this.#hash);
  }

  /** Has the store written anew when it is next opened, unless that happens before. */
  noteCompactionDue(): Promise<void> {
    this.#due = true;
    return this.#store.writeSetting(COMPACTION_DUE, 'yes');
  }

  /** Whether to write it anew now; in a shared store that is for the program that changed it, not for every reader. */
  async isCompactionDue(): Promise<boolean> {
    return this.#store.isShared ? this.#due : (await this.#store.readSetting(COMPACTION_DUE)) !== undefined;
  }

  noteCompacted(): Promise<void> {
    this.#due = false;
    return this.#store.writeSetting(COMPACTION_DUE, undefined);
  }

  async #read(): Promise<void> {
    const [keyCheck, keptFrom] = [await this.#store.readSetting(KEY_CHECK), await this.#store.readSetting(KEPT_FROM)];
    if (this.#hash && keyCheck !== undefined && keyCheck !== this.#hash.keyCheck) {
      const expected = `the one that users of ${this.#store.location} are hashed with`;
      throw new UserIdKeyError('another user id key', expected, 'give that key, or another ledger');
    }
    this.#usersHashed = keyCheck !== undefined;
    this.#keptFrom = BigInt(keptFrom ?? 0);
  }

  /** The key is known to everybody before users are hashed, and it is known that they are not all hashed yet. */
  async #beginHashing(hash: UserHash): Promise<void> {
    await this.#store.writeSetting(HASHING_DUE, 'yes');
    await this.#store.writeSetting(KEY_CHECK, hash.keyCheck);
    this.#usersHashed = true;
    await this.#hashPlain(hash);
    await this.#store.writeSetting(HASHING_DUE, undefined);
  }

  async #hashPlain(hash: UserHash): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const plain = (await this.#store.listValues('user')).filter((user) => !isHashedUser(user));
      if (plain.length === 0) return;
      await this.noteCompactionDue();
      await this.#store.replaceUsers(new Map(plain.map((user) => [user, hash.hash(user)])));
    }
  }
}
