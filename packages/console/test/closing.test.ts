import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { openLedger } from '@spendspan/ledger';
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

/** All that comes over a connection until it is closed. */
async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

const HEALTH = 'GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n';

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

  it('does not wait for a connection on which somebody asks again', async () => {
    const socket = await connectTo(on.console.port, HEALTH);
    await once(socket, 'data');
    socket.write('GET /healthz HTTP/1.1\r\nhost: 127.0');
    const ended = once(socket, 'close');
    await postJson(on.console.url, makeExport([makeIds()]));
    await on.console.close();
    await ended;
  });

  it('records the calls that are under way, and keeps no connection for more', async () => {
    const body = JSON.stringify(makeExport(Array.from({ length: 500 }, () => makeIds())));
    const head = `host: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`;
    const socket = await connectTo(on.console.port, `POST /v1/traces HTTP/1.1\r\n${head}\r\n\r\n${body}${HEALTH}`);
    const read = readAll(socket);
    await fetch(new URL('/healthz', on.console.url));
    await on.console.close();
    expect((await read).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    const ledger = await openLedger({ path: on.ledgerPath });
    expect((await ledger.status()).calls).toBe(500);
    await ledger.close();
  });

  it('lets a watcher go, who reads nothing', async () => {
    const socket = await connectTo(on.console.port, 'GET /api/v1/calls/live HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
    await once(socket, 'readable');
    await on.console.close();
    await once(socket.resume(), 'close');
  });

  it('gives the answers that are under way', async () => {
    await postJson(on.console.url, makeExport([makeIds()]));
    const socket = await connectTo(
      on.console.port,
      'GET /api/v1/reports/org HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n',
    );
    const read = readAll(socket);
    await fetch(new URL('/healthz', on.console.url));
    await on.console.close();
    const answer = await read;
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('"calls":1');
  });
});
