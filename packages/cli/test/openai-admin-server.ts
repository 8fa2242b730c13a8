import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Results of a path by UTC day, in the documented shapes. */
export type AdminResults = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** A server with the organisation API of OpenAI: https://platform.openai.com/docs/api-reference/usage */
export interface AdminServer {
  /** With `/v1`. */
  readonly url: string;
  /** Every request so far: path and query. */
  readonly requests: readonly URL[];
  /** The next requests get these instead of an answer. */
  readonly failures: ((response: ServerResponse) => void)[];
  close(): Promise<void>;
}

export const ADMIN_KEY = 'sk-admin-test-0123456789';
const DAY_S = 86_400;

/** Starts the server; a page has at most `pageDays` days, empty ones included. */
export async function startAdminServer(results: AdminResults, pageDays = 2): Promise<AdminServer> {
  const requests: URL[] = [];
  const failures: ((response: ServerResponse) => void)[] = [];
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://admin');
    requests.push(url);
    const fail = failures.shift();
    if (fail) return fail(response);
    answer(request, response, url, results, pageDays);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    failures,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  results: AdminResults,
  pageDays: number,
): void {
  if (request.headers.authorization !== `Bearer ${ADMIN_KEY}`) {
    send(response, 401, {
      error: { message: `Incorrect API key provided: ${request.headers.authorization}`, code: 'invalid_api_key' },
    });
    return;
  }
  const byDay = results[url.pathname.replace(/^\/v1/, '')];
  if (!byDay) {
    send(response, 404, { error: { message: 'no such path' } });
    return;
  }
  const end = Number(url.searchParams.get('end_time'));
  const start = Number(url.searchParams.get('page')?.replace('page_', '') ?? url.searchParams.get('start_time'));
  const last = Math.min(end, start + pageDays * DAY_S);
  const data: unknown[] = [];
  for (let time = start; time < last; time += DAY_S) {
    const day = new Date(time * 1000).toISOString().slice(0, 10);
    data.push({ object: 'bucket', start_time: time, end_time: time + DAY_S, results: byDay[day] ?? [] });
  }
  const more = last < end;
  send(response, 200, { object: 'page', data, has_more: more, next_page: more ? `page_${last}` : null });
}

/** Answers with JSON. */
export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
