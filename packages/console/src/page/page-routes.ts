import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type PageFile, readPageFiles } from './page-files.ts';
import { VIEW_PATHS } from './view-paths.ts';

/** The page runs its own script and style, asks its own console, and is in no frame of another page. */
export const CONTENT_SECURITY_POLICY: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page and its files. Which view of it an address shows, the page itself finds out. */
export async function addPageRoutes(server: FastifyInstance): Promise<void> {
  const files = readPageFiles();
  for (const [path, file] of files) {
    if (path !== '/index.html') server.get(path, (request, reply) => sendFile(request, reply, file, CACHED));
  }
  const index = files.get('/index.html');
  for (const path of Object.values(VIEW_PATHS)) {
    server.get(path, (request, reply) => {
      if (index) return sendFile(request, reply, index, ANEW);
      const message = '[@spendspan/console] got no page in this installation, expected dist/web; build the package';
      return reply.code(503).send({ error: { code: 'PAGE_MISSING', message } });
    });
  }
  server.get('*', (request, reply) =>
    index && asksForPage(request) ? sendFile(request, reply.code(404), index, ANEW) : reply.callNotFound(),
  );
}

/** Whether somebody typed the address, who reads what the page says of it; programs are told in JSON. */
function asksForPage({ url, headers }: FastifyRequest): boolean {
  return !/^\/(?:api|v1)\//.test(url) && /\btext\/html\b/.test(headers.accept ?? '');
}

/** Names of files hold a digest of their content, but for the icon's. */
const CACHED = 'public, max-age=3600';
const ANEW = 'no-cache';

function sendFile(request: FastifyRequest, reply: FastifyReply, file: PageFile, caching: string): FastifyReply {
  reply
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', caching)
    .header('etag', file.etag)
    .header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (takesGzip) reply.header('content-encoding', 'gzip');
  return reply.type(file.type).send(takesGzip ? file.gzipped : file.body);
}
