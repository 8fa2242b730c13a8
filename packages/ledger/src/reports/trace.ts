import type { Cell } from '../call-store.ts';
import { ReportParameterError, UnknownValueError } from '../errors.ts';
import { type ReportDefinition, summarizeReport } from '../report-definition.ts';
import { addCosts, type CostSums, formatKnownCost, NO_COSTS } from '../totals.ts';
import type { ReportSection, SectionColumn, SectionRow } from '../types.ts';

/** One run of an agent, one request of a service: its model calls as a tree, each with what it and those beneath cost. */
export const trace: ReportDefinition = {
  name: 'trace',
  summary: 'The model calls of one trace (one run of an agent) as a tree, with the cost of each and of all beneath it',
  parameters: [{ name: 'trace', summary: 'the trace id, 32 hex digits', required: true }],
  async run(store, query) {
    const id = (query['trace'] ?? '').trim().toLowerCase();
    if (!/^[0-9a-f]{32}$/.test(id)) {
      throw new ReportParameterError('trace', JSON.stringify(id.slice(0, 80)), 'a trace id of 32 hex digits');
    }
    const cells = await store.crosstab({ filter: { trace: id } }, FIELDS);
    if (cells.length === 0) throw new UnknownValueError('trace', id, []);
    const sections = [describeTree(cells)];
    const by = ['team', 'feature', 'user', 'session', 'model'];
    return summarizeReport(store, {
      name: 'trace',
      title: `Trace ${id}`,
      period: {},
      filter: { trace: id },
      by,
      sections,
    });
  },
};

const FIELDS = ['span', 'parent', 'startedAt', 'model', 'operation', 'status'] as const;

/** A call, or a span above calls that is none itself. */
interface Node {
  readonly label: string;
  readonly startedAt: string;
  readonly cell: Cell | undefined;
  readonly children: Node[];
}

/** The calls beneath each other; those whose parent is no model call, and so not recorded, stand together beneath it. */
function growTree(cells: readonly Cell[]): readonly Node[] {
  const ordered = [...cells].sort(compareStart).map((cell) => ({ cell, node: makeNode(cell) }));
  // Two calls may have one span id, at different times: what is beneath that is beneath the first of them.
  const nodes = new Map<string, Node>();
  const parents = new Map<string, string | null | undefined>();
  for (const { cell, node } of ordered) {
    const [span, parent] = cell.values;
    if (nodes.has(span ?? '')) continue;
    nodes.set(span ?? '', node);
    parents.set(span ?? '', parent);
  }
  const roots: Node[] = [];
  const above = new Map<string, Node>();
  const circular = findCircles(parents);
  for (const { cell, node } of ordered) {
    const [span, parent] = cell.values;
    if (parent === null || parent === undefined) {
      roots.push(node);
      continue;
    }
    // A span that says it is its own ancestor is a root: nothing may be left out.
    const home = circular.has(span ?? '') ? undefined : nodes.get(parent);
    if (home) home.children.push(node);
    else addBeneath(above, roots, parent, node);
  }
  return roots;
}

function makeNode(cell: Cell): Node {
  const [, , startedAt, model, operation] = cell.values;
  const label = `${model ?? 'unknown model'} ${operation ?? ''}`.trim();
  return { label, startedAt: startedAt ?? '', cell, children: [] };
}

function addBeneath(above: Map<string, Node>, roots: Node[], parent: string, node: Node): void {
  let group = above.get(parent);
  if (!group) {
    group = { label: `span ${parent}`, startedAt: node.startedAt, cell: undefined, children: [] };
    above.set(parent, group);
    roots.push(group);
  }
  group.children.push(node);
}

/** The spans that are their own ancestors, following parents that are calls. Each span is passed once, however deep it is. */
function findCircles(parents: ReadonlyMap<string, string | null | undefined>): ReadonlySet<string> {
  const circular = new Set<string>();
  const passed = new Set<string>();
  for (const start of parents.keys()) {
    const way = new Set<string>();
    let at: string | null | undefined = start;
    for (; at && !passed.has(at); at = parents.get(at)) {
      passed.add(at);
      way.add(at);
    }
    // Where the way ends on itself a circle begins.
    for (; at && way.has(at) && !circular.has(at); at = parents.get(at)) circular.add(at);
  }
  return circular;
}

