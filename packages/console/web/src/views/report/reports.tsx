import type { JSX } from 'react';
import { Link } from 'wouter';
import { useReportList } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { useUrl } from '../../url/use-url.ts';
import { ReportLink } from '../report-link.tsx';
import { ViewHead } from '../view-head.tsx';
import './reports.css';

/** The reports that can be asked without saying of what. */
export function Reports(): JSX.Element {
  const list = useReportList();
  return (
    <>
      <ViewHead title="Reports" />
      <Card
        title="The reports of the command, with the same numbers"
        note="One trace and one session are reached from a call; who pays (spendspan report chargeback) needs a file of teams and is made by the command."
      >
        <Answer of={list} what="which reports there are">
          {({ reports }) => (
            <dl className="reports">
              {reports
                .filter(({ parameters }) => parameters.every(({ required }) => !required))
                .map(({ name, summary }) => (
                  <div key={name}>
                    <dt>
                      <OwnLink name={name} />
                    </dt>
                    <dd>{withoutOptions(summary)}</dd>
                  </div>
                ))}
            </dl>
          )}
        </Answer>
      </Card>
    </>
  );
}

/** Reports for which the page has a view of its own. */
const OWN_VIEWS: ReadonlyMap<string, string> = new Map([
  ['breakdown', '/explore'],
  ['calls', '/calls'],
]);

function OwnLink({ name }: { readonly name: string }): JSX.Element {
  const { linkTo } = useUrl();
  const own = OWN_VIEWS.get(name);
  return own === undefined ? <ReportLink name={name}>{name}</ReportLink> : <Link href={linkTo(own)}>{name}</Link>;
}

/** What a report says, without how the command is asked for a part of it. */
function withoutOptions(summary: string): string {
  return summary.replaceAll(/ \(--[^)]*\)/g, '');
}
