import type { Breakdown, BreakdownRow, Totals } from '@spendspan/ledger';
import type { JSX, ReactNode } from 'react';
import { decimalsOf, toNumber, toPico } from '../format/amount.ts';
import { nameOtherRows, parseUsd, readCost, shareOf } from '../format/ledger-numbers.ts';
import { formatCount, formatShare } from '../format/numbers.ts';
import { Amount } from './amount.tsx';
import type { DataColumn } from './data-column.ts';
import { DataTable } from './data-table.tsx';
import { FieldValue } from './field-value.tsx';

export interface BreakdownTableProps {
  readonly breakdown: Breakdown;
  readonly totals: Totals;
  /** Makes a link of a name; undefined where it leads nowhere. */
  readonly linkName?: (row: BreakdownRow) => ReactNode | undefined;
  /** Makes a link of the number of requests of a row. */
  readonly linkCount?: (row: BreakdownRow, count: ReactNode) => ReactNode;
}

/** The totals of a report, split by one property. */
export function BreakdownTable({ breakdown, totals, linkName, linkCount }: BreakdownTableProps): JSX.Element {
  const { by, label, rows, other } = breakdown;
  return (
    <DataTable
      caption={`By ${label.toLowerCase()}`}
      columns={[nameColumn(breakdown, linkName), ...makeColumns(breakdown, totals, linkCount)]}
      rows={rows}
      keyOf={({ key, absent }) => `${by} ${String(absent)} ${key}`}
      hasOther={other != null}
      hasTotal
    />
  );
}

function nameColumn(
  { by, label: head, other }: Breakdown,
  linkName: BreakdownTableProps['linkName'],
): DataColumn<BreakdownRow> {
  return {
    name: 'key',
    head,
    align: 'left',
    sortBy: ({ key }) => key,
    render: (row) =>
      linkName?.(row) ??
      (row.absent ? <span className="absent">({row.key})</span> : <FieldValue field={by} value={row.key} />),
    ...(other && { other: nameOtherRows(other.rows) }),
    total: 'Total',
  };
}

function makeColumns(
  { rows, other }: Breakdown,
  totals: Totals,
  linkCount: BreakdownTableProps['linkCount'],
): readonly DataColumn<BreakdownRow>[] {
  const all = [...rows.map((row) => row.totals), ...(other ? [other.totals] : []), totals];
  const decimals = decimalsOf(all.map(readCost));
  const averages = decimalsOf(all.map(({ costPerCallUsd }) => costPerCallUsd));
  const largest = Math.max(...rows.map((row) => toNumber(readCost(row.totals))), 0);
  /** A column that says the same of rows and of all together. */
  const tell = (render: (of: Totals) => ReactNode): Pick<DataColumn<BreakdownRow>, 'render' | 'other' | 'total'> => ({
    render: (row) => render(row.totals),
    ...(other && { other: render(other.totals) }),
    total: render(totals),
  });
  return [
    {
      name: 'costUsd',
      head: 'USD',
      align: 'right',
      early: 1,
      sortBy: (row) => toPico(readCost(row.totals)),
      ...(largest > 0 && { bar: (row) => toNumber(readCost(row.totals)) / largest }),
      ...tell((of) => <Amount usd={readCost(of)} decimals={decimals} />),
    },
    {
      name: 'share',
      head: 'Share',
      align: 'right',
      early: 2,
      ...tell((of) => formatShare(shareOfWhole(of, totals))),
    },
    ...COUNTS.map(([name, head, isDefect]): DataColumn<BreakdownRow> => {
      const told = tell((of) => renderCount(of[name], isDefect));
      const isLink = linkCount && name === 'calls';
      return {
        name,
        head,
        align: 'right',
        sortBy: (row) => row.totals[name],
        ...told,
        ...(name === 'calls' && { early: 3 }),
        ...(isDefect && { early: 4, isNothing: (row) => row.totals[name] === 0 }),
        ...(isLink && { render: (row) => linkCount(row, told.render(row)) }),
      };
    }),
    {
      name: 'costPerCallUsd',
      head: 'USD/request',
      align: 'right',
      early: 5,
      sortBy: (row) => toPico(row.totals.costPerCallUsd),
      ...tell((of) => renderAverage(of, averages)),
    },
  ];
}

const COUNTS = [
  ['calls', 'Requests', false],
  ['failedCalls', 'Failed', true],
  ['unpricedCalls', 'Unpriced', true],
  ['inputTokens', 'In tokens', false],
  ['outputTokens', 'Out tokens', false],
] as const;

function renderCount(count: number, isDefect: boolean): ReactNode {
  return <span className={isDefect && count > 0 ? 'absent' : undefined}>{formatCount(count)}</span>;
}

function renderAverage({ costPerCallUsd }: Totals, decimals: number): ReactNode {
  return costPerCallUsd === null ? '–' : <Amount usd={costPerCallUsd} decimals={decimals} />;
}

function shareOfWhole(part: Totals, whole: Totals): number | null {
  const cost = readCost(part);
  return cost === null ? null : shareOf(parseUsd(cost), parseUsd(whole.costUsd));
}
