import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import duckdb, { type Vector } from '@duckdb/node-bindings';

/**
 * What a row has for a column: text for VARCHAR; integers for INTEGER, BIGINT and TIMESTAMP_NS (nanoseconds); for
 * DECIMAL(38, …) the integer that its digits make.
 */
export type RowValue = string | bigint | number | boolean | null;

/** Rows of a DuckDB vector. */
export const CHUNK_ROWS = 2048;

/** Values of one column, at most {@link CHUNK_ROWS}. */
export type RowValues = readonly RowValue[];

/**
 * Writes values into a new vector, all at once where that is possible: a call of DuckDB for each value takes several
 * times as long.
 * @throws RangeError for an integer that the type does not hold, TypeError for another type than those of
 * {@link RowValue}.
 */
export function fillVector(vector: Vector, { typeId }: DuckDBType, values: RowValues): void {
  switch (typeId) {
    case DuckDBTypeId.VARCHAR:
      fillTexts(vector, values);
      break;
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.TIMESTAMP_NS:
      copyInto(vector, toInt64s(values));
      break;
    case DuckDBTypeId.DECIMAL:
      copyInto(vector, toInt128s(values));
      break;
    case DuckDBTypeId.INTEGER:
      copyInto(vector, toNumbers(Int32Array, values));
      break;
    case DuckDBTypeId.DOUBLE:
      copyInto(vector, toNumbers(Float64Array, values));
      break;
    case DuckDBTypeId.BOOLEAN:
      copyInto(vector, toNumbers(Uint8Array, values));
      break;
    default:
      throw new TypeError(`got a column of type ${DuckDBTypeId[typeId]}, expected one that rows are written with`);
  }
  markNulls(vector, values);
}

interface Bytes {
  readonly buffer: ArrayBuffer;
  readonly byteLength: number;
}

function copyInto(vector: Vector, { buffer, byteLength }: Bytes): void {
  duckdb.copy_data_to_vector(vector, 0, buffer, 0, byteLength);
}

/** Where the values of a vector are put together: one place for all, since a new one for each is much work for the garbage collector. */
const SCRATCH = new ArrayBuffer(CHUNK_ROWS * 16);

type NumberArray = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

function toNumbers(
  type: new (buffer: ArrayBuffer, start: number, length: number) => NumberArray,
  values: RowValues,
): NumberArray {
  const numbers = new type(SCRATCH, 0, values.length);
  for (let index = 0; index < values.length; index += 1) numbers[index] = Number(values[index] ?? 0);
  return numbers;
}

function toInt64s(values: RowValues): BigInt64Array<ArrayBuffer> {
  const integers = new BigInt64Array(SCRATCH, 0, values.length).fill(0n);
  const halves = new Int32Array(SCRATCH);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null;
    if (typeof value === 'number' && Number.isSafeInteger(value)) {
      // Both halves as numbers: most are counts, and a bigint is an object.
      halves[index * 2] = value;
      halves[index * 2 + 1] = Math.floor(value / TWO_TO_32);
    } else if (value !== null) {
      const integer = BigInt(value);
      // The array would cut it off.
      if (BigInt.asIntN(64, integer) !== integer)
        throw new RangeError(`got ${integer}, expected an integer of 64 bits`);
      integers[index] = integer;
    }
  }
  return integers;
}

const TWO_TO_32 = 2 ** 32;

/** Each as its lower and its upper half. */
function toInt128s(values: RowValues): BigInt64Array<ArrayBuffer> {
  const halves = new BigInt64Array(SCRATCH, 0, values.length * 2).fill(0n);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null;
    if (value === null) continue;
    const integer = BigInt(value);
    if (integer > MAX_DECIMAL || integer < -MAX_DECIMAL) throw new RangeError(`got ${integer}, expected 38 digits`);
    // The array takes the lower half of it.
    halves[index * 2] = integer;
    halves[index * 2 + 1] = integer >> 64n;
  }
  return halves;
}

const MAX_DECIMAL = 10n ** 38n - 1n;

/** Makes one text of all and has the values point into it, where all of it is ASCII: most is. */
function fillTexts(vector: Vector, values: RowValues): void {
  const text = values.join('');
  const size = Buffer.byteLength(text);
  if (size === text.length) {
    if (size > joined.length) joined = Buffer.alloc(size * 2);
    joined.write(text, 'latin1');
    copyInto(vector, pointInto(vector, joined.subarray(0, size), values));
    return;
  }
  values.forEach((value, index) => {
    if (value !== null) duckdb.vector_assign_string_element_len(vector, index, Buffer.from(requireText(value)));
  });
}

/** As {@link SCRATCH}, for the text of all values. */
let joined: Buffer = Buffer.alloc(65_536);

function requireText(value: RowValue): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`got ${typeof value} ${value}, expected a text`);
}

/** Words of a text in a vector, of 32 bits each. */
const TEXT_WORDS = 4;

/** Longest text that is kept in these words, in bytes. */
const MAX_INLINED = 12;

/**
 * A text is its length; then itself, or its first four bytes and its address.
 * https://github.com/duckdb/duckdb/blob/v1.5.0/src/include/duckdb.h (`duckdb_string_t`)
 */
function pointInto(vector: Vector, text: Buffer, values: RowValues): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(SCRATCH, 0, values.length * TEXT_WORDS).fill(0);
  const [low, high] = keepText(vector, text);
  let start = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? null;
    if (value === null) continue;
    const at = index * TEXT_WORDS;
    const { length } = requireText(value);
    words[at] = length;
    const end = start + Math.min(length, length > MAX_INLINED ? 4 : MAX_INLINED);
    for (let from = start; from < end; from += 1) {
      const byte = from - start;
      const word = at + 1 + (byte >> 2);
      words[word] = (words[word] ?? 0) | ((text[from] ?? 0) << ((byte & 3) * 8));
    }
    if (length > MAX_INLINED) {
      const address = low + start;
      words[at + 2] = address;
      words[at + 3] = high + (address > MAX_WORD ? 1 : 0);
    }
    start += length;
  }
  return words;
}

const MAX_WORD = 2 ** 32 - 1;

/** Has a vector keep a text for as long as there is the vector. @returns its address, if it is not {@link MAX_INLINED}. */
function keepText(vector: Vector, text: Buffer): readonly [low: number, high: number] {
  duckdb.vector_assign_string_element_len(vector, 0, text);
  const data = duckdb.vector_get_data(vector, TEXT_WORDS * 4);
  const words = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return [words.getUint32(8, true), words.getUint32(12, true)];
}

/** One bit for each value, set when there is one. */
function markNulls(vector: Vector, values: RowValues): void {
  if (!values.includes(null)) return;
  const bits = new Uint8Array(SCRATCH, 0, Math.ceil(values.length / 64) * 8).fill(0);
  for (let index = 0; index < values.length; index += 1) {
    if (values[index] !== null) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  }
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, SCRATCH, 0, bits.byteLength);
}
