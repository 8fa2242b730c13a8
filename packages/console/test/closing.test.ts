import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { useConsole } from './console-fixture.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

async function connectTo(port: number, text = ''): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  open.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  if (text) socket.write(text);
  return socket;
}

describe('a console that is closed', () => {
  const on = useConsole();

  it.each([
    ['on which nothing is asked', ''],
    ['on which somebody begins to ask', 'GET /api/v1/reports/org HTTP/1.1\r\nhost: 127.0'],
    [
      'on which a body never comes to its end',
      'POST /api/v1/reprice HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{',
    ],
    [
      'on which calls never come to their end',
      'POST /v1/traces HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{',
    ],
  ])('does not wait for a connection %s', async (_, text) => {
    const socket = await connectTo(on.console.port, text);
    // An end is noticed only by who reads.
    socket.resume();
    const ended = once(socket, 'close');
    // What came over the connections before this answer was read before it was made.
    await postJson(on.console.url, makeExport([makeIds()]));
    await on.console.close();
    await ended;
  });

  it('gives the answers that are under way', async () => {
    await postJson(on.console.url, makeExport([makeIds()]));
    const socket = await connectTo(
      on.console.port,
      'GET /api/v1/reports/org HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n',
    );
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = once(socket, 'close');
    await fetch(new URL('/healthz', on.console.url));
    await on.console.close();
    await ended;
    const answer = Buffer.concat(chunks).toString();
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('"calls":1');
  });
});
