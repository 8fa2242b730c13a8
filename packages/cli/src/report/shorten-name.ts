/** Longest name in a table, in characters. */
const MAX_NAME = 40;

/** A name as tables show it: the end of what is longer is replaced by `…`. */
export function shortenName(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name;
}
