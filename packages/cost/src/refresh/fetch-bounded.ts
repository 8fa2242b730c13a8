import type { IncomingMessage } from 'node:http';
import { RefreshError } from './refresh-error.ts';

/** Bounds of one download. */
export interface Bounds {
  readonly maxBytes: number;
  /** Of the whole download, redirects included, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether the process waits for it. */
  readonly keepAlive: boolean;
}

/** What came; without a body where nothing is newer than what was asked about. */
export interface Download {
  readonly body: Buffer | undefined;
  /** What to send the next time, so that only something newer comes. */
  readonly validators: Readonly<Record<string, string>>;
}

const MAX_REDIRECTS = 3;

/**
 * Downloads an `http(s)` address. Without `keepAlive` nothing of it keeps the process running.
 * @throws RefreshError
 */
export async function fetchBounded(url: URL, validators: Download['validators'], bounds: Bounds): Promise<Download> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), bounds.timeoutMs);
  if (!bounds.keepAlive) timer.unref();
  try {
    let at = url;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await request(at, validators, abort.signal, bounds.keepAlive);
      const next = readRedirect(answer, at);
      if (!next) return await readDownload(answer, bounds.maxBytes);
      answer.destroy();
      at = next;
    }
    throw new RefreshError('redirect', `got more than ${MAX_REDIRECTS} redirects, expected data`);
  } catch (error) {
    // A body that is cut off by the deadline looks truncated.
    if (abort.signal.aborted) {
      throw new RefreshError('timeout', `got no whole answer within ${bounds.timeoutMs} ms, expected one`);
    }
    if (error instanceof RefreshError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new RefreshError('unreachable', `got ${code ?? message}, expected an answer`, error);
  } finally {
    clearTimeout(timer);
  }
}

async function request(
  url: URL,
  validators: Download['validators'],
  signal: AbortSignal,
  keepAlive: boolean,
): Promise<IncomingMessage> {
  // Only a process that refreshes loads them.
  const client = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const headers = { ...validators, accept: 'application/json', 'accept-encoding': 'identity' };
  return new Promise((resolve, reject) => {
    const sent = client.request(url, { agent: false, headers, signal }, resolve);
    sent.on('error', reject);
    if (!keepAlive) sent.on('socket', (socket) => socket.unref());
    sent.end();
  });
}

const REDIRECTS: ReadonlySet<unknown> = new Set([301, 302, 303, 307, 308]);

function readRedirect({ statusCode, headers }: IncomingMessage, from: URL): URL | undefined {
  if (!REDIRECTS.has(statusCode)) return undefined;
  const { location = '' } = headers;
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const kept = to?.protocol === 'https:' || (to?.protocol === 'http:' && from.protocol === 'http:');
  if (!to || !kept) throw new RefreshError('redirect', 'got a redirect to somewhere less safe, expected data');
  return to;
}

async function readDownload(answer: IncomingMessage, maxBytes: number): Promise<Download> {
  const { statusCode, headers } = answer;
  if (statusCode === 304) {
    answer.resume();
    return { body: undefined, validators: {} };
  }
  try {
    if (statusCode !== 200) throw new RefreshError('status', `got status ${statusCode}, expected 200`);
    const { 'content-encoding': encoding = 'identity', etag, 'last-modified': modified } = headers;
    if (encoding !== 'identity') throw new RefreshError('encoding', `got ${encoding}, expected data as it is`);
    const body = await readBody(answer, maxBytes);
    const validators = {
      ...(etag === undefined ? {} : { 'if-none-match': etag }),
      ...(modified === undefined ? {} : { 'if-modified-since': modified }),
    };
    return { body, validators };
  } finally {
    answer.destroy();
  }
}

async function readBody(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = (): never => {
    throw new RefreshError('too_large', `got more than ${maxBytes} bytes, expected at most that`);
  };
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer) {
      size += (chunk as Buffer).length;
      if (size > maxBytes) tooLarge();
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
    throw new RefreshError('truncated', `got ${size} bytes and then no more, expected the rest`, error);
  }
  if (!answer.complete) throw new RefreshError('truncated', `got ${size} bytes, expected the rest`);
  return Buffer.concat(chunks, size);
}
