import type { Report } from '@spendspan/ledger';
import type { JSX } from 'react';
import { Link } from 'wouter';
import { BreakdownTable } from '../../parts/breakdown-table.tsx';
import { Card } from '../../parts/card.tsx';
import { useUrl } from '../../url/use-url.ts';
import { CallsLink } from '../calls-link.tsx';
import { NameLink } from '../name-link.tsx';
import { SaveCsv } from '../report/save-csv.tsx';

export interface TopCardProps {
  readonly report: Report;
  readonly by: string;
}

/** One breakdown of the organisation. */
export function TopCard({ report, by }: TopCardProps): JSX.Element | null {
  const { linkTo, where, query } = useUrl();
  const breakdown = report.breakdowns.find((one) => one.by === by);
  if (!breakdown) return null;
  const title = `By ${breakdown.label.toLowerCase()}`;
  return (
    <Card
      title={title}
      wide
      aside={
        <span className="asides">
          <Link href={linkTo('/explore', { by })}>Explore</Link>
          <SaveCsv report="org" parameters={query} table={by} />
        </span>
      }
    >
      <BreakdownTable
        breakdown={breakdown}
        totals={report.totals}
        linkCount={({ key, absent }, count) => (
          <CallsLink where={{ ...where, [by]: absent ? '' : key }}>{count}</CallsLink>
        )}
        linkName={({ key, absent }) => (absent ? undefined : <NameLink field={by} value={key} />)}
      />
    </Card>
  );
}
