import {
  type BreakdownRow,
  describeCoverage,
  describeRange,
  describeTotals,
  makeReportTables,
  makeSectionTable,
  type Report,
  type ReportColumn,
  type ReportDescription,
  type ReportFact,
  type ReportTable,
  type SectionTable,
} from '@spendspan/ledger';
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

/**
 * A report as totals, coverage and one table per breakdown: the words and numbers of `spendspan report`.
 * @param first what stands before the tables.
 */
export function renderReport(report: Report, first: Html = html``): Html {
  const { totals } = report;
  return html`<header>
<h1>${report.title}</h1>
<p class="dim">${describeRange(report)}</p>
</header>
<main>
<dl class="totals">${describeTotals(totals).map(renderFact)}</dl>
${totals.calls === 0 ? html`<p>No model call is recorded in this period.</p>` : html`<dl class="coverage">${describeCoverage(totals).map(renderFact)}</dl>`}
${first}
${report.sections.map(makeSectionTable).map(renderSection)}
${makeReportTables(report).map((table) => renderTable(table, report))}
</main>`;
}

/** Links to the overview and to the reports that can be asked without saying of what. */
export function renderReportList(reports: readonly ReportDescription[]): Html {
  const links = reports.filter(
    ({ name, parameters }) => name !== 'org' && parameters.every(({ required }) => !required),
  );
  return html`<nav><p><a href="/">Organisation</a> ${links.map(
    ({ name, summary }) => html`<a href="/report/${name}" title="${summary}">${name}</a> `,
  )}</p></nav>`;
}

/** What the page says before the first call. */
export function renderEmpty(url: string): Html {
  return html`<header><h1>No calls yet</h1></header>
<main><p>Start an application with its spans sent here:</p>
<pre>OTEL_EXPORTER_OTLP_ENDPOINT=${url} node --import @spendspan/node/register app.js</pre>
<p>Then load this page again. Still nothing? In the folder of the application, this says why:</p>
<pre>spendspan doctor</pre></main>`;
}

function renderFact({ label, value, rest, tone }: ReportFact): Html {
  return html`<div><dt>${label}</dt><dd class="${tone}">${value}${rest === undefined ? '' : html` <small>${rest}</small>`}</dd></div>\n`;
}

function renderSection({ title, columns, rowCount, hasTotal, notes }: SectionTable): Html {
  const renderRow = (row: number): Html =>
    html`<tr>${columns.map(({ cells, exact, absent, align }, index) => {
      const text = cells[row] ?? '';
      const amount = exact?.[row];
      if (index === 0) return html`<th scope="row"${absent?.[row] ? ABSENT : html``}>${text}</th>`;
      if (align === 'left') return html`<td class="text${absent?.[row] ? ' attention' : ''}">${text}</td>`;
      if (typeof amount === 'string')
        return html`<td><data value="${amount}" title="USD ${amount}">${text}</data></td>`;
      return html`<td>${text}</td>`;
    })}</tr>\n`;
  return html`<section>
<h2>${title}</h2>
<div class="scroll"><table>
<thead><tr>${columns.map(({ head, align }) => html`<th scope="col"${align === 'left' ? TEXT : html``}>${head}</th>`)}</tr></thead>
<tbody>
${Array.from({ length: rowCount }, (_, row) => renderRow(row))}
</tbody>
${hasTotal ? html`<tfoot>${renderRow(rowCount)}</tfoot>` : html``}
</table></div>
${notes.map((note) => html`<p class="dim">${note}</p>`)}
</section>`;
}

const ABSENT = html` class="attention"`;
const TEXT = html` class="text"`;

function renderTable({ by, label, rows, columns }: ReportTable, { period }: Report): Html {
  return html`<section>
<h2>By ${label.toLowerCase()}</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">${label}</th>${columns.map(({ head }) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row, index) => html`<tr><th scope="row">${renderKey(by, row, period)}</th>${renderCells(columns, index)}</tr>\n`)}
</tbody>
<tfoot><tr><th scope="row">Total</th>${renderCells(columns, rows.length)}</tr></tfoot>
</table></div>
</section>`;
}

/** What has a report of its own links to it, in the same period. */
const LINKED: ReadonlySet<string> = new Set(['team', 'project', 'feature', 'user', 'customer', 'model', 'session']);

function renderKey(by: string, { key, absent }: BreakdownRow, { from, to, timeZone }: Report['period']): Html {
  if (absent) return html`<span class="attention">(${key})</span>`;
  if (!LINKED.has(by)) return html`${key}`;
  // In the query and not in the path: a team may be named ".." or hold slashes.
  const query = new URLSearchParams({
    [by === 'team' ? 'id' : by]: key,
    ...(by !== 'session' && { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
    ...(by !== 'session' && timeZone !== 'UTC' && { timeZone }),
  });
  return html`<a href="${by === 'team' ? '/team' : `/report/${by}`}?${query.toString()}">${key}</a>`;
}

function renderCells(columns: readonly ReportColumn[], index: number): readonly Html[] {
  return columns.map(({ cells, exact, defect }) => {
    const text = cells[index] ?? '';
    const amount = exact?.[index];
    if (typeof amount === 'string') return html`<td><data value="${amount}" title="USD ${amount}">${text}</data></td>`;
    return defect && text !== '0' ? html`<td class="attention">${text}</td>` : html`<td>${text}</td>`;
  });
}
