import type { Breakdown, BreakdownRow, Totals } from '@spendspan/ledger';
import type { JSX, ReactNode } from 'react';
import { decimalsOf, toNumber, toPico } from '../format/amount.ts';
import { parseUsd, readCost, shareOf } from '../format/ledger-numbers.ts';
import { formatCount, formatShare } from '../format/numbers.ts';
import { Amount } from './amount.tsx';
import { type DataColumn, DataTable } from './data-table.tsx';

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
  const { by, label, rows } = breakdown;
  return (
    <DataTable
      caption={`By ${label.toLowerCase()}`}
      columns={[nameColumn(label, linkName), ...makeColumns(rows, totals, linkCount)]}
      rows={rows}
      keyOf={({ key, absent }) => `${by} ${String(absent)} ${key}`}
      hasTotal
    />
  );
}

function nameColumn(head: string, linkName: BreakdownTableProps['linkName']): DataColumn<BreakdownRow> {
  return {
    name: 'key',
    head,
    align: 'left',
    sortBy: ({ key }) => key,
    render: (row) => linkName?.(row) ?? (row.absent ? <span className="absent">({row.key})</span> : row.key),
    total: 'Total',
  };
}

function makeColumns(
  rows: readonly BreakdownRow[],
  totals: Totals,
  linkCount: BreakdownTableProps['linkCount'],
): readonly DataColumn<BreakdownRow>[] {
  const costs = [...rows.map((row) => row.totals), totals].map(readCost);
  const decimals = decimalsOf(costs);
  const averages = decimalsOf([...rows.map((row) => row.totals.costPerCallUsd), totals.costPerCallUsd]);
  const largest = Math.max(...rows.map((row) => toNumber(readCost(row.totals))), 0);
  return [
    {
      name: 'costUsd',
      head: 'USD',
      align: 'right',
      sortBy: (row) => toPico(readCost(row.totals)),
      render: (row) => <Amount usd={readCost(row.totals)} decimals={decimals} />,
      ...(largest > 0 && { bar: (row) => toNumber(readCost(row.totals)) / largest }),
      total: <Amount usd={readCost(totals)} decimals={decimals} />,
    },
    {
      name: 'share',
      head: 'Share',
      align: 'right',
      render: (row) => formatShare(shareOfWhole(row.totals, totals)),
      total: formatShare(shareOfWhole(totals, totals)),
    },
    ...COUNTS.map(
      ([name, head, isDefect]): DataColumn<BreakdownRow> => ({
        name,
        head,
        align: 'right',
        sortBy: (row) => row.totals[name],
        render: (row) => {
          const count = renderCount(row.totals[name], isDefect);
          return linkCount && name === 'calls' ? linkCount(row, count) : count;
        },
        total: renderCount(totals[name], isDefect),
      }),
    ),
    {
      name: 'costPerCallUsd',
      head: 'USD per request',
      align: 'right',
      sortBy: (row) => toPico(row.totals.costPerCallUsd),
      render: (row) => renderAverage(row.totals, averages),
      total: renderAverage(totals, averages),
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
