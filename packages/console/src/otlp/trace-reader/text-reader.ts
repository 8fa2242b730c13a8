/** Longest text that is remembered, in bytes; ids and names are shorter. */
const MAX_REMEMBERED_BYTES = 64;

/** Texts that are remembered; a power of two. */
const REMEMBERED = 1_024;

const PLAIN_END = 0x80;

/** FNV-1a, 32 bits. http://www.isthe.com/chongo/tech/comp/fnv/ */
const FNV_PRIME = 0x01000193;
const FNV_START = 0x811c9dc5;

/** Makes texts of the bytes of one export; those that come again and again are made once. */
export class TextReader {
  readonly #bytes: Buffer;
  readonly #remembered: (string | undefined)[] = new Array(REMEMBERED);

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** A hash of some bytes when they are ASCII, otherwise -1. */
  hash(start: number, end: number): number {
    const bytes = this.#bytes;
    let hash = FNV_START;
    let all = 0;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      all |= byte;
      hash = Math.imul(hash ^ byte, FNV_PRIME);
    }
    return all < PLAIN_END ? hash >>> 0 : -1;
  }

  /** The text of bytes whose {@link hash} is known, and which are known to be UTF-8. */
  read(start: number, end: number, hash: number): string {
    if (hash === -1) return this.#bytes.toString('utf8', start, end);
    if (end - start > MAX_REMEMBERED_BYTES) return this.#bytes.toString('latin1', start, end);
    const place = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
    const remembered = this.#remembered[place];
    if (remembered !== undefined && this.#equals(start, end, remembered)) return remembered;
    const text = this.#bytes.toString('latin1', start, end);
    this.#remembered[place] = text;
    return text;
  }

  /** Whether bytes are an ASCII text. */
  #equals(start: number, end: number, text: string): boolean {
    if (text.length !== end - start) return false;
    for (let at = 0; at < text.length; at += 1) {
      if (text.charCodeAt(at) !== this.#bytes[start + at]) return false;
    }
    return true;
  }
}
