import type { ListedPrice, PriceListEntry } from '@spendspan/cost';
import type { JSX, ReactNode } from 'react';
import { formatExact } from '../../format/amount.ts';
import { formatCount } from '../../format/numbers.ts';
import type { DataColumn } from '../../parts/data-column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { describeMeter, describeUnit } from './meters.ts';
import { Origin } from './origin.tsx';

/** Rates of models, one line for each model, tier and context band. */
export function RateTable({ entries }: { readonly entries: readonly PriceListEntry[] }): JSX.Element {
  if (entries.length === 0) return <p className="dim">No rate card fits.</p>;
  return <DataTable caption="Rate cards" columns={COLUMNS} rows={entries} keyOf={keyOf} hasTotal={false} />;
}

function keyOf({ provider, model, tier, aboveInputTokens }: PriceListEntry, index: number): string {
  return [provider, model, tier, aboveInputTokens, index].join(' ');
}

/** What most models have, per million tokens; everything else is in one column. */
const MAIN = [
  ['input', 'Input'],
  ['cachedInput', 'Cached input'],
  ['output', 'Output'],
] as const;

const COLUMNS: readonly DataColumn<PriceListEntry>[] = [
  { name: 'model', head: 'Model', align: 'left', sortBy: ({ model }) => model, render: renderModel },
  {
    name: 'provider',
    head: 'Provider',
    align: 'left',
    sortBy: ({ provider }) => provider,
    render: (entry) => entry.provider,
  },
  { name: 'tier', head: 'Tier', align: 'left', sortBy: ({ tier }) => tier, render: ({ tier }) => tier },
  ...MAIN.map(
    ([meter, head]): DataColumn<PriceListEntry> => ({
      name: meter,
      head: `${head}, USD/1M`,
      align: 'right',
      sortBy: (entry) => {
        const price = findMain(entry, meter);
        return price ? Number(price.usdPer) : null;
      },
      render: (entry) => {
        const price = findMain(entry, meter);
        return price ? formatExact(price.usdPer) : '–';
      },
    }),
  ),
  { name: 'others', head: 'Others, USD', align: 'left', beneath: true, render: renderOthers },
  {
    name: 'source',
    head: 'From',
    align: 'left',
    beneath: true,
    render: ({ prices: [first] }) => first && <Origin of={first} />,
  },
];

function renderModel({ model, aboveInputTokens, hosts }: PriceListEntry): ReactNode {
  const above = aboveInputTokens === undefined ? [] : [`above ${formatCount(aboveInputTokens)} input tokens`];
  const notes = [...above, ...(hosts ? [`on ${hosts.join(', ')}`] : [])];
  return (
    <>
      {model}
      {notes.length > 0 && <small className="dim"> {notes.join(', ')}</small>}
    </>
  );
}

function isMain({ meter, unit, per, size, quality }: ListedPrice): boolean {
  const isPlain = size === undefined && quality === undefined;
  return isPlain && unit === 'token' && per === 1_000_000 && MAIN.some(([name]) => name === meter);
}

function findMain({ prices }: PriceListEntry, meter: string): ListedPrice | undefined {
  return prices.find((price) => price.meter === meter && isMain(price));
}

function renderOthers({ prices }: PriceListEntry): ReactNode {
  const others = prices.filter((price) => !isMain(price) && price.as === undefined);
  if (others.length === 0) return '–';
  return (
    <details>
      <summary>{others.length} more</summary>
      {others.map((price) => (
        <div key={`${price.meter} ${price.size ?? ''} ${price.quality ?? ''}`}>
          {[describeMeter(price.meter), price.size, price.quality].filter(Boolean).join(' ')}:{' '}
          {formatExact(price.usdPer)} per {describeUnit(price)}
        </div>
      ))}
    </details>
  );
}
