import type { JSX } from 'react';
import { useReport } from '../../api/queries.ts';
import { formatNote } from '../../format/dates.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { SectionTable } from '../../parts/section-table.tsx';
import { useUrl } from '../../url/use-url.ts';
import { ReportLink } from '../report-link.tsx';

/** What changed since the period before, and why. */
export function ChangeCard(): JSX.Element | null {
  const { query, period } = useUrl();
  if (period.preset === 'all') return null;
  return <Change parameters={query} timeZone={period.timeZone} />;
}

interface ChangeProps {
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly timeZone: string;
}

function Change({ parameters, timeZone }: ChangeProps): JSX.Element {
  const report = useReport('compare', parameters);
  const drivers = report.data?.sections[0];
  return (
    <Card
      title="What changed, and why"
      aside={<ReportLink name="compare">By team and model</ReportLink>}
      note={drivers?.notes[0] && formatNote(drivers.notes[0], timeZone)}
    >
      <Answer of={report} what="two periods">
        {({ sections: [section] }) => section && <SectionTable section={section} timeZone={timeZone} />}
      </Answer>
    </Card>
  );
}
