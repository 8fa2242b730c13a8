import { findSlot, READ_KEYS } from '@spendspan/ledger';
import { hashText, type TextReader } from './text-reader.ts';

/** Finds the slot of an attribute from the bytes of its key, without making a text of them. */
export class KeyTable {
  /** Keys by their hash; a power of two, mostly empty. */
  readonly #keys: (string | undefined)[];
  readonly #slots: number[];

  private constructor(keys: readonly string[]) {
    let size = 64;
    while (size < keys.length * 4) size *= 2;
    this.#keys = new Array(size).fill(undefined);
    this.#slots = new Array(size).fill(-1);
    for (const key of keys) {
      let place = hashText(key) & (size - 1);
      while (this.#keys[place] !== undefined) place = (place + 1) & (size - 1);
      this.#keys[place] = key;
      this.#slots[place] = findSlot(key) ?? -1;
    }
  }

  /** Of the keys that are read now, which are made known when dimensions are configured. */
  static current(): KeyTable {
    if (made?.of !== READ_KEYS.length) made = { of: READ_KEYS.length, table: new KeyTable(READ_KEYS) };
    return made.table;
  }

  /** @returns -1 when nobody reads it. */
  find(text: TextReader, start: number, end: number, hash: number): number {
    const mask = this.#keys.length - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const key = this.#keys[place];
      if (key === undefined) return -1;
      if (text.equals(start, end, key)) return this.#slots[place] ?? -1;
    }
  }
}

/** Made of so many keys. */
let made: { readonly of: number; readonly table: KeyTable } | undefined;
