import { LAST_UNIX_NANO } from '@spendspan/ledger';
import { BoundedReader } from '../value-limit.ts';

/** Wire types of protobuf. https://protobuf.dev/programming-guides/encoding/#structure */
export const VARINT = 0;
export const FIXED64 = 1;
export const BYTES = 2;

const TWO_TO_32 = 2 ** 32;
const MAX_VARINT_BYTES = 10;

/** A reader of protobuf that makes no objects of 64-bit integers, ids and times. */
export class WireReader extends BoundedReader {
  readonly #bytes: Buffer;

  constructor(body: Buffer) {
    super(body);
    this.#bytes = body;
  }

  /**
   * Begins a message: reads its length and ends the input after it. {@link leave} takes what this returns.
   * @throws RangeError when the message is longer than the input.
   */
  enter(): number {
    const end = this.size() + this.pos;
    const outer = this.len;
    if (end > outer) throw new RangeError('index out of range');
    this.len = end;
    return outer;
  }

  /** @throws RangeError when something in the message was longer than the message. */
  leave(outer: number): void {
    if (this.pos !== this.len) throw new RangeError('index out of range');
    this.len = outer;
  }

  /** An `int64`, NaN when a double cannot hold it exactly. */
  safeInteger(): number {
    let low = 0;
    let high = 0;
    for (let index = 0; index < MAX_VARINT_BYTES; index += 1) {
      if (this.pos >= this.len) throw new RangeError('index out of range');
      const byte = this.#bytes[this.pos] ?? 0;
      this.pos += 1;
      const bits = byte & 127;
      if (index < 4) low = (low | (bits << (index * 7))) >>> 0;
      else if (index === 4) {
        low = (low | (bits << 28)) >>> 0;
        high = bits >>> 4;
      } else high = (high | (bits << (index * 7 - 32))) >>> 0;
      if (byte < 128) {
        const value = (high | 0) * TWO_TO_32 + low;
        return Number.isSafeInteger(value) ? value : Number.NaN;
      }
    }
    throw new Error('invalid varint encoding');
  }

  /** A `fixed64` as nanoseconds since 1970, null for what is no time. */
  time(): bigint | null {
    const at = this.pos;
    this.skip(8);
    const nanos = this.#bytes.readBigUInt64LE(at);
    return nanos > 0n && nanos <= LAST_UNIX_NANO ? nanos : null;
  }

  /** `bytes` as hex digits, null when they are another number than expected or all 0. */
  id(bytes: number): string | null {
    const size = this.size();
    const start = this.pos;
    this.skip(size);
    if (size !== bytes) return null;
    for (let at = start; at < this.pos; at += 1) {
      if (this.#bytes[at] !== 0) return this.#bytes.toString('hex', start, this.pos);
    }
    return null;
  }
}
