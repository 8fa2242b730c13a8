import type { JSX, ReactNode } from 'react';
import type { BillLine, PricedCall } from '../../../../src/prices/types.ts';
import { decimalsOf, formatExact } from '../../format/amount.ts';
import { formatCount } from '../../format/numbers.ts';
import { Amount } from '../../parts/amount.tsx';
import { Card } from '../../parts/card.tsx';
import type { DataColumn } from '../../parts/data-column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { describeMeter, describeUnit } from '../prices/meters.ts';
import { Origin } from '../prices/origin.tsx';

/** A bill line by line: what was used × its rate = its part, and where the rate is from. */
export function ArithmeticCard({ price }: { readonly price: PricedCall }): JSX.Element {
  const { lines, aboveInputTokens, tier, list, missing, status, reason } = price;
  const facts = [
    `tier ${tier}`,
    ...(list === null ? [] : [`price list of ${list}`]),
    ...(aboveInputTokens === null ? [] : [`rates of requests above ${formatCount(aboveInputTokens)} input tokens`]),
    ...(status === 'priced' ? [] : [`${status}${reason === null ? '' : `: ${reason.replaceAll('_', ' ')}`}`]),
    ...(missing.length === 0 ? [] : [`without a rate: ${missing.map(describeMeter).join(', ')}`]),
  ];
  return (
    <Card
      title="Why it cost that"
      wide
      note="A part (input, output, cache …) is rounded once, to a millionth of a millionth of a dollar, over its lines."
    >
      <p className="dim">By the rate cards in force at its time: {facts.join(', ')}.</p>
      {lines.length === 0 ? (
        <p className="absent">Nothing can be computed: what it used is not recorded, or nobody lists its model.</p>
      ) : (
        <DataTable
          caption="Arithmetic"
          columns={makeColumns(price)}
          rows={lines}
          keyOf={(_, index) => String(index)}
          hasTotal
        />
      )}
    </Card>
  );
}

function makeColumns({ lines, costUsd }: PricedCall): readonly DataColumn<BillLine>[] {
  const decimals = decimalsOf([...lines.map((line) => line.costUsd), costUsd]);
  return [
    {
      name: 'meter',
      head: 'Used',
      align: 'left',
      render: ({ meter }) => describeMeter(meter),
      total: 'Total',
    },
    {
      name: 'quantity',
      head: 'Quantity',
      align: 'right',
      beneath: true,
      render: ({ quantity }) => quantity.toLocaleString(),
    },
    {
      name: 'usdPer',
      head: '× USD',
      align: 'right',
      beneath: true,
      render: ({ usdPer }) => (usdPer === null ? <span className="absent">no rate</span> : formatExact(usdPer)),
    },
    { name: 'unit', head: 'per', align: 'left', beneath: true, render: describeUnit },
    {
      name: 'costUsd',
      head: '= USD',
      align: 'right',
      early: 1,
      render: (line) => <Amount usd={line.costUsd} decimals={decimals} />,
      total: <Amount usd={costUsd} decimals={decimals} />,
    },
    {
      name: 'source',
      head: 'Rate from',
      align: 'left',
      beneath: true,
      render: (line): ReactNode => <Origin of={line} />,
    },
  ];
}
