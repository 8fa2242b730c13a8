// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside, safe for a terminal: whatever could move the cursor or turn the line around becomes `\ufffd`. */
export function cleanText(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}
