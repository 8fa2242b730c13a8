import { compareBigInts } from '../../compare-big-ints.ts';
import { findField } from '../../fields.ts';
import { formatUsd, shareOf } from '../../money.ts';
import type { ReportSection, SectionColumn } from '../../types.ts';
import { nameColumn } from '../name-column.ts';
import { type Change, formatSpent, sumChanges } from './change.ts';

/** The table of who changed: the largest change first. */
export function describeMovers(field: 'team' | 'model', index: number, changes: readonly Change[]): ReportSection {
  const groups = new Map<string | null, Change[]>();
  for (const change of changes) {
    const key = change.values[index] ?? null;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const rows = [...groups].map(([key, of]) => ({ key, change: sumChanges(of) }));
  rows.sort((a, b) => compareSize(b.change, a.change) || (String(a.key) < String(b.key) ? -1 : 1));
  return {
    name: `change-by-${field}`,
    title: `By ${findField(field).label.toLowerCase()}`,
    columns: [nameColumn(field), ...MOVER_COLUMNS],
    rows: rows.map(({ key, change }) => ({ [field]: key, ...describeChange(change) })),
    total: { [field]: 'Total', ...describeChange(sumChanges(changes)) },
    notes: [],
  };
}

const MOVER_COLUMNS: readonly SectionColumn[] = [
  { name: 'beforeUsd', head: 'Before', kind: 'usd', sums: true },
  { name: 'afterUsd', head: 'After', kind: 'usd', sums: true },
  { name: 'changeUsd', head: 'Change', kind: 'usd', sums: true },
  { name: 'changeShare', head: 'Change of before', kind: 'share' },
  { name: 'beforeCalls', head: 'Requests before', kind: 'count', sums: true },
  { name: 'afterCalls', head: 'Requests after', kind: 'count', sums: true },
];

function describeChange({ before, after }: Pick<Change, 'before' | 'after'>): Record<string, string | number | null> {
  const [beforeUsd, afterUsd] = [formatSpent(before), formatSpent(after)];
  const change = after.cost - before.cost;
  return {
    beforeUsd,
    afterUsd,
    // Of what is known: so that the rows are the whole.
    changeUsd: beforeUsd === null && afterUsd === null ? null : formatUsd(change),
    changeShare: shareOf(change, before.cost),
    beforeCalls: Number(before.allCalls),
    afterCalls: Number(after.allCalls),
  };
}

function compareSize(a: Pick<Change, 'before' | 'after'>, b: Pick<Change, 'before' | 'after'>): number {
  const size = ({ before, after }: Pick<Change, 'before' | 'after'>): bigint => {
    const change = after.cost - before.cost;
    return change < 0n ? -change : change;
  };
  return compareBigInts(size(a), size(b));
}
