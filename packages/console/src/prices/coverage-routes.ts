import type { Coverage, Ledger } from '@spendspan/ledger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Questions } from '../questions.ts';
import { readQuery } from '../read-query.ts';
import { sendCsv } from '../send-csv.ts';
import { makeCoverageGrid } from './coverage-grid.ts';

/** `GET /api/v1/coverage`: what has no sure price, and advice; `GET /api/v1/coverage/csv`: its rows as CSV. */
export function addCoverageRoutes(server: FastifyInstance, ledger: Ledger, questions: Questions): void {
  const ask = (request: FastifyRequest, reply: FastifyReply): Promise<Coverage> =>
    questions.ask(request, reply, (options) => ledger.coverage(readQuery(request), options));
  server.get('/api/v1/coverage', ask);
  server.get('/api/v1/coverage/csv', async (request, reply) =>
    sendCsv(reply, 'coverage', makeCoverageGrid(await ask(request, reply))),
  );
}
