import { findSlot, READ_KEYS } from '@spendspan/ledger';

/** A key that is read. */
interface Key {
  readonly bytes: DataView;
  readonly slot: number;
}

/** Finds the slot of an attribute from the bytes of its key, without making a text of them. */
export class KeyTable {
  /** Keys by the hash of some of their bytes; mostly empty, so that a key that nobody reads is soon told from them. */
  readonly #keys: (Key | undefined)[];

  private constructor(keys: readonly string[]) {
    let size = 64;
    while (size < keys.length * 4) size *= 2;
    this.#keys = new Array(size).fill(undefined);
    for (const key of keys) {
      const bytes = new DataView(new TextEncoder().encode(key).buffer);
      let place = hashSome(bytes, 0, bytes.byteLength) & (size - 1);
      while (this.#keys[place] !== undefined) place = (place + 1) & (size - 1);
      this.#keys[place] = { bytes, slot: findSlot(key) ?? -1 };
    }
  }

  /** Of the keys that are read now, which are made known when dimensions are configured. */
  static current(): KeyTable {
    if (made?.of !== READ_KEYS.length) made = { of: READ_KEYS.length, table: new KeyTable(READ_KEYS) };
    return made.table;
  }

  /** @returns -1 when nobody reads it, or there is none. */
  find(bytes: DataView, start: number, end: number): number {
    if (start === end) return -1;
    const mask = this.#keys.length - 1;
    for (let place = hashSome(bytes, start, end) & mask; ; place = (place + 1) & mask) {
      const key = this.#keys[place];
      if (key === undefined) return -1;
      if (equals(bytes, start, end, key.bytes)) return key.slot;
    }
  }
}

/** Made of so many keys. */
let made: { readonly of: number; readonly table: KeyTable } | undefined;

/** Of the length, and of the bytes in which keys of one length differ most: the last, and one in the middle. */
function hashSome(bytes: DataView, start: number, end: number): number {
  const length = end - start;
  const middle = bytes.getUint8(start + (length >> 1));
  const last = bytes.getUint8(end - 1);
  const before = bytes.getUint8(Math.max(start, end - 3));
  return Math.imul(length ^ (middle << 8) ^ (last << 16) ^ (before << 20), 0x9e3779b1) >>> 16;
}

/** Four bytes at a time: keys are long, and most attributes have one that is read. */
function equals(bytes: DataView, start: number, end: number, key: DataView): boolean {
  const { byteLength } = key;
  if (byteLength !== end - start) return false;
  let at = 0;
  for (; at + 4 <= byteLength; at += 4) {
    if (key.getUint32(at) !== bytes.getUint32(start + at)) return false;
  }
  for (; at < byteLength; at += 1) {
    if (key.getUint8(at) !== bytes.getUint8(start + at)) return false;
  }
  return true;
}
