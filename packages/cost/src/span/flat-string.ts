/**
 * The same string in memory of its own. One cut from a long text keeps all of the text alive for as long as it is
 * remembered: https://github.com/v8/v8/blob/main/src/objects/string.h (SlicedString).
 */
export function toFlat(text: string): string {
  return Buffer.from(text).toString();
}
