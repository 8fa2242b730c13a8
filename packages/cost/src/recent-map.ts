/**
 * A bounded map that keeps what was used lately: two generations, the older of which is dropped when the younger is
 * full. A hit is one look-up without bookkeeping, which a linked list of recency would need.
 */
export class RecentMap<Key, Value> {
  readonly #limit: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  /** @param limit how many entries one generation holds; there are never more than twice as many. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Entries held now. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }

  /** The values held now. */
  *values(): Iterable<Value> {
    yield* this.#young.values();
    yield* this.#old.values();
  }

  get(key: Key): Value | undefined {
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const old = this.#old.get(key);
    if (old === undefined) return undefined;
    this.#old.delete(key);
    this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#limit && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
