import { type Ledger, makeReportGrids, ReportParameterError } from '@spendspan/ledger';
import type { FastifyInstance } from 'fastify';
import type { Questions } from './questions.ts';
import { readQuery } from './read-query.ts';
import { sendCsv } from './send-csv.ts';

/** `GET /api/v1/reports/:name/csv`: a table of a report as `spendspan report --format csv` prints it; the first, or `table`. */
export function addReportCsvRoute(server: FastifyInstance, ledger: Ledger, questions: Questions): void {
  server.get<{ Params: { name: string } }>('/api/v1/reports/:name/csv', async (request, reply) => {
    const { table, ...query } = readQuery(request);
    const { name } = request.params;
    const report = await questions.ask(request, reply, (options) => ledger.report(name, query, options));
    const grids = makeReportGrids(report);
    const grid = table === undefined ? grids[0] : grids.find((one) => one.name === table);
    if (!grid) {
      const known = grids.map((one) => one.name).join(', ');
      throw new ReportParameterError('table', JSON.stringify(table), `one of ${known}`);
    }
    return sendCsv(reply, grid.name === name ? name : `${name}-${grid.name}`, grid);
  });
}
