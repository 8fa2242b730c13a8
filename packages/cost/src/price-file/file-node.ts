import type { LineCounter, Node } from 'yaml';
import { type Decimal, parseDecimal } from '../decimal.ts';
import type { Origin } from '../origin.ts';
import type { Yaml } from './load-yaml.ts';
import { PriceFileError } from './price-file-error.ts';

/** Where a file's values stand, for messages. */
export interface FileSource {
  readonly yaml: Yaml;
  readonly name: string;
  readonly lines: LineCounter;
  /** As in `llm.cost.source`. */
  table: string;
}

/** The name of a file without its folders. */
export function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '');
}

/** More digits than any price has would only slow the arithmetic down. */
const MAX_DECIMALS = 12;

/** A value of a price file with its place in it. Every reading throws PriceFileError when the value is of another kind. */
export class FileNode {
  readonly key: string;
  readonly #source: FileSource;
  readonly #node: Node | null;
  readonly #line: number | undefined;

  constructor(source: FileSource, node: Node | null, key: string, line?: number) {
    this.#source = source;
    this.#node = node;
    this.key = key;
    const start = node?.range?.[0];
    this.#line = start === undefined ? line : source.lines.linePos(start).line;
  }

  /** The place of this value, as a rate carries it. */
  get origin(): Origin {
    const file = baseName(this.#source.name);
    return { table: this.#source.table, ...(this.#line === undefined ? {} : { url: `${file}:${this.#line}` }) };
  }

  /** Gives the whole file this name on rates. */
  nameTable(table: string): void {
    this.#source.table = table;
  }

  fail(problem: string): never {
    throw new PriceFileError(this.#source.name, this.#line, this.key, problem);
  }

  /** The values of a mapping that has no other keys than these, and each once; in file order. */
  entries(allowed?: readonly string[]): Map<string, FileNode> {
    const node = this.#node;
    if (!this.#source.yaml.isMap(node))
      return this.fail(`got ${this.#describe()}, expected a mapping; write key: value pairs`);
    const values = new Map<string, FileNode>();
    for (const { key, value } of node.items) {
      const name = this.#readKey(key);
      const child = this.#child(name, key as Node, value as Node | null);
      if (allowed && !allowed.includes(name)) {
        child.fail(`got an unknown key ${quote(name)}, expected one of ${allowed.join(', ')}; correct or remove it`);
      }
      if (values.has(name)) child.fail(`got the key ${quote(name)} twice, expected unique keys; keep one of the two`);
      values.set(name, child);
    }
    return values;
  }

  /** The value of a key that must be there. */
  need(entries: ReadonlyMap<string, FileNode>, key: string, expected: string): FileNode {
    return entries.get(key) ?? this.fail(`got no ${key}, expected one; add ${expected}`);
  }

  /** The values of a list, which has at least one. */
  items(): readonly FileNode[] {
    const node = this.#node;
    if (!this.#source.yaml.isSeq(node))
      return this.fail(`got ${this.#describe()}, expected a list; begin each entry with "- "`);
    if (node.items.length === 0) return this.fail('got an empty list, expected an entry; add one or remove the key');
    return node.items.map(
      (item, index) => new FileNode(this.#source, item as Node, `${this.key}[${index}]`, this.#line),
    );
  }

  isList(): boolean {
    return this.#source.yaml.isSeq(this.#node);
  }

  isMapping(): boolean {
    return this.#source.yaml.isMap(this.#node);
  }

  text(expected: string): string {
    const value = this.#scalar();
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    return this.fail(`got ${this.#describe()}, expected ${expected}; write it as text`);
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    const value = this.#scalar();
    const word = words.find((one) => one === value);
    return (
      word ?? this.fail(`got ${this.#describe()}, expected ${words.map((one) => `"${one}"`).join(' or ')}; correct it`)
    );
  }

  yes(): boolean {
    const value = this.#scalar();
    if (typeof value === 'boolean') return value;
    return this.fail(`got ${this.#describe()}, expected true or false; correct it`);
  }

  /** A whole number that is not negative. */
  count(): number {
    const value = this.#scalar();
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    return this.fail(`got ${this.#describe()}, expected a whole number, 0 or more; correct it`);
  }

  /** A decimal string. Numbers are refused: a reader between here and the file may have rounded them. */
  decimal(maxDecimals: number = MAX_DECIMALS): Decimal {
    const value = this.#scalar();
    if (typeof value === 'number') {
      return this.fail(`got the number ${value}, expected a decimal string; put it in quotes: "${value}"`);
    }
    const decimal = typeof value === 'string' && value.length <= 40 ? parseDecimal(value) : undefined;
    if (decimal && decimal.scale <= maxDecimals) return decimal;
    return this.fail(
      `got ${this.#describe()}, expected a decimal string with at most ${maxDecimals} decimals, not negative; write it like "0.25"`,
    );
  }

  #readKey(key: unknown): string {
    const value = this.#source.yaml.isScalar(key) ? key.value : undefined;
    if (typeof value === 'string') return value;
    // A deployment may be called 4711.
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return this.fail('got a key that is no text, expected a name; correct or remove it');
  }

  #child(name: string, key: Node, value: Node | null): FileNode {
    const path = this.key === '' ? name : `${this.key}.${name}`;
    const start = key.range?.[0];
    const line = start === undefined ? this.#line : this.#source.lines.linePos(start).line;
    return new FileNode(this.#source, value, path, line);
  }

  #scalar(): unknown {
    return this.#source.yaml.isScalar(this.#node) ? this.#node.value : undefined;
  }

  #describe(): string {
    const { yaml } = this.#source;
    if (yaml.isAlias(this.#node)) return 'an alias, which is not followed';
    if (yaml.isMap(this.#node)) return 'a mapping';
    if (yaml.isSeq(this.#node)) return 'a list';
    const value = this.#scalar();
    return value === undefined || value === null ? 'nothing' : quote(value);
  }
}

/** As JSON, no longer than a message should be. */
function quote(value: unknown): string {
  const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
