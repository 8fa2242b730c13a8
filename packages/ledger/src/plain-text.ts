/** Longest text that is kept of an attribute, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 1024;

// Those that reverse the direction of text are as good at forging a line as a line break is.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const SPACE = 0x20;
const DELETE = 0x7f;

/** The text as it is kept: trimmed, at most {@link MAX_TEXT_LENGTH} code units; null when it is empty or has control characters. */
export function boundText(value: string): string | null {
  if (isPlain(value, MAX_TEXT_LENGTH)) return value;
  const text = value.slice(0, MAX_TEXT_LENGTH).trim();
  return text === '' || CONTROL_CHARACTER.test(text) ? null : text;
}

/** Whether it is text of printable ASCII, as most is: nothing to trim, to cut or to refuse. */
export function isPlain(text: string, maxLength: number): boolean {
  const { length } = text;
  if (length === 0 || length > maxLength) return false;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < SPACE || code >= DELETE) return false;
  }
  return text.charCodeAt(0) !== SPACE && text.charCodeAt(length - 1) !== SPACE;
}
