import {
  type Chargeback,
  type ChargebackAmounts,
  type ChargebackRow,
  chooseDecimals,
  describeOwner,
  describeRange,
  formatAmount,
  formatCount,
  formatUsdAmount,
  parseUsd,
  type SharedSource,
} from '@spendspan/ledger';
import type { Paint } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import type { ReportSource } from '../report/format-report.ts';
import { formatColumns } from '../report/format-table.ts';

/** One line of the table: a cost centre, a team of it, or the total. */
interface Line {
  readonly kind: 'center' | 'team' | 'total';
  readonly name: string;
  readonly owner: string;
  readonly amounts: ChargebackAmounts;
}

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

function listLines({ costCenters, total }: Chargeback): readonly Line[] {
  const rows = costCenters.flatMap((center) => center.rows);
  const from = rows.map(({ days }) => days.from).sort()[0];
  const to = rows
    .map(({ days }) => days.to)
    .sort()
    .at(-1);
  const isWhole = (days: ChargebackRow['days']): boolean => days.from === from && days.to === to;
  return [
    ...costCenters.flatMap((center): Line[] => [
      { kind: 'center', name: cleanText(center.costCenter ?? '(no cost centre)'), owner: '', amounts: center },
      ...center.rows.map(
        (row): Line => ({
          kind: 'team',
          name: `  ${nameRow(row, isWhole)}`,
          owner: cleanText(describeOwner(row.owner) ?? ''),
          amounts: row,
        }),
      ),
    ]),
    { kind: 'total', name: 'Total', owner: '', amounts: total },
  ];
}

/** A team that moved in the period has several rows, each with its days. */
function nameRow(
  { team, name, known, parent, days }: ChargebackRow,
  isWhole: (days: ChargebackRow['days']) => boolean,
): string {
  if (team === null) return `(${cleanText(name)})`;
  const parts = [
    ...(parent === null ? [] : [parent]),
    ...(known ? [] : ['not in the directory']),
    ...(isWhole(days) ? [] : [`from ${days.from} to before ${days.to}`]),
  ];
  return [name, ...parts].map(cleanText).join(', ');
}

function formatTable(lines: readonly Line[], paint: Paint): string {
  // The same in every column, so that rows visibly add up.
  const decimals = chooseDecimals(
    lines.flatMap((line) => [line.amounts.directUsd, line.amounts.sharedInUsd, line.amounts.totalUsd].map(parseUsd)),
  );
  const amounts = (head: string, read: (amounts: ChargebackAmounts) => string): { head: string; cells: string[] } => {
    const exact = lines.map((line) => parseUsd(read(line.amounts)));
    return { head, cells: exact.map((amount) => (amount === 0n ? '–' : formatAmount(amount, decimals))) };
  };
  return formatColumns(
    [
      { head: 'Cost centre, team', cells: lines.map(({ name }) => name) },
      amounts('Direct, USD', ({ directUsd }) => directUsd),
      amounts('Shared in', ({ sharedInUsd }) => sharedInUsd),
      amounts('Shared out', ({ sharedOutUsd }) => sharedOutUsd),
      amounts('Total, USD', ({ totalUsd }) => totalUsd),
      { head: 'Unpriced', cells: lines.map((line) => formatCount(line.amounts.unpricedCalls)) },
      { head: 'Owner', cells: lines.map(({ owner }) => owner) },
    ],
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
