import type { LeftReason, Repricing, RepricingBreakdown, RepricingTotals } from '@spendspan/ledger';
import { chooseDecimals, describeRange, formatAmount, formatCount, formatUsd, parseUsd } from '@spendspan/ledger';
import type { Paint } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import type { ReportSource } from '../report/format-report.ts';
import { formatColumns } from '../report/format-table.ts';
import { formatSources, formatStatuses } from './format-certainty.ts';
import { isKnown, wasKnown } from './is-known.ts';

/** What a repricing changed, as text for people: the totals, what was left alone, then by model and by team. */
export function formatRepricing(repricing: Repricing, source: ReportSource, paint: Paint): string {
  const { totals, breakdowns, left } = repricing;
  const changed = totals.changedCalls > 0;
  const blocks = [
    formatHead(repricing, source, paint),
    formatFacts(repricing),
    formatStatuses(repricing, paint),
    ...(repricing.sourceChanges.length > 0 ? [formatSources(repricing, paint)] : []),
    ...(leaves(left) ? [formatLeft(left, paint)] : []),
    ...(changed ? breakdowns.map((breakdown) => formatBreakdown(breakdown, totals, paint)) : []),
    ...(repricing.run !== null && !repricing.undo ? [`  Taken back by:  spendspan reprice --undo`] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function formatHead(repricing: Repricing, source: ReportSource, paint: Paint): string {
  const { totals, run, undo, dryRun, left } = repricing;
  const what =
    totals.changedCalls === 0
      ? `Nothing to change: every amount${leaves(left) ? ' that is not left alone' : ''} is as these prices make it`
      : undo
        ? `Took repricing ${run} back`
        : dryRun
          ? 'What would change (nothing was changed)'
          : `Repricing ${run}`;
  const through = source.console === undefined ? source.ledger : `${source.ledger}, through ${source.console}`;
  return `${paint('title', what)}\n${paint('faint', `${describeRange(repricing)} · ${through}`)}`;
}

const UNKNOWN = 'unknown: no request has a price';

function formatFacts({ totals, sources, undo }: Repricing): string {
  const money = [totals.oldUsd, totals.newUsd, totals.differenceUsd].map(parseUsd);
  const [before = '', after = '', difference = ''] = money.map((amount) => formatAmount(amount, chooseDecimals(money)));
  const news = [
    ...(totals.newlyPricedCalls === 0 ? [] : [`${formatCount(totals.newlyPricedCalls)} newly priced`]),
    ...(totals.newlyUnpricedCalls === 0 ? [] : [`${formatCount(totals.newlyUnpricedCalls)} no longer priced`]),
  ].join(', ');
  const lines = [
    `Before    ${wasKnown(totals) ? `USD ${before}` : UNKNOWN}`,
    `After     ${isKnown(totals) ? `USD ${after}` : UNKNOWN}`,
    `Change    ${wasKnown(totals) && isKnown(totals) ? `USD ${sign(money[2] ?? 0n)}${difference}` : 'unknown'}`,
    `Requests  ${formatCount(totals.changedCalls)} of ${formatCount(totals.calls)} changed${news && ` (${news})`}`,
    ...(sources.length === 0 ? [] : [`${undo ? 'Back to' : 'Prices'.padEnd(7)}   ${cleanText(sources.join(', '))}`]),
  ];
  return lines.map((line) => `  ${line}`).join('\n');
}

const LEFT: Readonly<Record<LeftReason, string>> = {
  provider: "the provider's own bill, which wins",
  failed_call: 'failed, and nothing was billed',
  counted_elsewhere: 'may be counted on another span',
  not_enough_recorded: 'recorded without all that their price goes by',
  emitter_only: 'priced by their emitter, and by nobody else',
  price_file: 'priced by a price file of your own; give it with --prices',
};

function leaves(left: Repricing['left']): boolean {
  return Object.values(left).some((calls) => calls > 0);
}

function formatLeft(left: Repricing['left'], paint: Paint): string {
  const lines = Object.entries(left).filter(([, calls]) => calls > 0);
  const width = Math.max(...lines.map(([, calls]) => formatCount(calls).length));
  const rows = lines.map(([reason, calls]) => `  ${formatCount(calls).padStart(width)}  ${LEFT[reason as LeftReason]}`);
  return `  ${paint('title', 'Left as they are')}\n${rows.join('\n')}`;
}

/** Rows in which something changed, then all others in one, then the total: the amounts add up. */
function formatBreakdown({ label, rows }: RepricingBreakdown, totals: RepricingTotals, paint: Paint): string {
  const changed = rows.filter((row) => row.totals.changedCalls > 0);
  const same = rows.filter((row) => row.totals.changedCalls === 0);
  const others = same.length === 0 ? [] : [{ name: `(${formatCount(same.length)} unchanged)`, totals: addUp(same) }];
  const lines = [
    ...changed.map((row) => ({ name: row.absent ? `(${row.key})` : cleanText(row.key), totals: row.totals })),
    ...others,
    { name: 'Total', totals },
  ];
  const decimals = chooseDecimals(lines.flatMap((line) => [line.totals.oldUsd, line.totals.newUsd].map(parseUsd)));
  const amounts = (read: (line: RepricingTotals) => string, isKnown: (line: RepricingTotals) => boolean): string[] =>
    lines.map((line) => (isKnown(line.totals) ? formatAmount(parseUsd(read(line.totals)), decimals) : '–'));
  const changes = lines.map((line) => {
    if (!isKnown(line.totals) && !wasKnown(line.totals)) return '–';
    const amount = parseUsd(line.totals.differenceUsd);
    return `${sign(amount)}${formatAmount(amount, decimals)}`;
  });
  const counts = (read: (line: RepricingTotals) => number): string[] =>
    lines.map((line) => formatCount(read(line.totals)));
  return formatColumns(
    [
      { head: `By ${label.toLowerCase()}`, cells: lines.map(({ name }) => name) },
      { head: 'Old USD', cells: amounts((line) => line.oldUsd, wasKnown) },
      { head: 'New USD', cells: amounts((line) => line.newUsd, isKnown) },
      { head: 'Change', cells: changes },
      { head: 'Requests', cells: counts((line) => line.calls) },
      { head: 'Changed', cells: counts((line) => line.changedCalls) },
      { head: 'Newly priced', cells: counts((line) => line.newlyPricedCalls) },
      { head: 'Newly unpriced', cells: counts((line) => line.newlyUnpricedCalls) },
    ],
    (text, row) => (row === lines.length - 1 ? paint('title', text) : text),
    paint,
  );
}

function sign(amount: bigint): string {
  return amount > 0n ? '+' : '';
}

function addUp(rows: RepricingBreakdown['rows']): RepricingTotals {
  const [first, ...rest] = rows.map((row) => row.totals);
  if (!first) throw new RangeError('[spendspan] got no rows, expected some');
  const usd = rows.reduce((sum, row) => sum + parseUsd(row.totals.oldUsd), 0n);
  const calls = rest.reduce((sum, row) => sum + row.calls, first.calls);
  const pricedCalls = rest.reduce((sum, row) => sum + row.pricedCalls, first.pricedCalls);
  const same = formatUsd(usd);
  return { ...first, calls, pricedCalls, oldUsd: same, newUsd: same };
}
