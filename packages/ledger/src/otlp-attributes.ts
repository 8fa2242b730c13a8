/**
 * The attributes of one span or resource, read from their OTLP JSON form (`[{ key, value: { stringValue } }]`). A value
 * of another type than asked for, or out of bounds, is null: one bad attribute never costs the row.
 * https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/common/v1/common.proto
 */
export class OtlpAttributes {
  readonly #values = new Map<string, unknown>();
  #invalid = false;

  constructor(attributes: unknown) {
    if (!Array.isArray(attributes)) return;
    for (const attribute of attributes) {
      if (isRecord(attribute) && typeof attribute['key'] === 'string') {
        this.#values.set(attribute['key'], attribute['value']);
      }
    }
  }

  /** Whether a count or an amount that was asked for is there and cannot be believed. */
  get invalid(): boolean {
    return this.#invalid;
  }

  /** Says that a number is out of the bounds of what it stands for. */
  noteInvalid(): void {
    this.#invalid = true;
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  /** Text of the first key that has some: trimmed, at most {@link MAX_TEXT_LENGTH} characters, no control characters. */
  text(...keys: readonly string[]): string | null {
    for (const key of keys) {
      const text = boundText(this.#member(key, 'stringValue'));
      if (text !== null) return text;
    }
    return null;
  }

  flag(key: string): boolean | null {
    const value = this.#member(key, 'boolValue');
    return typeof value === 'boolean' ? value : null;
  }

  /** A count of the first key that has one: an integer from 0 to {@link MAX_COUNT}. */
  count(...keys: readonly string[]): number | null {
    for (const key of keys) {
      const value = this.number(key);
      if (value === null) continue;
      if (Number.isInteger(value) && value >= 0 && value <= MAX_COUNT) return value;
      this.noteInvalid();
    }
    return null;
  }

  /** A finite number. Exporters write a double without fraction as an integer, and 64-bit integers as strings. */
  number(key: string): number | null {
    const number = this.#readNumber(key);
    if (number === null && this.has(key)) this.noteInvalid();
    return number;
  }

  /** As {@link number}, of what is neither a count nor an amount: another type is just no number. */
  plainNumber(key: string): number | null {
    return this.#readNumber(key);
  }

  #readNumber(key: string): number | null {
    const double = this.#member(key, 'doubleValue');
    if (typeof double === 'number' && Number.isFinite(double)) return double;
    // The JSON form of protobuf lets numbers be strings.
    if (typeof double === 'string' && /^-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/.test(double)) {
      const parsed = Number(double);
      if (Number.isFinite(parsed)) return parsed;
    }
    const integer = this.#member(key, 'intValue');
    if (typeof integer === 'number' && Number.isSafeInteger(integer)) return integer;
    if (typeof integer !== 'string' || !/^-?\d{1,16}$/.test(integer)) return null;
    const parsed = Number(integer);
    return Number.isSafeInteger(parsed) ? parsed : null;
  }

  #member(key: string, type: string): unknown {
    const value = this.#values.get(key);
    return isRecord(value) ? value[type] : undefined;
  }
}

/** Longest text that is kept of an attribute, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 1024;

/** Largest count that is believed: above, sums over many calls would leave the exact integers of a double. */
export const MAX_COUNT = 1e12;

/** Whether it is an object with properties (no array, not null). */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Those that reverse the direction of text are as good at forging a line as a line break is.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function boundText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.slice(0, MAX_TEXT_LENGTH).trim();
  return text === '' || CONTROL_CHARACTER.test(text) ? null : text;
}
