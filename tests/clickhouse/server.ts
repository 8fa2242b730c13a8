/**
 * The HTTP interface of ClickHouse, as far as its official client speaks it, before an engine in this process.
 * https://clickhouse.com/docs/interfaces/http
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { startEngine } from './engine.ts';

/** Parameters of the URL that are of HTTP, not settings of the engine. */
const OF_HTTP = new Set([
  ...['query', 'query_id', 'database', 'session_id', 'role', 'user', 'password', 'default_format'],
  ...[
    'enable_http_compression',
    'wait_end_of_query',
    'send_progress_in_http_headers',
    'cancel_http_readonly_queries_on_client_close',
  ],
]);

/** What a real server answers instead of 500, by the code of the error. */
const STATUS: Readonly<Record<string, number>> = { 47: 404, 60: 404, 81: 404, 62: 400, 516: 403 };

const PASSWORD = process.env['TEST_CLICKHOUSE_PASSWORD'] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'spendspan-clickhouse-'));
const engine = startEngine(folder);

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => fail(response, error instanceof Error ? error.message : ''));
});
// A real server's is 10 s or more; tests wait longer.
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
process.once('SIGTERM', stop);
process.once('disconnect', stop);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/ping') {
    response.end('Ok.\n');
    return;
  }
  const body = await readBody(request);
  const user = readUser(request);
  if (user.password !== PASSWORD) {
    fail(
      response,
      `Code: 516. DB::Exception: ${user.name}: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)`,
    );
    return;
  }
  const inUrl = url.searchParams.get('query');
  const query = inUrl === null ? body : `${inUrl}\n${body}`;
  const output = await engine.run(prepare(query, url.searchParams), readParams(url.searchParams), 'TabSeparated');
  const isZipped =
    /gzip/.test(request.headers['accept-encoding'] ?? '') && url.searchParams.has('enable_http_compression');
  response.writeHead(200, {
    'X-ClickHouse-Format': 'TabSeparated',
    ...(isZipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(isZipped ? gzipSync(output) : output);
}

/** Settings of the request before this one, which would be those of this one: the engine keeps them, HTTP does not. */
let kept: readonly string[] = [];

/** A statement in its database with its settings. */
function prepare(query: string, parameters: URLSearchParams): string {
  const settings = [...parameters].filter(([name]) => !OF_HTTP.has(name) && !name.startsWith('param_'));
  const reset = kept.map((name) => `${name} = DEFAULT`);
  const set = settings.map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  kept = settings.map(([name]) => name);
  const database = parameters.get('database') ?? 'default';
  const before = [reset, set].filter((list) => list.length > 0).map((list) => `SET ${list.join(', ')}`);
  return [...before, `USE \`${database}\``, query].join('; ');
}

function readParams(parameters: URLSearchParams): Record<string, string> {
  const named = [...parameters].filter(([name]) => name.startsWith('param_'));
  return Object.fromEntries(named.map(([name, value]) => [name.slice('param_'.length), value]));
}

function readUser({ headers }: IncomingMessage): { readonly name: string; readonly password: string } {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (basic === undefined) return { name: 'default', password: '' };
  const [name = '', ...password] = Buffer.from(basic, 'base64').toString().split(':');
  return { name, password: password.join(':') };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
}

function fail(response: ServerResponse, message: string): void {
  const code = /Code: (\d+)/.exec(message)?.[1] ?? '1002';
  response.writeHead(STATUS[code] ?? 500, { 'X-ClickHouse-Exception-Code': code });
  response.end(`${message} (version 26.7.2.1)\n`);
}

function stop(): void {
  server.close();
  server.closeAllConnections();
  engine.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
