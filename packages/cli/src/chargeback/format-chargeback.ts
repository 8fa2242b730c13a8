import {
  type Chargeback,
  describeRange,
  formatCount,
  formatUsdAmount,
  parseUsd,
  type SharedSource,
} from '@spendspan/ledger';
import type { Paint } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import { escapeText, formatMarkdownTable } from '../report/format-markdown.ts';
import type { ReportSource } from '../report/format-report.ts';
import { formatColumns } from '../report/format-table.ts';
import { type ChargebackLine, listLines, makeChargebackColumns } from './chargeback-columns.ts';

/** Who pays, as text for people: cost centres with their teams, then what the rules moved. */
export function formatChargeback(chargeback: Chargeback, source: ReportSource, paint: Paint): string {
  const through = source.console === undefined ? source.ledger : `${source.ledger}, through ${source.console}`;
  const head = `${paint('title', 'Chargeback')}\n${paint('faint', `${describeRange(chargeback)} · ${cleanText(chargeback.directory)} · ${through}`)}`;
  if (chargeback.costCenters.length === 0) return `${head}\n\n  No model call is recorded in this period.\n`;
  const blocks = [
    head,
    formatTable(listLines(chargeback), paint),
    ...formatFlows(chargeback),
    ...formatDoubts(chargeback, paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Who pays, as Markdown: the same table and notes. */
export function formatChargebackMarkdown(chargeback: Chargeback): string {
  const lines = listLines(chargeback);
  const notes = [...formatFlows(chargeback), ...formatDoubts(chargeback, (_, text) => text)];
  const blocks = [
    '# Chargeback',
    escapeText(`${describeRange(chargeback)} · ${chargeback.directory}`),
    formatMarkdownTable(makeChargebackColumns(lines, '– '), lines.length),
    ...notes.flatMap((note) => note.trim().split('\n')).map((line) => escapeText(line.trim())),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function formatTable(lines: readonly ChargebackLine[], paint: Paint): string {
  return formatColumns(
    makeChargebackColumns(lines, '  '),
    (text, row) => (lines[row]?.kind === 'team' ? text : paint('title', text)),
    paint,
  );
}

/** What each rule moved. */
function formatFlows({ flows, unsplit }: Chargeback): readonly string[] {
  const lines = [
    ...flows.map(({ rule, source, team, usd }) => {
      return `  rule ${rule}: ${describeSource(source)} → ${cleanText(team)}  ${formatUsdAmount(usd)}`;
    }),
    ...unsplit.map(({ rule, source, usd }) => {
      return `  rule ${rule}: ${describeSource(source)}, ${formatUsdAmount(usd)}, stays where it is: nobody spent anything to split it by`;
    }),
  ];
  return lines.length === 0 ? [] : [`  Shared spend\n${lines.join('\n')}`];
}

function describeSource(source: SharedSource): string {
  return source.kind === 'unattributed' ? '(unattributed)' : `${source.kind} ${cleanText(source.id)}`;
}

function formatDoubts({ total }: Chargeback, paint: Paint): readonly string[] {
  const lines = [
    ...(parseUsd(total.estimatedUsd) === 0n
      ? []
      : [`  ${formatUsdAmount(total.estimatedUsd)} of ${formatUsdAmount(total.directUsd)} is a best guess.`]),
    ...(total.unpricedCalls === 0
      ? []
      : [paint('attention', `  In no amount: ${formatCount(total.unpricedCalls)} without a known price.`)]),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}
