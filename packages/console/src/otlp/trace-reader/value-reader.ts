import type { OtlpAttributes } from '@spendspan/ledger';
import type { KeyTable } from './key-table.ts';
import { TextReader } from './text-reader.ts';
import { BYTES, FIXED64, VARINT, type WireReader } from './wire-reader.ts';

/**
 * Reads attributes (`KeyValue`), one after the other. Only of those that somebody asks for it makes values; it checks
 * all of them. Where a field comes twice the last one counts, as protobuf has it.
 */
export class ValueReader {
  readonly #bytes: DataView;
  readonly #wire: WireReader;
  readonly #texts: TextReader;
  readonly #keys: KeyTable;
  /** Slot of the key, -1 when nobody asks for it, and of no key. */
  #slot = -1;
  /** Where the last text began. */
  #start = 0;
  /** The text, -1 for none. */
  #textStart = -1;
  #textEnd = 0;
  /** Of the text, -1 when it is not ASCII. */
  #textHash = 0;
  #flag: boolean | null = null;
  /** NaN for none. */
  #number = Number.NaN;

  constructor(bytes: Buffer, wire: WireReader, keys: KeyTable) {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#wire = wire;
    this.#texts = new TextReader(bytes);
    this.#keys = keys;
  }

  /** Reads one attribute. @param depth of its message. */
  read(attributes: OtlpAttributes, depth: number): void {
    const wire = this.#wire;
    this.#slot = -1;
    this.#textStart = -1;
    this.#flag = null;
    this.#number = Number.NaN;
    const outer = wire.enter();
    while (wire.pos < wire.len) {
      const tag = wire.tag();
      const type = tag & 7;
      const field = tag >>> 3;
      if (field === 1 && type === BYTES) this.#readKey();
      else if (field === 2 && type === BYTES) this.#readValue(depth + 1);
      else wire.skipType(type, depth, field);
    }
    wire.leave(outer);
    if (this.#slot === -1) return;
    attributes.put(this.#slot, this.#textStart === -1 ? null : this.#makeText(), this.#flag, this.#number);
  }

  #readKey(): void {
    const wire = this.#wire;
    const before = wire.pos;
    const size = wire.size();
    const start = wire.pos;
    wire.skip(size);
    this.#slot = this.#keys.find(this.#bytes, start, wire.pos);
    if (this.#slot !== -1) return;
    wire.pos = before;
    this.#readText();
  }

  /** Passes over a text. @returns its hash, -1 when it is not ASCII. @throws when it is no UTF-8. */
  #readText(): number {
    const wire = this.#wire;
    const before = wire.pos;
    const size = wire.size();
    this.#start = wire.pos;
    wire.skip(size);
    const hash = this.#texts.hash(this.#start, wire.pos);
    if (hash === -1) {
      wire.pos = before;
      wire.stringVerify();
    }
    return hash;
  }

  #readValue(depth: number): void {
    const wire = this.#wire;
    const outer = wire.enter();
    while (wire.pos < wire.len) {
      const tag = wire.tag();
      const type = tag & 7;
      const field = tag >>> 3;
      if (field === 1 && type === BYTES) this.#setText(this.#readText());
      else if (field === 2 && type === VARINT) this.#set(wire.bool(), Number.NaN);
      else if (field === 3 && type === VARINT) this.#set(null, wire.safeInteger());
      else if (field === 4 && type === FIXED64) this.#set(null, finite(wire.double()));
      else wire.skipType(type, depth, field);
    }
    wire.leave(outer);
  }

  /** A value is of one type: the last. */
  #set(flag: boolean | null, number: number): void {
    this.#textStart = -1;
    this.#flag = flag;
    this.#number = number;
  }

  #setText(hash: number): void {
    this.#set(null, Number.NaN);
    this.#textHash = hash;
    this.#textStart = this.#start;
    this.#textEnd = this.#wire.pos;
  }

  #makeText(): string {
    return this.#texts.read(this.#textStart, this.#textEnd, this.#textHash);
  }
}

function finite(number: number): number {
  return Number.isFinite(number) ? number : Number.NaN;
}
