import type { ReportQuery } from '@spendspan/ledger';
import type { FastifyRequest } from 'fastify';

/** The parameters of a URL; of a repeated one the last counts. */
export function readQuery(request: FastifyRequest): ReportQuery {
  return Object.fromEntries(new URLSearchParams(request.url.split('?', 2)[1] ?? ''));
}
