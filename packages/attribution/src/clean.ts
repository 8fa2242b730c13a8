import { diag } from '@opentelemetry/api';

/** Longest value of a dimension, in UTF-16 code units; what is longer is cut. */
export const MAX_VALUE_LENGTH = 256;

// Those that reverse the direction of text are as good at forging a name as a line break is.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Half of a surrogate pair. No text has one, and encoding it for a header throws. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * A value fit for a span attribute, or undefined when there is none: trimmed, cut to {@link MAX_VALUE_LENGTH},
 * dropped when it is not well-formed text or holds control characters. Never throws; the first defect of each kind is logged.
 */
export function cleanValue(value: unknown, key: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' || typeof value === 'bigint') return cleanValue(String(value), key);
  if (typeof value !== 'string') {
    return drop(key, `a value of type ${typeof value}`);
  }
  const text = value.trim();
  if (text === '') return undefined;
  if (CONTROL_CHARACTER.test(text)) return drop(key, 'a value with control characters');
  if (LONE_SURROGATE.test(text)) return drop(key, 'malformed Unicode text');
  if (text.length <= MAX_VALUE_LENGTH) return text;
  warnOnce('long', `a value of ${text.length} characters for ${key} was cut to ${MAX_VALUE_LENGTH}`);
  const cut = text.slice(0, MAX_VALUE_LENGTH);
  // A surrogate pair cut in half is not valid text.
  const last = cut.charCodeAt(cut.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
}

function drop(key: string, what: string): undefined {
  warnOnce('malformed', `${what} for ${key} was dropped`);
  return undefined;
}

const warned = new Set<string>();

function warnOnce(kind: string, message: string): void {
  if (warned.has(kind)) return;
  warned.add(kind);
  diag.warn(`[@spendspan/attribution] ${message}; further ones are handled the same way without a message`);
}
