import { type Breakdown, parseUsd, type Report, type Totals } from '@spendspan/ledger';
import type { Paint } from '../paint.ts';
import { cleanText } from './clean-text.ts';
import { formatBreakdown } from './format-breakdown.ts';
import { chooseDecimals, divide, formatAmount, formatCount, formatShare } from './numbers.ts';

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
    formatTotals(totals, paint),
    formatCoverage(totals, paint),
    ...(totals.calls === 0
      ? [formatEmpty()]
      : report.breakdowns.filter(hasNews).map((it) => formatBreakdown(it, totals, paint))),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A breakdown whose only row says that nobody knows tells less than nothing. */
function hasNews({ by, rows }: Breakdown): boolean {
  return by === 'team' || rows.some(({ absent }) => !absent);
}

function formatHead({ title, period }: Report, source: ReportSource, paint: Paint): string {
  const from = period.from === undefined ? 'all recorded time' : `from ${period.from}`;
  const to = period.to === undefined ? '' : ` to ${period.to}`;
  const through = source.console === undefined ? source.ledger : `${source.ledger}, through ${source.console}`;
  return `${paint('title', cleanText(title))}\n${paint('faint', `${from}${to}, ${period.timeZone} · ${through}`)}`;
}

function formatTotals(totals: Totals, paint: Paint): string {
  const savings = parseUsd(totals.cacheSavingsUsd);
  const perCall = totals.costPerCallUsd === null ? undefined : parseUsd(totals.costPerCallUsd);
  const lines: [string, string][] = [
    ['Spend', formatSpend(totals, paint)],
    ['Requests', formatCount(totals.calls) + formatExceptions(totals, paint)],
    [
      'Average',
      perCall === undefined ? '–' : `USD ${formatAmount(perCall, chooseDecimals([perCall]))} per priced request`,
    ],
    ['Tokens', formatTokens(totals)],
  ];
  if (savings !== 0n) lines.push(['Saved', `USD ${formatAmount(savings, chooseDecimals([savings]))} by cached input`]);
  return lines.map(([label, text]) => `  ${label.padEnd(9)} ${text}`).join('\n');
}

function formatSpend({ costUsd, pricedCalls, calls }: Totals, paint: Paint): string {
  if (pricedCalls === 0 && calls > 0) return paint('attention', 'unknown: no request has a price');
  const cost = parseUsd(costUsd);
  return paint('title', `USD ${formatAmount(cost, chooseDecimals([cost]))}`);
}

function formatExceptions({ failedCalls, unpricedCalls }: Totals, paint: Paint): string {
  const parts = [
    failedCalls === 0 ? '' : paint('attention', `${formatCount(failedCalls)} failed`),
    unpricedCalls === 0 ? '' : paint('attention', `${formatCount(unpricedCalls)} without a known price`),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function formatTokens(totals: Totals): string {
  const cached = totals.cacheReadTokens === 0 ? '' : ` (${formatCount(totals.cacheReadTokens)} from cache)`;
  const reasoning = totals.reasoningTokens === 0 ? '' : ` (${formatCount(totals.reasoningTokens)} reasoning)`;
  return `${formatCount(totals.inputTokens)} in${cached}, ${formatCount(totals.outputTokens)} out${reasoning}`;
}

/** How sure the dollars are. Shown under every total, also when all is well. */
function formatCoverage({ pricedShare, ownedShare, ...totals }: Totals, paint: Paint): string {
  const cost = parseUsd(totals.costUsd);
  const estimated = divide(parseUsd(totals.estimatedUsd), cost);
  const partial = divide(parseUsd(totals.partialUsd), cost);
  const line = (label: string, share: number | null, good: boolean, rest: string): string =>
    `  ${label.padEnd(9)} ${paint(good ? 'good' : 'attention', formatShare(share))} ${rest}`;
  const lines = [
    line(
      'Priced',
      pricedShare.calls,
      (pricedShare.calls ?? 1) === 1,
      `of requests, ${formatShare(pricedShare.tokens)} of tokens`,
    ),
    line(
      'Owned',
      ownedShare.usd,
      (ownedShare.usd ?? 1) === 1,
      `of dollars, ${formatShare(ownedShare.calls)} of requests`,
    ),
    line('Estimated', estimated, (estimated ?? 0) === 0, 'of dollars: list price or best guess, counted in the spend'),
  ];
  if ((partial ?? 0) > 0)
    lines.push(line('At least', partial, false, 'of dollars is a lower bound: a part has no price'));
  return lines.join('\n');
}

function formatEmpty(): string {
  return '  No model call is recorded for this yet. "spendspan doctor" says why no spans arrive.';
}
