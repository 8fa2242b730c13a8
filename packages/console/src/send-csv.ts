import { formatReportCsv, type ReportGrid } from '@spendspan/ledger';
import type { FastifyReply } from 'fastify';

/** Answers with a table as a CSV file to be saved as `spendspan-<name>.csv`. */
export function sendCsv(reply: FastifyReply, name: string, grid: ReportGrid): FastifyReply {
  const file = `spendspan-${name.replace(/[^\w.-]/g, '_')}.csv`;
  return reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${file}"`)
    .send(formatReportCsv(grid));
}
