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
    return { table: `user:${file}`, ...(this.#line === undefined ? {} : { url: `${file}:${this.#line}` }) };
  }

  fail(problem: string): never {
    throw new PriceFileError(this.#source.name, this.#line, this.key, problem);
  }

  /** The values of a mapping that has no other keys than these; in file order. */
  entries(allowed?: readonly string[]): Map<string, FileNode> {
    const node = this.#node;
    if (!this.#source.yaml.isMap(node))
      return this.fail(`got ${this.#describe()}, expected a mapping; write key: value pairs`);
    const values = new Map<string, FileNode>();
    for (const { key: keyNode, value } of node.items) {
      const name = this.#source.yaml.isScalar(keyNode) ? String(keyNode.value) : String(keyNode);
      const path = this.key === '' ? name : `${this.key}.${name}`;
      const start = this.#source.yaml.isScalar(keyNode) ? keyNode.range?.[0] : undefined;
      const line = start === undefined ? this.#line : this.#source.lines.linePos(start).line;
      const child = new FileNode(this.#source, value as Node | null, path, line);
      if (this.#source.yaml.isAlias(value)) child.fail('got an alias, expected the value itself; write it out');
      if (allowed && !allowed.includes(name)) {
        child.fail(`got an unknown key "${name}", expected one of ${allowed.join(', ')}; correct or remove it`);
      }
      values.set(name, child);
    }
    return values;
  }

  items(): readonly FileNode[] {
    const node = this.#node;
    if (!this.#source.yaml.isSeq(node))
      return this.fail(`got ${this.#describe()}, expected a list; begin each entry with "- "`);
    return node.items.map(
      (item, index) => new FileNode(this.#source, item as Node, `${this.key}[${index}]`, this.#line),
    );
  }

  isList(): boolean {
    return this.#source.yaml.isSeq(this.#node);
  }

  text(expected: string): string {
    const value = this.#scalar();
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    return this.fail(`got ${this.#describe()}, expected ${expected}`);
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    const value = this.#scalar();
    const word = words.find((one) => one === value);
    return (
      word ?? this.fail(`got ${this.#describe()}, expected ${words.map((one) => `"${one}"`).join(' or ')}; correct it`)
    );
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

  #scalar(): unknown {
    return this.#source.yaml.isScalar(this.#node) ? this.#node.value : undefined;
  }

  #describe(): string {
    if (this.#source.yaml.isMap(this.#node)) return 'a mapping';
    if (this.#source.yaml.isSeq(this.#node)) return 'a list';
    const value = this.#scalar();
    return value === undefined || value === null ? 'nothing' : JSON.stringify(value);
  }
}
