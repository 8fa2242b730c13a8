import { isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml';
import { parseUsd } from '../money.ts';
import { ConfigFileError } from './config-file-error.ts';

/** The file that nodes are of. */
export interface ConfigSource {
  readonly name: string;
  readonly lines: LineCounter;
}

/** A value of a file with its place in it. Every reading throws ConfigFileError where the value is of another kind. */
export class ConfigNode {
  /** `budgets[0].amount` */
  readonly key: string;
  readonly line: number;
  readonly #source: ConfigSource;
  readonly #value: unknown;

  /** @param line where the value is when it has no place of its own: that of its key. */
  constructor(source: ConfigSource, value: unknown, key: string, line: number) {
    this.#source = source;
    this.#value = value;
    this.key = key;
    const start = isNode(value) ? value.range?.[0] : undefined;
    this.line = start === undefined ? line : Math.max(source.lines.linePos(start).line, 1);
  }

  fail(problem: string): never {
    throw new ConfigFileError(this.#source.name, this.line, this.key, problem);
  }

  /** What the keys of a mapping hold, in the order of the file; of each key once, and none but these. */
  entries(known?: readonly string[]): ReadonlyMap<string, ConfigNode> {
    if (!isMap(this.#value)) this.fail(`got ${this.describe()}, expected a mapping; write key: value`);
    const entries = new Map<string, ConfigNode>();
    for (const { key, value } of this.#value.items) {
      const name = isScalar(key) && key.value !== null ? String(key.value) : '';
      if (name === '') this.fail('got a key that is no text, expected a name; correct or remove it');
      const line = new ConfigNode(this.#source, key, '', this.line).line;
      const entry = new ConfigNode(this.#source, value, this.key === '' ? name : `${this.key}.${name}`, line);
      if (known && !known.includes(name)) {
        entry.fail(`got an unknown key ${quote(name)}, expected one of ${known.join(', ')}; correct or remove it`);
      }
      if (entries.has(name)) entry.fail(`got the key ${quote(name)} twice, expected it once; keep one of the two`);
      entries.set(name, entry);
    }
    return entries;
  }

  /** The entry of a key that must be there; `example` says how to write it. */
  need(entries: ReadonlyMap<string, ConfigNode>, key: string, example: string): ConfigNode {
    return entries.get(key) ?? this.fail(`got no ${key}, expected one; add ${example}`);
  }

  /** What a list holds. */
  items(): readonly ConfigNode[] {
    if (!isSeq(this.#value)) this.fail(`got ${this.describe()}, expected a list; begin each entry with "- "`);
    return this.#value.items.map((item, index) => {
      return new ConfigNode(this.#source, item, `${this.key}[${index}]`, this.line);
    });
  }

  isList(): boolean {
    return isSeq(this.#value);
  }

  isMapping(): boolean {
    return isMap(this.#value);
  }

  isNull(): boolean {
    return this.#value === null || this.scalar() === null;
  }

  scalar(): unknown {
    return isScalar(this.#value) ? this.#value.value : undefined;
  }

  /** A text that is not empty, without the space around it. */
  text(expected: string): string {
    const value = this.scalar();
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') {
      this.fail(`got the number ${value}, expected ${expected}; put it in quotes: "${value}"`);
    }
    return this.fail(`got ${this.describe()}, expected ${expected}; write it as text`);
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    const found = words.find((word) => word === this.scalar());
    return found ?? this.fail(`got ${this.describe()}, expected one of ${words.join(', ')}; correct it`);
  }

  /** A whole number within bounds, both inclusive. */
  whole(least: number, most: number, expected: string): number {
    const value = this.scalar();
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    return this.fail(`got ${this.describe()}, expected ${expected}; correct it`);
  }

  /** A decimal string, in 10⁻¹² of its unit. A number is refused: what reads the file may have rounded it. */
  pico(expected: string): bigint {
    const value = this.scalar();
    if (typeof value === 'number') {
      this.fail(`got the number ${value}, expected ${expected}; put it in quotes: "${value}"`);
    }
    if (typeof value === 'string' && /^\d{1,18}(\.\d{1,12})?$/.test(value)) return parseUsd(value);
    return this.fail(`got ${this.describe()}, expected ${expected}; write it like "250.00"`);
  }

  /** The value in the words of a message. */
  describe(): string {
    if (isAlias(this.#value)) return 'an alias, which is not followed';
    if (isMap(this.#value)) return 'a mapping';
    if (isSeq(this.#value)) return 'a list';
    const value = this.scalar();
    return value === undefined || value === null ? 'nothing' : quote(value);
  }
}

function quote(value: unknown): string {
  const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
