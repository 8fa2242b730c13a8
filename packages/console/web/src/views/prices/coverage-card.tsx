import type { Coverage } from '@spendspan/ledger';
import type { JSX } from 'react';
import { apiPath } from '../../api/fetch-json.ts';
import { useCoverage } from '../../api/queries.ts';
import { decimalsOf } from '../../format/amount.ts';
import { formatRange } from '../../format/dates.ts';
import { formatCount, formatShare } from '../../format/numbers.ts';
import { Amount } from '../../parts/amount.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CopyText } from '../../parts/copy-text.tsx';
import { CsvLink } from '../../parts/csv-link.tsx';
import type { DataColumn } from '../../parts/data-column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { useUrl } from '../../url/use-url.ts';
import type { Where } from '../../url/where.ts';
import { CallsLink } from '../calls-link.tsx';
import { Advice } from './advice.tsx';
import { type Gap, mergeGaps, whereOf } from './merge-gaps.ts';

/** What was seen without a sure price in the period, and what would make it sure. */
export function CoverageCard(): JSX.Element {
  const { query } = useUrl();
  const coverage = useCoverage(query);
  return (
    <Card
      title="Seen without a sure price"
      wide
      aside={<CsvLink path={apiPath('coverage/csv', query)} of="what has no sure price" />}
    >
      <Answer of={coverage} what="what has no price">
        {(found) => <Gaps coverage={found} />}
      </Answer>
    </Card>
  );
}

function Gaps({ coverage }: { readonly coverage: Coverage }): JSX.Element {
  const { total, byStatus, priceFile, period } = coverage;
  const rows = mergeGaps(coverage.rows);
  const { where } = useUrl();
  if (total.calls === 0) return <p className="dim">Nothing in this period.</p>;
  if (rows.length === 0) return <p>Every call of this period has a sure price.</p>;
  return (
    <>
      <p>
        {formatRange(period.from, period.to, period.timeZone)}, {period.timeZone}:{' '}
        {formatShare(byStatus.priced.share.calls)} of {formatCount(total.calls)} requests have a sure price.
      </p>
      <DataTable
        caption="Seen without a sure price"
        columns={makeColumns(rows, where)}
        rows={rows}
        keyOf={(_, index) => String(index)}
        hasTotal={false}
      />
      {priceFile !== null && (
        <details>
          <summary>A price file for all of them, its prices to be filled in</summary>
          <pre className="price-file" tabIndex={-1}>
            {priceFile}
          </pre>
          <CopyText text="npx spendspan prices coverage" />
        </details>
      )}
    </>
  );
}

function makeColumns(rows: readonly Gap[], where: Where): readonly DataColumn<Gap>[] {
  const decimals = decimalsOf(rows.map(({ costUsd }) => costUsd));
  return [
    {
      name: 'model',
      head: 'Model',
      align: 'left',
      sortBy: ({ model }) => model,
      render: ({ model, tier }) => (
        <>
          {model ?? <span className="absent">(none named)</span>}
          {tier !== null && <small className="dim"> tier {tier}</small>}
        </>
      ),
    },
    {
      name: 'host',
      head: 'Host',
      align: 'left',
      sortBy: (row) => row.host ?? row.provider,
      render: (row) => row.host ?? row.provider ?? '–',
    },
    { name: 'status', head: 'Price', align: 'left', sortBy: ({ status }) => status, render: ({ status }) => status },
    {
      name: 'reason',
      head: 'Why',
      align: 'left',
      sortBy: ({ reason }) => reason,
      render: ({ reason }) => reason?.replaceAll('_', ' ') ?? '–',
    },
    {
      name: 'calls',
      head: 'Requests',
      align: 'right',
      sortBy: ({ calls }) => calls,
      render: (row) => <CallsLink where={{ ...where, ...whereOf(row) }}>{formatCount(row.calls)}</CallsLink>,
    },
    {
      name: 'tokens',
      head: 'Tokens',
      align: 'right',
      sortBy: ({ tokens }) => tokens,
      render: ({ tokens }) => formatCount(tokens),
    },
    {
      name: 'costUsd',
      head: 'USD',
      align: 'right',
      early: 1,
      render: ({ costUsd }) => <Amount usd={costUsd} decimals={decimals} />,
    },
    {
      name: 'advice',
      head: 'What to do',
      align: 'left',
      wraps: true,
      beneath: true,
      render: (row) =>
        row.advice.map((text) => (
          <div key={text}>
            <Advice text={text} where={{ ...where, ...whereOf(row) }} />
          </div>
        )),
    },
  ];
}
