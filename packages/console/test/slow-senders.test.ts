import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addOtlpRoutes, type OtlpLimits } from '../src/otlp/otlp-routes.ts';
import type { TraceReceiver } from '../src/otlp/trace-receiver.ts';
import { fetchOrg, useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

/** A sender that announces a body and has sent only the beginning of it. */
async function startSlowExport(port: number, sent: number, announced: number | 'chunked' = sent + 1): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  open.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  const head = [
    'POST /v1/traces HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    announced === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${announced}`,
  ];
  const begun = 'x'.repeat(sent);
  const body = announced === 'chunked' ? `${sent.toString(16)}\r\n${begun}\r\n` : begun;
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  return socket;
}

async function readStatus(socket: Socket): Promise<number> {
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return Number(answer.toString('latin1').split(' ')[1]);
}

describe('senders that trickle their bodies', () => {
  const fixture = useConsole();

  it('do not keep others from being recorded, however many they are', async () => {
    await Promise.all(Array.from({ length: 100 }, () => startSlowExport(fixture.console.port, 10, 1000)));
    expect((await postJson(fixture.console.url, makeExport([makeIds()]))).status).toBe(200);
    expect((await fetchOrg(fixture.console.url)).totals.calls).toBe(1);
  });
});

describe('the limits on bodies', () => {
  let server: FastifyInstance;
  let port: number;
  let handled: number;
  const start = async (limits: Partial<OtlpLimits>, work: Promise<void> = Promise.resolve()): Promise<void> => {
    const receiver: Pick<TraceReceiver, 'receive'> = {
      async receive() {
        handled += 1;
        await work;
        return Buffer.from('{}');
      },
    };
    server.register(async (scope) => addOtlpRoutes(scope, receiver, limits));
    await server.listen({ host: '127.0.0.1', port: 0 });
    const address = server.server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  };
  beforeEach(() => {
    server = fastify();
    handled = 0;
  });
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.destroy();
    await server.close();
  });
  const send = (body: string): Promise<Response> => postText(port, body);

  it('end a body that takes too long with 408', async () => {
    await start({ bodyTimeoutMs: 50 });
    expect(await readStatus(await startSlowExport(port, 10))).toBe(408);
    expect(await readStatus(await startSlowExport(port, 10, 'chunked'))).toBe(408);
    expect(handled).toBe(0);
  });

  it('let go of the body that has been under way longest when all together are too large', async () => {
    await start({ totalBodyBytes: 10_000 });
    const slow = await startSlowExport(port, 9_000);
    const status = readStatus(slow);
    expect((await send('x'.repeat(5_000))).status).toBe(200);
    expect(await status).toBe(503);
    // What was let go of, and what was answered, is free again.
    expect((await send('x'.repeat(9_900))).status).toBe(200);
    expect((await send('x'.repeat(10_001))).status).toBe(503);
  });

  it('refuse with 503 what comes while as many exports as allowed are being recorded', async () => {
    let finish = (): void => {};
    await start({ inFlight: 1 }, new Promise((resolve) => (finish = resolve)));
    const first = send('{}');
    while (handled === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await send('{}');
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
    finish();
    expect((await first).status).toBe(200);
    expect((await send('{}')).status).toBe(200);
  });
});

function postText(port: number, body: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`http://127.0.0.1:${port}/v1/traces`, { method: 'POST', headers, body });
}