function compareStart(a: Cell, b: Cell): number {
  const key = ({ values }: Cell): string => `${values[2]} ${values[0]}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function describeTree(cells: readonly Cell[]): ReportSection {
  const lines = listLines(growTree(cells));
  const rows = lines.map((line) => describeLine(line));
  const whole = lines.filter(({ depth }) => depth === 0).reduce((sum, { subtree }) => addCosts(sum, subtree), NO_COSTS);
  const count = (name: 'inputTokens' | 'outputTokens'): number =>
    Number(cells.reduce((sum, { sums }) => sum + sums[name], 0n));
  return {
    name: 'tree',
    title: 'Calls',
    columns: COLUMNS,
    rows,
    total: {
      ...{ call: 'Total', depth: 0, span: '', parent: '', startedAt: '', status: '' },
      inputTokens: count('inputTokens'),
      outputTokens: count('outputTokens'),
      costUsd: formatKnownCost(whole),
      subtreeUsd: formatKnownCost(whole),
    },
    notes: [
      'Only model calls are recorded: "span …" stands for what is above them. With below: the call and all beneath it.',
    ],
  };
}

/** A node as a line of the tree. */
interface Line {
  readonly node: Node;
  readonly depth: number;
  /** The line that it is beneath. */
  readonly parent: Line | undefined;
  /** What it and all beneath it cost. */
  subtree: CostSums;
}

/** The nodes from the top downwards. Not by functions that call themselves: a trace is as deep as whoever sends it likes. */
function listLines(roots: readonly Node[]): readonly Line[] {
  const lines: Line[] = [];
  const makeLine = (node: Node, parent?: Line): Line => ({
    node,
    depth: parent ? parent.depth + 1 : 0,
    parent,
    subtree: node.cell?.sums ?? NO_COSTS,
  });
  const open = roots.map((root) => makeLine(root)).reverse();
  for (let line = open.pop(); line; line = open.pop()) {
    lines.push(line);
    for (const child of [...line.node.children].reverse()) open.push(makeLine(child, line));
  }
  for (const { parent, subtree } of [...lines].reverse()) {
    if (parent) parent.subtree = addCosts(parent.subtree, subtree);
  }
  return lines;
}

function describeLine({ node: { cell, label, startedAt }, depth, subtree }: Line): SectionRow {
  return {
    call: label,
    depth,
    span: cell?.values[0] ?? null,
    parent: cell?.values[1] ?? null,
    startedAt,
    status: cell?.values[5] ?? '',
    inputTokens: Number(cell?.sums.inputTokens ?? 0n),
    outputTokens: Number(cell?.sums.outputTokens ?? 0n),
    costUsd: formatKnownCost(cell?.sums ?? NO_COSTS),
    subtreeUsd: formatKnownCost(subtree),
  };
}

const COLUMNS: readonly SectionColumn[] = [
  { name: 'call', head: 'Call', kind: 'text', depthBy: 'depth' },
  { name: 'depth', head: 'Depth', kind: 'count', forPrograms: true },
  { name: 'span', head: 'Span', kind: 'text', absentKey: 'no model call' },
  { name: 'parent', head: 'Parent', kind: 'text', forPrograms: true },
  { name: 'startedAt', head: 'Started (UTC)', kind: 'time' },
  { name: 'status', head: 'Status', kind: 'text' },
  { name: 'inputTokens', head: 'In tokens', kind: 'count', sums: true },
  { name: 'outputTokens', head: 'Out tokens', kind: 'count', sums: true },
  { name: 'costUsd', head: 'USD', kind: 'usd', sums: true },
  { name: 'subtreeUsd', head: 'With below', kind: 'usd' },
];
