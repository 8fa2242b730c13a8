import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the server does with a request. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text or bytes as they are, anything else as JSON. A list is sent piece by piece. */
  readonly body?: unknown;
  readonly pieces?: readonly (string | Uint8Array)[];
  /** After the head and after each piece, in milliseconds. */
  readonly pauseMs?: number;
  /** Never answers, breaks the connection before the answer or after its body, or never ends its body. */
  readonly fails?: 'hang' | 'reset' | 'cut' | 'stall';
}

/** A request as it arrived. */
export interface ScriptedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the client hung up before the answer was sent. */
  abandoned: boolean;
}

export interface ScriptedServer {
  readonly url: string;
  readonly requests: ScriptedRequest[];
  close(): Promise<void>;
}

/** An answer, or what decides on one. */
export type Answering = ScriptedAnswer | ((request: ScriptedRequest) => ScriptedAnswer);

/** A provider that answers one request after the other as it is told; the last answer stands for all that follow. */
export async function startScriptedServer(answers: readonly Answering[]): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = { ...(await read(incoming)), abandoned: false };
    requests.push(request);
    response.on('close', () => {
      request.abandoned = !response.writableFinished;
    });
    const answer = answers[Math.min(requests.length, answers.length) - 1] ?? {};
    await send(response, typeof answer === 'function' ? answer(request) : answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<Omit<ScriptedRequest, 'abandoned'>> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(parts).toString('utf8'),
  };
}

async function send(response: ServerResponse, answer: ScriptedAnswer): Promise<void> {
  const { status = 200, headers = {}, body, pieces, pauseMs = 1, fails } = answer;
  if (fails === 'hang') return;
  if (fails === 'reset') return void response.destroy();
  const asItIs = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
  const json = pieces === undefined && !asItIs;
  const type = pieces ? 'text/event-stream' : 'application/json';
  response.writeHead(status, { 'content-type': type, 'x-request-id': 'req_1', date: 'now', ...headers });
  for (const piece of pieces ?? []) {
    response.write(piece);
    await sleep(pauseMs);
  }
  if (fails === 'stall') return;
  if (fails === 'cut') return void setTimeout(() => response.destroy(), 5);
  response.end(json ? JSON.stringify(body) : body);
}

/** Server-sent events, one a value, with the end mark that OpenAI sends. */
export function events(...values: readonly unknown[]): string[] {
  return [...values.map((value) => `data: ${JSON.stringify(value)}\n\n`), 'data: [DONE]\n\n'];
}
