/** A key or an item of a price file, and where it stands. */
export interface OutlineNode {
  /** `providers[0].models[1].prices`. */
  readonly path: string;
  /** 1 is the first one. */
  readonly line: number;
  /** The last line that belongs to it. */
  last: number;
  /** Spaces before the key or the dash. */
  readonly column: number;
  /** Spaces before what stands in the same mapping: of a key, those before it; of an item, those before the first key in it. */
  readonly indent: number;
  /** What stands behind the colon: empty where lines beneath have the value. */
  readonly inline: string;
}

const LINE =
  /^(?<spaces> *)(?<dashes>(?:- +)*)(?:(?<key>"[^"]*"|'[^']*'|[^\s"'#{}[\],&*!|>%@`-][^#:]*?):(?: +|$))?(?<rest>.*)$/;

/**
 * Where the keys of a price file stand that is written a key to a line. What is in braces or brackets is one value;
 * of a file that is in them as a whole (JSON) nothing is known.
 */
export function outlinePriceFile(text: string): ReadonlyMap<string, OutlineNode> {
  const nodes = new Map<string, OutlineNode>();
  const open: { readonly node: OutlineNode; items: number }[] = [];
  let depth = 0;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = withoutComment(raw);
    if (line.trim() === '' || line.trim() === '---') continue;
    const before = depth;
    depth += countBrackets(line);
    if (before > 0) {
      for (const { node } of open) node.last = index + 1;
      continue;
    }
    const { spaces = '', dashes = '', key, rest = '' } = LINE.exec(line)?.groups ?? {};
    while (open.length > 0 && !isWithin(open.at(-1)?.node, spaces.length, dashes !== '')) open.pop();
    const add = (name: string, column: number, indent: number, inline: string): void => {
      const parent = open.at(-1)?.node.path ?? '';
      const path = name.startsWith('[') || parent === '' ? `${parent}${name}` : `${parent}.${name}`;
      const node = { path, line: index + 1, last: index + 1, column, indent, inline };
      if (!nodes.has(path)) nodes.set(path, node);
      open.push({ node, items: 0 });
    };
    let column = spaces.length;
    for (const dash of dashes.match(/- +/g) ?? []) {
      const list = open.at(-1);
      add(`[${list ? list.items++ : 0}]`, column, column + dash.length, key === undefined ? rest : '');
      column += dash.length;
    }
    if (key !== undefined) add(key.replace(/^["'](.*)["']$/, '$1'), column, column, rest.trim());
    for (const { node } of open) node.last = index + 1;
  }
  return nodes;
}

/** Whether a line that begins at this column belongs to what is open; a list may stand no further in than its key. */
function isWithin(open: OutlineNode | undefined, column: number, isItem: boolean): boolean {
  if (!open) return false;
  return column > open.column || (isItem && column === open.column && !open.path.endsWith(']'));
}

/** The line of a key, or of the braces on one line that it is in; undefined where that is not sure. */
export function findLine(outline: ReadonlyMap<string, OutlineNode>, path: string): number | undefined {
  const node = outline.get(path);
  if (node) return node.line;
  const parent = path.replace(/(\.[^.[\]]*|\[\d+\])$/, '');
  const inline = parent === path ? undefined : findNearest(outline, parent);
  return inline && inline.inline !== '' && inline.line === inline.last ? inline.line : undefined;
}

function findNearest(outline: ReadonlyMap<string, OutlineNode>, path: string): OutlineNode | undefined {
  for (let at = path; at !== ''; at = at.replace(/\.?[^.[\]]*$|\[\d+\]$/, '')) {
    const node = outline.get(at);
    if (node) return node;
  }
  return undefined;
}

function withoutComment(line: string): string {
  return outsideQuotes(line, (rest, before) => rest.startsWith('#') && (before === '' || before.endsWith(' ')));
}

/** The line up to the first place outside quotes where `stop` says so. */
function outsideQuotes(line: string, stop: (rest: string, before: string) => boolean): string {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? '';
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (stop(line.slice(at), line.slice(0, at))) return line.slice(0, at);
    else if (isQuote(character, line[at - 1])) quote = character;
  }
  return line;
}

/** An apostrophe within a word is none. */
function isQuote(character: string, before = ' '): boolean {
  return (character === '"' || character === "'") && /[\s{[,:]/.test(before);
}

function countBrackets(line: string): number {
  let depth = 0;
  outsideQuotes(line, (rest) => {
    if (/^[{[]/.test(rest)) depth++;
    if (/^[}\]]/.test(rest)) depth--;
    return false;
  });
  return depth;
}
