import type { Report, ReportSection, SectionRow } from '@spendspan/ledger';
import type { JSX } from 'react';
import { Link, useParams } from 'wouter';
import type { Parameters } from '../../api/fetch-json.ts';
import { useReport, useReportList } from '../../api/queries.ts';
import { formatNote, formatTitle } from '../../format/dates.ts';
import { Answer } from '../../parts/answer.tsx';
import { BreakdownTable } from '../../parts/breakdown-table.tsx';
import { Card } from '../../parts/card.tsx';
import { Note } from '../../parts/note.tsx';
import { SectionTable } from '../../parts/section-table.tsx';
import { useUrl } from '../../url/use-url.ts';
import { toWhere } from '../../url/where.ts';
import { CallsLink } from '../calls-link.tsx';
import { LimitPicker, readLimit } from '../explore/limit-picker.tsx';
import { NameLink, useOwnReports } from '../name-link.tsx';
import { TimelineCard } from '../timeline/timeline-card.tsx';
import { TotalsCard } from '../totals-card.tsx';
import { ViewHead } from '../view-head.tsx';
import { SaveCsv } from './save-csv.tsx';

/** Any report of the ledger: its totals and all of its tables. */
export function ReportView(): JSX.Element {
  const { name = '' } = useParams<{ name: string }>();
  const list = useReportList();
  return (
    <Answer of={list} what="which reports there are">
      {({ reports }) => {
        const own = reports.find((report) => report.name === name)?.parameters.map((parameter) => parameter.name) ?? [];
        return <NamedReport name={name} takes={own} />;
      }}
    </Answer>
  );
}

interface NamedReportProps {
  readonly name: string;
  /** Names of its parameters. */
  readonly takes: readonly string[];
}

function NamedReport({ name, takes }: NamedReportProps): JSX.Element {
  const { search, query, set } = useUrl();
  const asked: Parameters = { ...query, ...Object.fromEntries(search) };
  const parameters = Object.fromEntries(takes.map((parameter) => [parameter, asked[parameter]]));
  // A report of whatever there are many of is asked for by its first rows.
  const limit = takes.includes('limit') ? readLimit(search.get('limit'), [name]) : undefined;
  const report = useReport(name, { ...parameters, limit });
  return (
    <Answer of={report} what={`report ${name}`}>
      {(data) => (
        <>
          <ViewHead title={formatTitle(data.title)} period={data.period} />
          {isCut(data) || search.has('limit') ? (
            <LimitPicker limit={limit} onChange={(rows) => set({ limit: rows })} />
          ) : undefined}
          <ReportTables report={data} parameters={{ ...parameters, limit: undefined }} />
        </>
      )}
    </Answer>
  );
}

/** Whether a table has not all of its rows. */
function isCut({ breakdowns, sections }: Report): boolean {
  return [...breakdowns, ...sections].some(({ other }) => other != null);
}

interface ReportTablesProps {
  readonly report: Report;
  /** What it was asked with. */
  readonly parameters: Parameters;
}

/** The totals and tables of a report. */
function ReportTables({ report, parameters }: ReportTablesProps): JSX.Element {
  const { totals, sections, breakdowns, period, filter } = report;
  const hasOwnReport = useOwnReports();
  const { linkTo, period: chosen } = useUrl();
  const always = period.from === undefined && period.to === undefined;
  const save = (table: string): JSX.Element => <SaveCsv report={report.name} parameters={parameters} table={table} />;
  return (
    <div className="grid">
      <TotalsCard
        totals={totals}
        linkCount={(count) => (
          <CallsLink where={toWhere(filter)} always={always}>
            {count}
          </CallsLink>
        )}
      />
      {OF_ONE_RUN.has(report.name) && <TimelineCard where={toWhere(filter)} />}
      {sections.map((section) => (
        <Card
          key={section.name}
          title={section.title}
          wide
          aside={save(section.name)}
          note={
            notesOf(section).length === 0 ? undefined : (
              <Note text={formatNote(notesOf(section).join(' '), chosen.timeZone)} />
            )
          }
        >
          <SectionTable
            section={section}
            timeZone={chosen.timeZone}
            linkName={(column, value, row) => {
              if (value === null || value === section.total?.[column]) return undefined;
              if (column === 'span') return <Link href={linkTo(pathOfCall(report, row))}>{value}</Link>;
              return hasOwnReport(column) ? <NameLink field={column} value={value} /> : undefined;
            }}
          />
        </Card>
      ))}
      {breakdowns.map((breakdown) => (
        <Card key={breakdown.by} title={`By ${breakdown.label.toLowerCase()}`} wide aside={save(breakdown.by)}>
          <BreakdownTable
            breakdown={breakdown}
            totals={totals}
            linkCount={({ key, absent }, count) => (
              <CallsLink where={{ ...toWhere(filter), [breakdown.by]: absent ? '' : key }} always={always}>
                {count}
              </CallsLink>
            )}
            linkName={({ key, absent }) =>
              absent || !hasOwnReport(breakdown.by) ? undefined : <NameLink field={breakdown.by} value={key} />
            }
          />
        </Card>
      ))}
    </div>
  );
}

/** What is said of a section, but for commands: the page has links to what they show. */
function notesOf({ notes }: ReportSection): readonly string[] {
  return notes.filter((note) => !note.startsWith('`spendspan '));
}

/** Reports of calls that follow each other, which are told one by one. */
const OF_ONE_RUN: ReadonlySet<string> = new Set(['session', 'trace']);

/** The address of the call of a row: in its own trace where the row does not say which. */
function pathOfCall({ filter }: Report, row: SectionRow): string {
  return `/call/${String(row['trace'] ?? filter['trace'] ?? '')}/${String(row['span'])}`;
}
