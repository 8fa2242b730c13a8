/** Longest JSON text that is parsed, in UTF-16 code units: what is longer is content, not usage. */
const MAX_JSON_LENGTH = 16_384;

const DIGITS = /^\d{1,15}$/;

/**
 * A count as told: some emitters write digits as a string, and NaN where the provider said nothing. What is there and is
 * no count becomes NaN, which the pricer names invalid.
 */
export function count(value: unknown): number | undefined {
  if (value === undefined || value === null || (typeof value === 'number' && Number.isNaN(value))) return undefined;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && DIGITS.test(value) ? Number(value) : Number.NaN;
}

/** An object from a JSON attribute; undefined for anything else, and for a text too long to be read at the end of a span. */
export function parseObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'string' || value.length > MAX_JSON_LENGTH || value[0] !== '{') return undefined;
  try {
    return asObject(JSON.parse(value));
  } catch {
    // Emitters cut long texts.
    return undefined;
  }
}

/** A value that is an object with members. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
