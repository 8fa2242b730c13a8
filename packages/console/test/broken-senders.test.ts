import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchOrg, useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

const BODY = JSON.stringify(makeExport([makeIds()]));

describe('senders that do not keep to HTTP', () => {
  const fixture = useConsole();
  const send = async (headers: readonly string[], body: string): Promise<Socket> => {
    const socket = connect(fixture.console.port, '127.0.0.1');
    open.push(socket);
    socket.on('error', () => {});
    await once(socket, 'connect');
    const head = ['POST /v1/traces HTTP/1.1', 'host: 127.0.0.1', 'content-type: application/json', ...headers];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    return socket;
  };
  const readStatus = async (socket: Socket): Promise<number> => {
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return Number(answer.toString('latin1').split(' ')[1]);
  };
  const checkAlive = async (): Promise<void> => {
    expect((await postJson(fixture.console.url, makeExport([makeIds()]))).status).toBe(200);
    expect((await fetchOrg(fixture.console.url)).totals.calls).toBe(1);
  };

  it.each([
    ['a length shorter than the body', ['content-length: 10'], BODY],
    ['a length that is none', ['content-length: many'], BODY],
    ['a negative length', ['content-length: -1'], BODY],
    ['two lengths', ['content-length: 10', `content-length: ${BODY.length}`], BODY],
    ['a length and chunks', [`content-length: ${BODY.length}`, 'transfer-encoding: chunked'], BODY],
    ['a chunk of no size', ['transfer-encoding: chunked'], `zz\r\n${BODY}\r\n0\r\n\r\n`],
    ['a chunk longer than it says', ['transfer-encoding: chunked'], `5\r\n${BODY}\r\n0\r\n\r\n`],
    ['chunks that are cut', ['transfer-encoding: chunked'], `5\r\n{"res\r\n0\r\n\r\n`],
  ])('are answered with 400 for %s, and nothing is recorded', async (_what, headers, body) => {
    expect(await readStatus(await send(headers, body))).toBe(400);
    await checkAlive();
  });

  it.each([
    ['a length longer than the body', ['content-length: 100000'], BODY],
    ['chunks without an end', ['transfer-encoding: chunked'], `${BODY.length.toString(16)}\r\n${BODY}\r\n`],
  ])('have nothing recorded when they hang up after %s', async (_what, headers, body) => {
    const socket = await send(headers, body);
    socket.resume().end();
    await once(socket, 'close');
    await checkAlive();
  });

  it('get 413 for a length beyond the limit before they send anything', async () => {
    expect(await readStatus(await send(['content-length: 99999999999'], ''))).toBe(413);
    await checkAlive();
  });

  it('get 431 for headers without end', async () => {
    expect(await readStatus(await send([`x-padding: ${'x'.repeat(100_000)}`, 'content-length: 2'], '{}'))).toBe(431);
    await checkAlive();
  });
});
