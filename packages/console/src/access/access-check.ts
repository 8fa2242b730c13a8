import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestError } from '../request-error.ts';
import { SESSION_SECONDS, Sessions } from './sessions.ts';

/** Routes of the API that answer everybody. */
const OPEN: ReadonlySet<string | undefined> = new Set(['/healthz', '/api/v1/session']);

/**
 * Has the routes of a scope answer only those who know the token: programs say it in each request
 * (`authorization: Bearer …`), a browser once, to `POST /api/v1/session`, for a cookie. Of the route, not the text of the
 * address: that has many spellings.
 */
export function addAccessCheck(scope: FastifyInstance, token: string | undefined): void {
  const sessions = token === undefined ? undefined : new Sessions(token);
  scope.addHook('onRequest', async (request) => {
    if (!sessions || OPEN.has(request.routeOptions.url) || isLetIn(request, sessions)) return;
    throw new RequestError(401, 'got no token, expected that of the console; see what it said at its start');
  });
  scope.post('/api/v1/session', async (request, reply) => {
    if (!sessions) return { open: true };
    const { token: said } = (request.body ?? {}) as { token?: unknown };
    if (typeof said !== 'string' || !sessions.isToken(said)) {
      throw new RequestError(401, 'got another token, expected that of the console; see what it said at its start');
    }
    setCookie(request, reply, sessions.open());
    return { open: true };
  });
}

function isLetIn(request: FastifyRequest, sessions: Sessions): boolean {
  const { authorization = '', cookie = '' } = request.headers;
  const [, said] = /^Bearer (.+)$/i.exec(authorization) ?? [];
  if (said !== undefined) return sessions.isToken(said);
  const name = cookieName(request);
  return cookie.split(/;\s*/).some((one) => one.startsWith(`${name}=`) && sessions.has(one.slice(name.length + 1)));
}

/** Cookies are those of a host, whatever the port: two consoles of one host each have their own. */
function cookieName(request: FastifyRequest): string {
  return `spendspan_${request.socket.localPort ?? 0}`;
}

/** No script can read it, no other site has it sent, and it is not the token. */
function setCookie(request: FastifyRequest, reply: FastifyReply, pass: string): void {
  const secure = request.headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
  const rules = `Path=/api; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Strict${secure}`;
  reply.header('set-cookie', `${cookieName(request)}=${pass}; ${rules}`);
}
