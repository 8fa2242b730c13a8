import type { ReportSection, SectionColumn, SectionRow } from '@spendspan/ledger';
import type { JSX, ReactNode } from 'react';
import { decimalsOf, toNumber, toPico } from '../format/amount.ts';
import { nameOtherRows } from '../format/ledger-numbers.ts';
import { formatCount, formatNumber, formatShare } from '../format/numbers.ts';
import { Amount } from './amount.tsx';
import type { DataColumn } from './data-column.ts';
import { DataTable } from './data-table.tsx';
import { FieldValue } from './field-value.tsx';

/** Makes a link of a name; undefined where it leads nowhere. */
export type LinkName = (column: string, value: string | null, row: SectionRow) => ReactNode | undefined;

export interface SectionTableProps {
  readonly section: ReportSection;
  readonly timeZone: string;
  readonly linkName?: LinkName | undefined;
  /** Makes a link of the number of requests of a row. */
  readonly linkCount?: ((row: SectionRow, count: ReactNode) => ReactNode) | undefined;
}

/** Any table of a report. Amounts of a column have one number of decimals, so that they can be compared. */
export function SectionTable({ section, timeZone, linkName, linkCount }: SectionTableProps): JSX.Element {
  const { title, columns, rows, other, total } = section;
  const shown = columns.filter(({ forPrograms }) => !forPrograms);
  return (
    <DataTable
      caption={title}
      columns={shown.map((column, index) =>
        makeColumn(column, { section, timeZone, linkName, linkCount, isFirst: index === 0 }),
      )}
      rows={rows}
      keyOf={(_, index) => String(index)}
      hasOther={other != null}
      hasTotal={total !== undefined}
    />
  );
}

interface Around extends SectionTableProps {
  readonly isFirst: boolean;
}

function makeColumn(column: SectionColumn, around: Around): DataColumn<SectionRow> {
  const { section, timeZone, linkName, linkCount, isFirst } = around;
  const { name, head, kind, sums, depthBy } = column;
  const { rows, other, total } = section;
  const read = (row: SectionRow): string | number | null => row[name] ?? null;
  const base = { name, head: kind === 'usd' && !/USD/.test(head) ? `${head}, USD` : head };
  if (kind === 'text') {
    return {
      ...base,
      align: 'left',
      // A tree sorted by anything is none.
      ...(depthBy === undefined && { sortBy: (row) => asText(read(row)) }),
      render: (row) => renderName(column, row, linkName),
      ...(isFirst && other && { other: nameOtherRows(other.rows) }),
      total: asText(total?.[name] ?? null),
    };
  }
  if (kind === 'time') {
    return {
      ...base,
      head: head.replace('(UTC)', `(${timeZone})`),
      align: 'left',
      sortBy: (row) => asText(read(row)),
      render: (row) => <FieldValue field="startedAt" value={asText(read(row)) ?? ''} />,
      total: asText(total?.[name] ?? null),
    };
  }
  const early = EARLY.get(name);
  if (kind === 'usd') {
    const all = [...rows, ...(other ? [other.values] : []), ...(total ? [total] : [])].map((row) =>
      asText(row[name] ?? null),
    );
    const decimals = decimalsOf(all);
    const largest = Math.max(...rows.map((row) => toNumber(read(row))), 0);
    // An average of nothing is no unknown amount.
    const render = (usd: string | null): ReactNode =>
      usd === null && !sums ? '–' : <Amount usd={usd} decimals={decimals} />;
    return {
      ...base,
      align: 'right',
      early: early ?? 2,
      sortBy: (row) => toPico(read(row)),
      render: (row) => render(asText(read(row))),
      ...(sums && !isFirst && largest > 0 && { bar: (row) => toNumber(read(row)) / largest }),
      ...(other && { other: render(asText(other.values[name] ?? null)) }),
      ...(total && name in total && { total: render(asText(total[name] ?? null)) }),
    };
  }
  const format = FORMATS[kind];
  const isDefect = DEFECTS.has(name);
  const render = (value: string | number | null | undefined): ReactNode => {
    if (value == null) return '–';
    return isDefect && value !== 0 ? <span className="absent">{format(Number(value))}</span> : format(Number(value));
  };
  return {
    ...base,
    ...(early !== undefined && { early }),
    ...(isDefect && { isNothing: (row) => read(row) === 0 }),
    align: 'right',
    sortBy: (row) => (read(row) === null ? null : Number(read(row))),
    render: (row) => (linkCount && name === 'calls' ? linkCount(row, render(read(row))) : render(read(row))),
    ...(other && { other: render(other.values[name]) }),
    ...(total && name in total && { total: render(total[name]) }),
  };
}

const DEFECTS: ReadonlySet<string> = new Set(['failedCalls', 'unpricedCalls']);

/** Other amounts are 2: a change says more than what it is between, what is now more than what was, an average less than how many requests it is of. */
const EARLY: ReadonlyMap<string, number> = new Map([
  ['changeUsd', 1],
  ['beforeUsd', 3],
  ['share', 3],
  ['calls', 4],
  ['failedCalls', 5],
  ['unpricedCalls', 5],
  ['costPerCallUsd', 6],
]);

const FORMATS = { count: formatCount, share: formatShare, number: formatNumber } as const;

/** What is deeper stands as far in as this: the table would be as wide as a trace is deep. */
const MAX_DRAWN_DEPTH = 40;

function renderName(column: SectionColumn, row: SectionRow, linkName: LinkName | undefined): ReactNode {
  const { name, absentKey = 'unknown', depthBy } = column;
  const value = asText(row[name] ?? null);
  const text =
    value === null ? <span className="absent">({absentKey})</span> : <FieldValue field={name} value={value} />;
  const linked = linkName?.(name, value, row) ?? text;
  const depth = depthBy === undefined ? 0 : Number(row[depthBy] ?? 0);
  if (depth === 0) return linked;
  return (
    <span style={{ paddingInlineStart: `${Math.min(depth, MAX_DRAWN_DEPTH) * 1.1}rem` }}>
      <span className="tree-branch" aria-hidden="true">
        └{' '}
      </span>
      <span className="visually-hidden">level {depth}: </span>
      {linked}
    </span>
  );
}

function asText(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
