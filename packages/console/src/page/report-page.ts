import type { Breakdown, Report, Totals } from '@spendspan/ledger';
import { formatAmount, formatCount, formatShare } from './format.ts';
import { Html, html } from './html.ts';
import { STYLE } from './style.ts';

/** A whole page around some markup. */
export function renderPage(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Spendspan</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}

/** A report as totals, coverage and one table per breakdown. */
export function renderReport(report: Report): Html {
  const { totals, period } = report;
  const range =
    period.from || period.to ? `${period.from ?? 'the beginning'} to ${period.to ?? 'now'}` : 'all recorded calls';
  return html`<header>
<h1>${report.title}</h1>
<p class="dim">${range}, time zone ${period.timeZone}. Amounts are USD.</p>
</header>
<main>
${renderTotals(totals)}
${report.breakdowns.map((breakdown) => renderBreakdown(breakdown, totals))}
</main>`;
}

/** What the page says before the first call. */
export function renderEmpty(url: string): Html {
  return html`<header><h1>No calls yet</h1></header>
<main><p>Start an application with its spans sent here:</p>
<pre>OTEL_EXPORTER_OTLP_ENDPOINT=${url} node --import @spendspan/node/register app.js</pre>
<p>Then load this page again.</p></main>`;
}

function renderTotals(totals: Totals): Html {
  return html`<dl>
${fact('Spend', amount(totals.costUsd))}
${fact('Calls', html`${formatCount(totals.calls)}`)}
${fact('Average per priced call', amount(totals.costPerCallUsd))}
${fact('Input tokens', html`${formatCount(totals.inputTokens)}`)}
${fact('Output tokens', html`${formatCount(totals.outputTokens)}`)}
${fact('Saved by caching', amount(totals.cacheSavingsUsd))}
</dl>
<p>Priced: ${formatShare(totals.pricedShare.calls)} of calls, ${formatShare(totals.pricedShare.tokens)} of tokens.
Owned by a team: ${formatShare(totals.ownedShare.calls)} of calls, ${formatShare(totals.ownedShare.usd)} of USD.
Estimated: ${amount(totals.estimatedUsd)}. Lower bound only: ${amount(totals.partialUsd)}.</p>
<p>${formatCount(totals.failedCalls)} calls failed.
${totals.unpricedCalls > 0 ? html`<span class="warn">${formatCount(totals.unpricedCalls)} calls have no known price and are not in the amounts.</span>` : ''}</p>`;
}

function renderBreakdown(breakdown: Breakdown, totals: Totals): Html {
  return html`<section>
<h2>By ${breakdown.label.toLowerCase()}</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">${breakdown.label}</th><th scope="col">USD</th><th scope="col">Calls</th><th scope="col">Failed</th><th scope="col">Unpriced</th><th scope="col">Input tokens</th><th scope="col">Output tokens</th><th scope="col">USD per priced call</th></tr></thead>
<tbody>
${breakdown.rows.map(({ key, absent, totals: own }) => html`<tr><th scope="row">${renderKey(breakdown.by, key, absent)}</th>${cells(own)}</tr>\n`)}
</tbody>
<tfoot><tr><th scope="row">Total</th>${cells(totals)}</tr></tfoot>
</table></div>
</section>`;
}

function renderKey(by: string, key: string, absent: boolean): Html {
  if (absent) return html`<span class="absent">${key}</span>`;
  // In the query and not in the path: a team may be named ".." or hold slashes.
  return by === 'team' ? html`<a href="/team?id=${encodeURIComponent(key)}">${key}</a>` : html`${key}`;
}

function cells(totals: Totals): Html {
  return html`<td>${amount(totals.costUsd)}</td><td>${formatCount(totals.calls)}</td><td>${formatCount(totals.failedCalls)}</td><td>${formatCount(totals.unpricedCalls)}</td><td>${formatCount(totals.inputTokens)}</td><td>${formatCount(totals.outputTokens)}</td><td>${amount(totals.costPerCallUsd)}</td>`;
}

function fact(name: string, value: Html): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function amount(usd: string | null): Html {
  return usd === null ? html`–` : html`<data value="${usd}" title="${usd} USD">${formatAmount(usd)}</data>`;
}
