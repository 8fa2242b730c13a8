import type { ReportSection } from '@spendspan/ledger';
import type { JSX } from 'react';
import { formatNote } from '../../format/dates.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { SectionTable } from '../../parts/section-table.tsx';
import { useUrl } from '../../url/use-url.ts';
import { NameLink } from '../name-link.tsx';
import { SaveCsv } from '../report/save-csv.tsx';
import { ReportLink } from '../report-link.tsx';
import { BasePicker } from './base-picker.tsx';
import { excerpt } from './excerpt.ts';
import { useChange, useComparedQuery } from './use-change.ts';

/** What changed since the period before, and why. */
export function ChangeCard(): JSX.Element | null {
  const { period } = useUrl();
  if (period.preset === 'all') return null;
  return <Change timeZone={period.timeZone} />;
}

function Change({ timeZone }: { readonly timeZone: string }): JSX.Element {
  const query = useComparedQuery();
  const report = useChange();
  const drivers = report.data?.sections[0];
  return (
    <Card
      title="What changed, and why"
      anchor="change"
      aside={
        <span className="asides">
          <BasePicker period={report.data?.period} />
          <ReportLink name="compare" parameters={query}>
            In full
          </ReportLink>
          <SaveCsv report="compare" parameters={query} table="drivers" named />
          <SaveCsv report="compare" parameters={query} table="change-by-team" of="teams" named />
        </span>
      }
      note={drivers?.notes[0] && formatNote(drivers.notes[0], timeZone)}
    >
      <Answer of={report} what="two periods">
        {({ sections }) =>
          sections
            .slice(0, 2)
            .map((section) => (
              <SectionTable
                key={section.name}
                section={section.name === 'drivers' ? section : describeMovers(section)}
                timeZone={timeZone}
                linkName={(column, value) =>
                  column === 'team' && value !== null && value !== section.total?.[column] ? (
                    <NameLink field={column} value={value} />
                  ) : undefined
                }
              />
            ))
        }
      </Answer>
    </Card>
  );
}

const MOVERS = 4;

/** The teams that changed most. */
function describeMovers(section: ReportSection): ReportSection {
  return { ...excerpt(section, ['team', 'beforeUsd', 'afterUsd', 'changeUsd'], MOVERS), title: 'Changed most' };
}
