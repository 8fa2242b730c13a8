import fastify, { type FastifyInstance } from 'fastify';
import { addAccessCheck } from './access/access-check.ts';
import { type ApiSource, addApiRoutes, sendApiError } from './api-routes.ts';
import { isLoopback, namesLoopback } from './host-check.ts';
import { OpenConnections } from './open-connections.ts';
import { addOtlpRoutes } from './otlp/otlp-routes.ts';
import { MAX_BODY_BYTES } from './otlp/read-body.ts';
import type { TraceReceiver } from './otlp/trace-receiver.ts';
import { addPageRoutes } from './page/page-routes.ts';

/** A sender that takes longer than this for one request, in milliseconds, is cut off. */
const REQUEST_TIMEOUT_MS = 60_000;

/** The server with all its routes, not yet listening. */
export function createServer(host: string, receiver: TraceReceiver, source: ApiSource): FastifyInstance {
  const server = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // An address that cannot be read is that of no route.
    frameworkErrors: (error, _, reply) => sendApiError(error, reply),
  });
  const connections = new OpenConnections(server.server);
  server.addHook('preClose', async () => connections.endAll());
  const loopbackOnly = isLoopback(host);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    if (loopbackOnly && !namesLoopback(request.headers.host)) {
      const error: Error & { statusCode?: number } = new Error(
        `got host ${JSON.stringify(request.headers.host ?? '')}, expected a name of this machine; use 127.0.0.1 or localhost`,
      );
      error.statusCode = 403;
      throw error;
    }
  });
  server.setNotFoundHandler((request, reply) => {
    const message = `[@spendspan/console] got ${request.method} ${request.url.split('?', 1)[0]}, expected a known path; see /`;
    reply.code(404).send({ error: { code: 'NOT_FOUND', message } });
  });
  server.register(async (scope) => addOtlpRoutes(scope, receiver));
  server.register(async (scope) => {
    addAccessCheck(scope, source.token);
    await addApiRoutes(scope, source);
  });
  server.register(async (scope) => addPageRoutes(scope));
  return server;
}
