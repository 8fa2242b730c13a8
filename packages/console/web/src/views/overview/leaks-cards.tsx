import type { JSX } from 'react';
import { useReport } from '../../api/queries.ts';
import { formatLoneAmount } from '../../format/amount.ts';
import { formatCount, formatShare } from '../../format/numbers.ts';
import { Amount } from '../../parts/amount.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { SectionTable } from '../../parts/section-table.tsx';
import { Stat, Stats } from '../../parts/stat.tsx';
import { useUrl } from '../../url/use-url.ts';
import { NameLink } from '../name-link.tsx';
import { SaveCsv } from '../report/save-csv.tsx';
import { ReportLink } from '../report-link.tsx';
import { excerpt } from './excerpt.ts';

/** Money that was spent for nothing, as far as calls tell, and by what. */
export function WasteCard(): JSX.Element {
  const { query, period } = useUrl();
  const waste = useReport('waste', query);
  return (
    <Card
      title="Waste"
      aside={
        <Asides report="waste" table="waste" of="waste">
          By team, feature and model
        </Asides>
      }
    >
      <Answer of={waste} what="wasted spend">
        {({ sections: [section] }) => (
          <>
            <Stats>
              <Stat
                label="Wasted, at most"
                rest={describeWaste(asUsd(section?.total?.['minUsd']), section?.total?.['unknownCalls'])}
                tone="attention"
              >
                <Amount usd={asUsd(section?.total?.['maxUsd'])} labelled />
              </Stat>
              <Stat label="Of the spend">{formatShare(asShare(section?.total?.['maxShare']))}</Stat>
            </Stats>
            {section && (
              <SectionTable section={excerpt(section, ['kind', 'calls', 'maxUsd'])} timeZone={period.timeZone} />
            )}
          </>
        )}
      </Answer>
    </Card>
  );
}

interface AsidesProps {
  readonly report: string;
  /** Of its tables, that of the card, and what it is of. */
  readonly table: string;
  readonly of: string;
  readonly children: string;
}

/** The way to all tables of a report, and one of them as CSV. */
function Asides({ report, table, of, children }: AsidesProps): JSX.Element {
  const { query } = useUrl();
  return (
    <span className="asides">
      <ReportLink name={report}>{children}</ReportLink>
      <SaveCsv report={report} parameters={query} table={table} of={of} />
    </span>
  );
}

const MODELS = 4;

/** What cached input saved, and what it could have. */
export function CacheCard(): JSX.Element {
  const { query, period } = useUrl();
  const cache = useReport('cache', query);
  return (
    <Card
      title="Cache"
      aside={
        <Asides report="cache" table="savings-by-model" of="cache savings">
          By model, team and feature
        </Asides>
      }
    >
      <Answer of={cache} what="cache savings">
        {({ sections: [section] }) => (
          <>
            <Stats>
              <Stat label="Saved by cached input" tone="good" rest={describeCached(section?.total?.['cachedShare'])}>
                <Amount usd={asUsd(section?.total?.['savedUsd'])} labelled />
              </Stat>
              <Stat label="Missed, at most">
                {section?.total?.['missedUsd'] == null ? (
                  '–'
                ) : (
                  <Amount usd={String(section.total['missedUsd'])} labelled />
                )}
              </Stat>
            </Stats>
            {section && (
              <SectionTable
                section={excerpt(section, ['model', 'cachedShare', 'savedUsd', 'missedUsd'], MODELS)}
                timeZone={period.timeZone}
                linkName={(column, value) => (value === null ? undefined : <NameLink field={column} value={value} />)}
              />
            )}
          </>
        )}
      </Answer>
    </Card>
  );
}

/** Requests that were wasted and have no known cost are in neither amount. */
function describeWaste(low: string | null, unknownCalls: string | number | null | undefined): string | undefined {
  const least = low === null ? [] : [`at least USD ${formatLoneAmount(low)}`];
  const unknown = Number(unknownCalls ?? 0);
  const beyond =
    unknown === 0
      ? []
      : [`beyond that ${formatCount(unknown)} ${unknown === 1 ? 'request' : 'requests'} of unknown cost`];
  return [...least, ...beyond].join('; ') || undefined;
}

function describeCached(share: string | number | null | undefined): string {
  return `${formatShare(asShare(share))} of input came from cache`;
}

function asShare(share: string | number | null | undefined): number | null {
  return share == null ? null : Number(share);
}

/** What is not told is unknown, not nothing. */
function asUsd(amount: string | number | null | undefined): string | null {
  return amount == null ? null : String(amount);
}
