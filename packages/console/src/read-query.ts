import type { ReportQuery } from '@spendspan/ledger';
import type { FastifyRequest } from 'fastify';

/** The parameters of a URL, in whose values a question mark may stand as it is; of a repeated one the last counts. */
export function readQuery(request: FastifyRequest): ReportQuery {
  const start = request.url.indexOf('?');
  return start < 0 ? {} : Object.fromEntries(new URLSearchParams(request.url.slice(start + 1)));
}
