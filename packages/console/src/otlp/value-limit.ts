import protobuf from 'protobufjs/light.js';
import { OtlpError } from './otlp-error.ts';

/**
 * Largest number of values in one export: fields of protobuf, values and members of JSON. A body of 16 MiB can hold
 * eight million empty ones, which as objects are gigabytes; a call has some hundred.
 */
export const MAX_VALUES = 2_000_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether a byte begins a list, an object or a further value of either: `[`, `{`, `,`. */
const BEGINS_VALUE: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number('[{,'.includes(String.fromCharCode(byte))),
);

/**
 * Checks that JSON holds no more values than {@link MAX_VALUES}, without parsing it.
 * @throws OtlpError 413
 */
export function checkJsonValues(body: Buffer): void {
  // A value takes a byte at least.
  if (body.length <= MAX_VALUES) return;
  let values = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === QUOTE) at = findEndOfString(body, at + 1);
    else values += BEGINS_VALUE[byte] ?? 0;
  }
  if (values > MAX_VALUES) throw tooManyValues();
}

/** A reader of protobuf that keeps no unknown fields and stops at {@link MAX_VALUES} fields with an OtlpError 413. */
export class BoundedReader extends protobuf.BufferReader {
  #fields = 0;

  constructor(body: Buffer) {
    super(body);
    this.discardUnknown = true;
  }

  override tag(): number {
    this.#fields += 1;
    if (this.#fields > MAX_VALUES) throw tooManyValues();
    return super.tag();
  }
}

function findEndOfString(body: Buffer, start: number): number {
  let end = start;
  while (end < body.length && body[end] !== QUOTE) end += body[end] === BACKSLASH ? 2 : 1;
  return end;
}

function tooManyValues(): OtlpError {
  return new OtlpError(413, `got more than ${MAX_VALUES} values in one export; send smaller batches`);
}
