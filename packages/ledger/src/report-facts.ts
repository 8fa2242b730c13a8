import { formatCount, formatShare, formatUsdAmount } from './format-numbers.ts';
import { parseUsd, shareOf } from './money.ts';
import type { Report, Totals } from './types.ts';

/** A line about the totals of a report, for people: in the command, on the page and in files. */
export interface ReportFact {
  readonly label: string;
  readonly value: string;
  /** What the value is of. */
  readonly rest?: string;
  readonly tone: 'title' | 'good' | 'attention' | 'plain';
}

/** What was spent, on how much. */
export function describeTotals(totals: Totals): readonly ReportFact[] {
  const { costPerCallUsd, cacheSavingsUsd, calls, failedCalls, unpricedCalls } = totals;
  const exceptions = [
    ...(failedCalls === 0 ? [] : [`${formatCount(failedCalls)} failed`]),
    ...(unpricedCalls === 0 ? [] : [`${formatCount(unpricedCalls)} without a known price`]),
  ].join(', ');
  return [
    totals.pricedCalls === 0 && calls > 0
      ? { label: 'Spend', value: 'unknown: no request has a price', tone: 'attention' }
      : { label: 'Spend', value: formatUsdAmount(totals.costUsd), tone: 'title' },
    { label: 'Requests', value: formatCount(calls), ...(exceptions && { rest: `(${exceptions})` }), tone: 'plain' },
    costPerCallUsd === null
      ? { label: 'Average', value: '–', tone: 'plain' }
      : { label: 'Average', value: formatUsdAmount(costPerCallUsd), rest: 'per priced request', tone: 'plain' },
    { label: 'Tokens', value: describeTokens(totals), tone: 'plain' },
    ...(parseUsd(cacheSavingsUsd) === 0n
      ? []
      : [{ label: 'Saved', value: formatUsdAmount(cacheSavingsUsd), rest: 'by cached input', tone: 'plain' } as const]),
  ];
}

/** How sure the dollars are. Shown beside every total, also when all is well. */
export function describeCoverage(totals: Totals): readonly ReportFact[] {
  const { pricedShare, ownedShare } = totals;
  const cost = parseUsd(totals.costUsd);
  const estimated = shareOf(parseUsd(totals.estimatedUsd), cost);
  const partial = shareOf(parseUsd(totals.partialUsd), cost);
  const failures = totals.calls - totals.pricedCalls - totals.unpricedCalls;
  const leftOut = failures === 0 ? '' : `; ${formatCount(failures)} failed without usage left out`;
  const fact = (label: string, share: number | null, good: number, rest: string): ReportFact => {
    return { label, value: formatShare(share), rest, tone: (share ?? good) === good ? 'good' : 'attention' };
  };
  return [
    fact('Priced', pricedShare.calls, 1, `of requests, ${formatShare(pricedShare.tokens)} of tokens${leftOut}`),
    fact('Owned', ownedShare.usd, 1, `of dollars, ${formatShare(ownedShare.calls)} of requests`),
    fact('Estimated', estimated, 0, 'of dollars: list price or best guess, counted in the spend'),
    ...((partial ?? 0) > 0 ? [fact('At least', partial, 0, 'of dollars is a lower bound: a part has no price')] : []),
  ];
}

/** The stretch of time that numbers are about: `from 2026-11-01T00:00:00.000Z, UTC`. */
export function describeRange({ period }: Pick<Report, 'period'>): string {
  const from = period.from === undefined ? '' : `from ${period.from}`;
  const to = period.to === undefined ? '' : `to ${period.to}`;
  const range = from === '' && to === '' ? 'all recorded time' : `${from} ${to}`.trim();
  return `${range}, ${period.timeZone}`;
}

function describeTokens(totals: Totals): string {
  const cached = totals.cacheReadTokens === 0 ? '' : ` (${formatCount(totals.cacheReadTokens)} from cache)`;
  const reasoning = totals.reasoningTokens === 0 ? '' : ` (${formatCount(totals.reasoningTokens)} reasoning)`;
  return `${formatCount(totals.inputTokens)} in${cached}, ${formatCount(totals.outputTokens)} out${reasoning}`;
}
