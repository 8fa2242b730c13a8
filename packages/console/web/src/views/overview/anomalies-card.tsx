import type { JSX } from 'react';
import { useReport } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { SectionTable } from '../../parts/section-table.tsx';
import { useUrl } from '../../url/use-url.ts';
import { NameLink } from '../name-link.tsx';
import { SaveCsv } from '../report/save-csv.tsx';
import { ReportLink } from '../report-link.tsx';

/** Days on which a team, a feature or a model was far off its own trend. */
export function AnomaliesCard(): JSX.Element {
  const { query, period } = useUrl();
  const report = useReport('anomalies', query);
  return (
    <Card
      title="Anomalies"
      wide
      aside={
        <span className="asides">
          <ReportLink name="anomalies">All, and how they are found</ReportLink>
          <SaveCsv report="anomalies" parameters={query} table="anomalies" />
        </span>
      }
    >
      <Answer of={report} what="what is usual">
        {({ sections: [section] }) =>
          section && section.rows.length > 0 ? (
            <SectionTable
              section={{ ...section, rows: section.rows.slice(0, 6) }}
              timeZone={period.timeZone}
              linkName={(column, value, row) =>
                column === 'key' && value !== null ? <NameLink field={String(row['field'])} value={value} /> : undefined
              }
            />
          ) : (
            <p className="dim">No day far off the trend.</p>
          )
        }
      </Answer>
    </Card>
  );
}
