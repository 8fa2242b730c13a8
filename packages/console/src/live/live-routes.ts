import type { Ledger } from '@spendspan/ledger';
import type { FastifyInstance } from 'fastify';
import { readQuery } from '../read-query.ts';
import type { LiveBatch, LiveCalls } from './live-calls.ts';

/** Bytes that a watcher may leave unread; one that leaves more is cut off, and comes back by itself. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** Something is said so often, so that proxies and browsers keep the connection. */
const HEARTBEAT_MS = 15_000;

/**
 * `GET /api/v1/calls/live`: calls as they are recorded, as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html), each a `LiveBatch`; those that have `where`, and by
 * the clocks of `timeZone`.
 */
export function addLiveRoutes(server: FastifyInstance, ledger: Ledger, live: LiveCalls): void {
  const ends = new Set<() => void>();
  server.get('/api/v1/calls/live', async (request, reply) => {
    const test = await ledger.makeCallTest(readQuery(request));
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    const send = (text: string): void => {
      raw.write(text);
      if (raw.writableLength > MAX_UNREAD_BYTES) raw.destroy();
    };
    const tell = (batch: LiveBatch): void => send(`data: ${JSON.stringify(batch)}\n\n`);
    const unsubscribe = live.subscribe({ test, tell });
    const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS).unref();
    const end = (): void => {
      ends.delete(end);
      unsubscribe();
      clearInterval(heartbeat);
      raw.end();
    };
    ends.add(end);
    request.raw.once('close', end);
  });
  // A server that closes waits for its answers, and these would never end.
  server.addHook('preClose', async () => {
    for (const end of ends) end();
  });
}
