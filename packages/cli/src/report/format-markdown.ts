import {
  describeCoverage,
  describeRange,
  describeTotals,
  makeReportTables,
  makeSectionTable,
  nameOtherRows,
  type Report,
  type ReportFact,
  writeName,
} from '@spendspan/ledger';
import { cleanText } from './clean-text.ts';

interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

/** A report as Markdown (tables as GitHub has them), to be pasted into an issue, a page or a message. */
export function formatMarkdown(report: Report): string {
  const { totals } = report;
  const blocks = [
    `# ${escapeText(report.title)}`,
    `${describeRange(report)}`,
    formatFacts([...describeTotals(totals), ...(totals.calls === 0 ? [] : describeCoverage(totals))]),
    ...report.sections.map(makeSectionTable).map(({ title, columns, rowCount, hasTotal, notes }) => {
      const table = rowCount === 0 ? 'None.' : formatMarkdownTable(columns, rowCount + (hasTotal ? 1 : 0));
      return [`## ${escapeText(title)}`, table, ...notes].join('\n\n');
    }),
    ...makeReportTables(report).map(({ label, rows, otherRows, columns }) => {
      const named = rows.map(({ key, absent }) => (absent ? `(${key})` : writeName(key)));
      const names = otherRows === 0 ? named : [...named, nameOtherRows(otherRows)];
      const first: Column = { head: label, align: 'left', cells: [...names, 'Total'] };
      const rest = columns.map(({ head, cells }): Column => ({ head, align: 'right', cells }));
      return `## By ${label.toLowerCase()}\n\n${formatMarkdownTable([first, ...rest], names.length + 1)}`;
    }),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function formatFacts(facts: readonly ReportFact[]): string {
  return facts
    .map(({ label, value, rest }) => `- **${label}** ${escapeText(value)}${rest ? ` ${escapeText(rest)}` : ''}`)
    .join('\n');
}

/** A table as GitHub has it; names are cleaned and escaped. */
export function formatMarkdownTable(columns: readonly Column[], rows: number): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ head }) => escapeText(head))),
    line(columns.map(({ align }) => (align === 'left' ? ':--' : '--:'))),
    ...Array.from({ length: rows }, (_, row) => line(columns.map(({ cells }) => escapeText(cells[row] ?? '')))),
  ].join('\n');
}

/** Text from outside means nothing in Markdown, nor as HTML in it. */
export function escapeText(text: string): string {
  return cleanText(text)
    .replace(/[\\`*_[\]<>|~#]/g, '\\$&')
    .replace(/&/g, '&amp;');
}
