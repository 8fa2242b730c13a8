import {
  describeCoverage,
  describeRange,
  describeTotals,
  makeReportTables,
  makeSectionTable,
  type Report,
  type ReportFact,
} from '@spendspan/ledger';
import type { Paint } from '../paint.ts';
import { cleanText } from './clean-text.ts';
import { formatSection } from './format-section.ts';
import { formatTable } from './format-table.ts';

/** Where the numbers come from, for the line under the title. */
export interface ReportSource {
  readonly ledger: string;
  /** The console that answered; undefined when the file was read. */
  readonly console: string | undefined;
}

/** A report as text for people: totals, how sure they are, then one table per breakdown. */
export function formatReport(report: Report, source: ReportSource, paint: Paint): string {
  const { totals } = report;
  const blocks = [
    formatHead(report, source, paint),
    formatFacts(describeTotals(totals), paint),
    ...(totals.calls === 0
      ? [formatEmpty(report)]
      : [
          formatFacts(describeCoverage(totals), paint),
          ...report.sections.map((section) => formatSection(makeSectionTable(section), paint)),
          ...makeReportTables(report).map((table) => formatTable(table, paint)),
        ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function formatHead(report: Report, source: ReportSource, paint: Paint): string {
  const through = source.console === undefined ? source.ledger : `${source.ledger}, through ${source.console}`;
  const line = `${describeRange(report)} · ${through}`;
  return `${paint('title', cleanText(report.title))}\n${paint('faint', line)}`;
}

function formatFacts(facts: readonly ReportFact[], paint: Paint): string {
  return facts
    .map(({ label, value, rest, tone }) => {
      const painted = tone === 'plain' ? value : paint(tone, value);
      // Beside a plain number only an exception stands in brackets.
      const painting = tone === 'plain' && rest?.startsWith('(') ? paint('attention', rest) : rest;
      return `  ${label.padEnd(9)} ${painted}${painting === undefined ? '' : ` ${painting}`}`;
    })
    .join('\n');
}

function formatEmpty({ period, filter }: Report): string {
  const whose = Object.entries(filter).map(([name, value]) =>
    value === null ? ` without a ${name}` : ` of ${name} ${cleanText(value)}`,
  );
  const when = period.from === undefined && period.to === undefined ? 'yet' : 'in this period';
  const narrowed = when !== 'yet' || whose.length > 0;
  const lines = [
    `No model call${whose.join('')} is recorded ${when}.`,
    ...(narrowed ? ['All that is recorded:  spendspan report org'] : []),
    'Why no spans arrive:  spendspan doctor',
  ];
  return lines.map((line) => `  ${line}`).join('\n');
}
