/** Longer ids match no pattern. */
export const MAX_MATCHED_LENGTH = 256;
/** Ways in which a pattern may try to match an id of that length: three `.*` and some choices, a fraction of a second at the very worst. */
const MAX_WAYS = 2 ** 27;
const MAX_PATTERN_LENGTH = 512;

/**
 * A test for whole ids by a regular expression (lower-case ids; no case counts).
 * @throws Error saying why, when it is malformed or could take very long on some id (`(a+)+`).
 */
export function compilePattern(text: string): (id: string) => boolean {
  if (text.length > MAX_PATTERN_LENGTH) throw new Error(`longer than ${MAX_PATTERN_LENGTH} characters`);
  const pattern = new RegExp(`^(?:${text})$`, 'i');
  const ways = new WayCounter(text).count();
  if (ways > MAX_WAYS) throw new Error('too many *, + and ? for it to be quick on every id');
  return (id) => id.length <= MAX_MATCHED_LENGTH && pattern.test(id);
}

/** Counts, as an upper bound, the ways in which a well-formed expression can be tried. */
class WayCounter {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  count(): number {
    const ways = this.#alternatives();
    if (this.#at < this.#text.length) throw new Error('unbalanced parentheses');
    return ways;
  }

  #alternatives(): number {
    let ways = this.#sequence();
    while (this.#skip('|')) ways += this.#sequence();
    return ways;
  }

  #sequence(): number {
    let ways = 1;
    while (this.#at < this.#text.length && !this.#sees('|') && !this.#sees(')')) ways *= this.#term();
    return ways;
  }

  #term(): number {
    const isGroup = this.#skip('(');
    const inner = isGroup ? this.#group() : this.#atom();
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.#text.slice(this.#at, this.#at + 40))?.[0];
    if (quantifier === undefined) return inner;
    this.#at += quantifier.length;
    const [least, most] = readQuantifier(quantifier);
    if (isGroup && most > MAX_MATCHED_LENGTH) throw new Error('a group that is repeated without end');
    if (isGroup) return inner ** most * (most - least + 1);
    return Math.min(most, MAX_MATCHED_LENGTH) - Math.min(least, MAX_MATCHED_LENGTH) + 1;
  }

  #group(): number {
    const kind = /^\?(?::|=|!|<=|<!|<[^>]*>)/.exec(this.#text.slice(this.#at, this.#at + 60))?.[0] ?? '';
    if (kind === '?<=' || kind === '?<!') throw new Error('it looks behind');
    this.#at += kind.length;
    const ways = this.#alternatives();
    if (!this.#skip(')')) throw new Error('unbalanced parentheses');
    return ways;
  }

  #atom(): number {
    if (this.#skip('\\')) {
      if (/[1-9k]/.test(this.#text[this.#at] ?? '')) throw new Error('it refers back to a group');
      this.#at++;
      return 1;
    }
    if (!this.#skip('[')) {
      this.#at++;
      return 1;
    }
    while (this.#at < this.#text.length && !this.#sees(']')) this.#at += this.#sees('\\') ? 2 : 1;
    this.#at++;
    return 1;
  }

  #sees(character: string): boolean {
    return this.#text[this.#at] === character;
  }

  #skip(character: string): boolean {
    if (!this.#sees(character)) return false;
    this.#at++;
    return true;
  }
}

function readQuantifier(quantifier: string): readonly [least: number, most: number] {
  if (quantifier.startsWith('*')) return [0, Number.POSITIVE_INFINITY];
  if (quantifier.startsWith('+')) return [1, Number.POSITIVE_INFINITY];
  if (quantifier.startsWith('?')) return [0, 1];
  const [, least = '', comma, most = ''] = /^\{(\d+)(,?)(\d*)/.exec(quantifier) ?? [];
  if (comma === '') return [Number(least), Number(least)];
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
}
