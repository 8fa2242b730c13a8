import type { FileNode } from './file-node.ts';

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;

/** Milliseconds since 1970 of a day (midnight UTC) or a moment in UTC; days that no calendar has are refused. */
export function readDate(node: FileNode): number {
  const text = node.text('a date, like 2026-02-01');
  const time = DATE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text.slice(0, 10)) {
    node.fail(
      `got ${JSON.stringify(text.slice(0, 80))}, expected a date, like 2026-02-01, or a time in UTC, like 2026-02-01T08:00Z; correct it`,
    );
  }
  return time;
}

/** A moment as a person reads it: the day, and the time where it is not midnight. */
export function formatDate(timeMs: number): string {
  const text = new Date(timeMs).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace(/(:00)?\.000Z$/, 'Z');
}

/** One place in a list that is ordered by date. */
interface Dated {
  readonly fromMs: number;
  readonly node: FileNode;
}

/** In the order of their dates; two that begin together are refused. */
export function sortByDate<Entry extends Dated>(entries: readonly Entry[], noun: string): readonly Entry[] {
  const sorted = [...entries].sort((one, other) => one.fromMs - other.fromMs);
  for (const [index, { fromMs, node }] of sorted.entries()) {
    if (sorted[index - 1]?.fromMs !== fromMs) continue;
    const from = fromMs === Number.NEGATIVE_INFINITY ? 'without a date' : `from ${formatDate(fromMs)}`;
    node.fail(`got two ${noun} ${from}, expected one; give each a from of its own`);
  }
  return sorted;
}

/** The one in force at this time, of a list in ascending order. */
export function findInForce<Entry extends { readonly fromMs: number }>(
  entries: readonly Entry[],
  timeMs: number,
): Entry | undefined {
  return entries.findLast(({ fromMs }) => fromMs <= timeMs);
}
