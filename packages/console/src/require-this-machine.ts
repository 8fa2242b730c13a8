import type { FastifyRequest } from 'fastify';
import { isLoopback, namesLoopback } from './host-check.ts';
import { RequestError } from './request-error.ts';

/**
 * Only a program of this machine changes anything or has it sent out: not a machine that the console is shown to, and not
 * a page in a browser of this one.
 * @throws RequestError 403
 */
export function requireThisMachine(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (!isLoopback(address) || !namesLoopback(host)) {
    throw new RequestError(403, 'got a request from elsewhere, expected one from this machine; run the command there');
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new RequestError(403, `got origin ${JSON.stringify(origin)}, expected none; run the command instead`);
  }
}
