import { findSlot } from './attribute-slots.ts';
import { boundText } from './plain-text.ts';

/** Largest count that is believed: above, sums over many calls would leave the exact integers of a double. */
export const MAX_COUNT = 1e12;

/**
 * The attributes of one span or resource that are read, by slot. A value of another type than asked for, or out of
 * bounds, is null: one bad attribute never costs the row. Used again for the next span, so that none costs an object.
 * https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/common/v1/common.proto
 */
export class OtlpAttributes {
  readonly #texts: (string | null)[] = [];
  readonly #flags: (boolean | null)[] = [];
  /** NaN where there is no number. */
  readonly #numbers: number[] = [];
  /** The span that the slot was filled for; those of others are empty. */
  readonly #filledFor: number[] = [];
  #span = 1;
  #invalid = false;

  /** Forgets the attributes, for those of the next span. */
  clear(): void {
    this.#span += 1;
    this.#invalid = false;
  }

  /**
   * Takes an attribute, in place of one of the same key that came before. Its value has at most one type, unless
   * somebody wrote it by hand.
   * @param number NaN for none.
   */
  put(slot: number, text: string | null, flag: boolean | null, number: number): void {
    while (this.#filledFor.length <= slot) {
      this.#texts.push(null);
      this.#flags.push(null);
      this.#numbers.push(Number.NaN);
      this.#filledFor.push(0);
    }
    this.#texts[slot] = text;
    this.#flags[slot] = flag;
    this.#numbers[slot] = number;
    this.#filledFor[slot] = this.#span;
  }

  /** Takes attributes in their OTLP JSON form: `[{ key, value: { stringValue } }]`. */
  putAll(attributes: unknown): void {
    if (!Array.isArray(attributes)) return;
    for (const attribute of attributes) {
      if (!isRecord(attribute) || typeof attribute['key'] !== 'string') continue;
      const slot = findSlot(attribute['key']);
      if (slot !== undefined) this.#putJson(slot, attribute['value']);
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

  has(slot: number): boolean {
    return this.#filledFor[slot] === this.#span;
  }

  /** Trimmed, at most MAX_TEXT_LENGTH characters, no control characters. */
  text(slot: number): string | null {
    if (this.#filledFor[slot] !== this.#span) return null;
    const text = this.#texts[slot];
    return text === null || text === undefined ? null : boundText(text);
  }

  flag(slot: number): boolean | null {
    return this.#filledFor[slot] === this.#span ? (this.#flags[slot] ?? null) : null;
  }

  /** An integer from 0 to {@link MAX_COUNT}. */
  count(slot: number): number | null {
    const value = this.number(slot);
    if (value === null) return null;
    if (Number.isInteger(value) && value >= 0 && value <= MAX_COUNT) return value;
    this.noteInvalid();
    return null;
  }

  /** A finite number. Exporters write a double without fraction as an integer. */
  number(slot: number): number | null {
    if (this.#filledFor[slot] !== this.#span) return null;
    const number = this.#numbers[slot] ?? Number.NaN;
    if (!Number.isNaN(number)) return number;
    this.noteInvalid();
    return null;
  }

  /** As {@link number}, of what is neither a count nor an amount: another type is just no number. */
  plainNumber(slot: number): number | null {
    if (this.#filledFor[slot] !== this.#span) return null;
    const number = this.#numbers[slot] ?? Number.NaN;
    return Number.isNaN(number) ? null : number;
  }

  #putJson(slot: number, value: unknown): void {
    if (!isRecord(value)) {
      this.put(slot, null, null, Number.NaN);
      return;
    }
    const text = value['stringValue'];
    const flag = value['boolValue'];
    this.put(
      slot,
      typeof text === 'string' ? text : null,
      typeof flag === 'boolean' ? flag : null,
      readNumber(value['doubleValue'], value['intValue']),
    );
  }
}

/** A finite number, or NaN. The JSON form of protobuf lets numbers be strings, and 64-bit integers always are. */
function readNumber(double: unknown, integer: unknown): number {
  if (typeof double === 'number' && Number.isFinite(double)) return double;
  if (typeof double === 'string' && /^-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/.test(double)) {
    const parsed = Number(double);
    if (Number.isFinite(parsed)) return parsed;
  }
  if (typeof integer === 'number' && Number.isSafeInteger(integer)) return integer;
  if (typeof integer !== 'string' || !/^-?\d{1,16}$/.test(integer)) return Number.NaN;
  const parsed = Number(integer);
  return Number.isSafeInteger(parsed) ? parsed : Number.NaN;
}

/** Whether it is an object with properties (no array, not null). */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
