/**
 * The same string in memory of its own. One cut from a long text keeps all of the text alive for as long as it is
 * remembered: https://github.com/v8/v8/blob/main/src/objects/string.h (SlicedString).
 */
export function toFlat(text: string): string {
  // Not by UTF-8: a cut may have gone through a pair of surrogates.
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
