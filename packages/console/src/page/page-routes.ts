import { listReports } from '@spendspan/ledger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ApiSource, statusCodeOf } from '../api-routes.ts';
import { readQuery } from '../read-query.ts';
import { renderBudgets } from './budgets-section.ts';
import { html } from './html.ts';
import { renderEmpty, renderPage, renderReport, renderReportList } from './report-page.ts';
import { CONTENT_SECURITY_POLICY } from './style.ts';

/** The page: `/` for the organisation, `/team?id=…` for one team, `/report/…` for any report; `month`, `from` and `to` as in the reports. */
export async function addPageRoutes(
  server: FastifyInstance,
  { ledger, budgets }: Pick<ApiSource, 'ledger' | 'budgets'>,
): Promise<void> {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cache-control', 'no-store');
  });
  server.setErrorHandler(sendErrorPage);
  server.get('/', async (request, reply) => {
    const query = readQuery(request);
    const report = await ledger.report('org', query);
    const isEmpty = report.totals.calls === 0 && Object.keys(query).length === 0;
    const body = isEmpty
      ? renderEmpty(`http://${request.headers.host}`)
      : html`${renderReportList(listReports())}${renderReport(report, renderBudgets(await budgets.describe()))}`;
    return sendPage(reply, renderPage(isEmpty ? 'No calls yet' : report.title, body));
  });
  server.get<{ Params: { name: string } }>('/report/:name', async (request, reply) => {
    const report = await ledger.report(request.params.name, readQuery(request));
    return sendPage(reply, renderPage(report.title, html`${renderReportList(listReports())}${renderReport(report)}`));
  });
  server.get('/team', async (request, reply) => {
    const { id, ...period } = readQuery(request);
    const report = await ledger.report('team', { ...period, ...(id !== undefined && { team: id }) });
    const body = html`${renderReportList(listReports())}${renderReport(report)}`;
    return sendPage(reply, renderPage(report.title, body));
  });
}

function sendErrorPage(error: Error & { statusCode?: number }, _request: FastifyRequest, reply: FastifyReply): void {
  const statusCode = statusCodeOf(error);
  const message = statusCode === 500 ? 'The console failed to answer.' : error.message.replace(/^\[[^\]]*\] /, '');
  const body = html`<h1>${statusCode}</h1><p>${message}</p><p><a href="/">Organisation</a></p>`;
  reply.code(statusCode);
  sendPage(reply, renderPage('Error', body));
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page);
}
