import { findSlot, READ_KEYS } from '@spendspan/ledger';

/** Finds the slot of an attribute from the bytes of its key, without making a text of them. */
export class KeyTable {
  /** Keys by the hash of some of their bytes; mostly empty, so that a key that nobody reads is soon told from them. */
  readonly #keys: (Buffer | undefined)[];
  readonly #slots: number[];

  private constructor(keys: readonly string[]) {
    let size = 64;
    while (size < keys.length * 4) size *= 2;
    this.#keys = new Array(size).fill(undefined);
    this.#slots = new Array(size).fill(-1);
    for (const key of keys) {
      const bytes = Buffer.from(key);
      let place = hashSome(bytes, 0, bytes.length) & (size - 1);
      while (this.#keys[place] !== undefined) place = (place + 1) & (size - 1);
      this.#keys[place] = bytes;
      this.#slots[place] = findSlot(key) ?? -1;
    }
  }

  /** Of the keys that are read now, which are made known when dimensions are configured. */
  static current(): KeyTable {
    if (made?.of !== READ_KEYS.length) made = { of: READ_KEYS.length, table: new KeyTable(READ_KEYS) };
    return made.table;
  }

  /** @returns -1 when nobody reads it, or there is none. */
  find(bytes: Buffer, start: number, end: number): number {
    if (start === end) return -1;
    const mask = this.#keys.length - 1;
    for (let place = hashSome(bytes, start, end) & mask; ; place = (place + 1) & mask) {
      const key = this.#keys[place];
      if (key === undefined) return -1;
      if (equals(bytes, start, end, key)) return this.#slots[place] ?? -1;
    }
  }
}

/** Made of so many keys. */
let made: { readonly of: number; readonly table: KeyTable } | undefined;

/** Of the length, and of the bytes in which keys of one length differ most: the last, and one in the middle. */
function hashSome(bytes: Buffer, start: number, end: number): number {
  const length = end - start;
  const middle = bytes[start + (length >> 1)] ?? 0;
  const last = bytes[end - 1] ?? 0;
  const before = bytes[Math.max(start, end - 3)] ?? 0;
  return Math.imul(length ^ (middle << 8) ^ (last << 16) ^ (before << 20), 0x9e3779b1) >>> 16;
}

function equals(bytes: Buffer, start: number, end: number, key: Buffer): boolean {
  if (key.length !== end - start) return false;
  for (let at = 0; at < key.length; at += 1) {
    if (key[at] !== bytes[start + at]) return false;
  }
  return true;
}
