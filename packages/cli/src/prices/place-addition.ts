import type { PriceFileInUse } from './price-file-in-use.ts';
import { findLine, type OutlineNode } from './price-file-outline.ts';

/** What is to be added to a price file, and where. */
export interface Addition {
  /** `beneath`: new lines after `line`; `inside`: before the bracket that closes what stands there. */
  readonly place: 'beneath' | 'inside';
  /** The key or entry that it belongs to: `models of house`. */
  readonly of: string;
  /** 1 is the first one; absent where the file is in braces (JSON). */
  readonly line?: number;
  /** With the spaces that it needs there. */
  readonly text: string;
}

/** A key that something is added to. */
export interface Target {
  /** Path of what has the key; absent for the file itself. */
  readonly parent?: string;
  readonly key: string;
  /** What has the key, in words; absent for the file itself. */
  readonly name?: string;
  /** Whether the file says anything there yet. */
  readonly exists: boolean;
}

/** A key more in a mapping, which is written where there is none yet. */
export function addToMap(file: PriceFileInUse, target: Target, text: string): Addition {
  return add(file, target, { block: [text], flow: text, whole: `{ ${text} }` });
}

/** An item more of a list, which is written where there is none yet. */
export function addToList(
  file: PriceFileInUse,
  target: Target,
  { block, flow }: { readonly block: readonly string[]; readonly flow: string },
): Addition {
  return add(file, target, { block, flow, whole: undefined });
}

/** The same lines with spaces before them. */
export function indent(lines: readonly string[], spaces: number): readonly string[] {
  return lines.map((line) => ' '.repeat(spaces) + line);
}

/** A line, where it is known. */
export function describeLine(line: number | undefined): { readonly line?: number } {
  return line === undefined || Number.isNaN(line) ? {} : { line };
}

interface Text {
  readonly block: readonly string[];
  readonly flow: string;
  /** The value of a new key; undefined: the block beneath it. */
  readonly whole: string | undefined;
}

function add(file: PriceFileInUse, target: Target, text: Text): Addition {
  const { parent, key, name, exists } = target;
  const path = parent === undefined ? key : `${parent}.${key}`;
  const of = name === undefined ? key : `${key} of ${name}`;
  const node = file.outline.get(path);
  if (node?.inline === '') {
    const column = findChildColumn(file, node);
    return { place: 'beneath', of, line: node.line, text: indent(text.block, column).join('\n') };
  }
  if (node) return { place: 'inside', of, line: node.last, text: text.flow };
  if (exists) return { place: 'inside', of, ...describeLine(findLine(file.outline, path)), text: text.flow };
  return addKey(file, target, text);
}

function findChildColumn({ outline }: PriceFileInUse, { path, indent: spaces }: OutlineNode): number {
  const isChild = (other: string): boolean => other.startsWith(`${path}.`) || other.startsWith(`${path}[`);
  return [...outline.values()].find((node) => isChild(node.path))?.column ?? spaces + 2;
}

/** A new key: after the last line of its entry, or of the file. */
function addKey(file: PriceFileInUse, { parent, key, name }: Target, { block, flow, whole }: Text): Addition {
  const of = name ?? 'the file';
  const nodes = [...file.outline.values()];
  const entry = file.outline.get(parent ?? '');
  const isBlock = parent === undefined ? nodes.length > 0 : entry?.inline === '';
  if (!isBlock) return { place: 'inside', of, ...describeLine(entry?.last), text: `${key}: ${whole ?? `[${flow}]`}` };
  const lines = whole === undefined ? [`${key}:`, ...indent(block, 2)] : [`${key}: ${whole}`];
  const line = entry?.last ?? Math.max(...nodes.map(({ last }) => last));
  return { place: 'beneath', of, line, text: indent(lines, entry?.indent ?? 0).join('\n') };
}
