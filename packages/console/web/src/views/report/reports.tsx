import type { JSX } from 'react';
import { useReportList } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
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
                      <ReportLink name={name}>{name}</ReportLink>
                    </dt>
                    <dd>{summary}</dd>
                  </div>
                ))}
            </dl>
          )}
        </Answer>
      </Card>
    </>
  );
}
