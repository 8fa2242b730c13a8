import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createError } from './errors.ts';
import { findAnswer } from './find-answer.ts';
import { createHexId } from './ids.ts';
import { readInstructions } from './instructions.ts';
import { readBody } from './read-body.ts';
import { sendAnswer } from './send-answer.ts';
import { serveSockets } from './sockets/serve-sockets.ts';
import type { Instructions, LocalProvider, LocalProviderOptions, ProviderMemory, RecordedRequest } from './types.ts';

const DEFAULTS = {
  port: 0,
  latencyMs: 0,
  chunkDelayMs: 0,
  keepRequests: 10_000,
} as const satisfies Required<LocalProviderOptions>;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Starts an OpenAI-compatible server on 127.0.0.1 that needs no key and costs nothing.
 * @throws the server's own error when the port is taken.
 * @example const provider = await startLocalProvider(); new OpenAI({ apiKey: 'local', baseURL: provider.baseURL });
 */
export async function startLocalProvider(options: LocalProviderOptions = {}): Promise<LocalProvider> {
  const settings = { ...DEFAULTS, ...options };
  const requests: RecordedRequest[] = [];
  const memory: ProviderMemory = {
    prompts: new Map(),
    responses: new Map(),
    videos: new Map(),
    files: new Map(),
    jobs: new Map(),
  };
  const server = createServer((request, response) => {
    serve(request, response, settings, requests, memory).catch((error: unknown) => {
      // A caller that hangs up while its request is read is not a defect of the provider.
      if (!response.destroyed) response.destroy(error instanceof Error ? error : undefined);
    });
  });
  serveSockets(server, (handshake) => {
    const request = describeRequest(handshake, Date.now(), undefined);
    requests.push(request);
    return (path, body) => findAnswer({ ...request, method: 'POST', path, body }, readInstructions({}), memory);
  });
  server.listen(settings.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return {
    url,
    baseURL: `${url}/v1`,
    port,
    requests,
    close: (): Promise<void> => {
      closing ??= close();
      return closing;
    },
  };
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  settings: Required<LocalProviderOptions>,
  requests: RecordedRequest[],
  memory: ProviderMemory,
): Promise<void> {
  const started = Date.now();
  const request = await record(incoming, started);
  requests.push(request);
  if (requests.length > settings.keepRequests) requests.shift();
  response.on('close', () => {
    request.aborted = !response.writableFinished;
  });
  response.setHeader('x-request-id', createHexId('req_').slice(0, 36));
  response.setHeader('openai-version', '2020-10-01');

  const instructions = readInstructionsOrError(request);
  if (typeof instructions === 'string') {
    await sendAnswer(response, createError(400, instructions), { chunkDelayMs: 0, cutAfter: undefined, onChunk() {} });
    return;
  }
  const latencyMs = instructions.delayMs ?? settings.latencyMs;
  if (latencyMs > 0) await sleep(latencyMs);
  if (instructions.error === 'reset') {
    response.destroy();
    return;
  }
  const answer = findAnswer(request, instructions, memory);
  response.setHeader('openai-processing-ms', String(Date.now() - started));
  await sendAnswer(response, answer, {
    chunkDelayMs: instructions.chunkDelayMs ?? settings.chunkDelayMs,
    cutAfter: instructions.cutAfter,
    onChunk: () => {
      request.chunksSent += 1;
    },
  });
}

async function record(incoming: IncomingMessage, at: number): Promise<Mutable<RecordedRequest>> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return describeRequest(incoming, at, await readBody(Buffer.concat(parts), incoming.headers['content-type']));
}

function describeRequest(incoming: IncomingMessage, at: number, body: unknown): Mutable<RecordedRequest> {
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    at,
    aborted: false,
    chunksSent: 0,
  };
}

function readInstructionsOrError({ headers }: RecordedRequest): Instructions | string {
  try {
    return readInstructions(headers);
  } catch (error) {
    return (error as Error).message;
  }
}
