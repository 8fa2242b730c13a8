import { withAttribution } from '@spendspan/attribution';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Harness } from '../harness.ts';
import { closeAfterEach } from './close-after-each.ts';
import { type ClientSocket, loadModule, next, plainly, type SocketMaker } from './open-socket.ts';
import { created, delta, done, SESSION_CREATED } from './realtime-events.ts';
import type { Connection, SocketServer } from './socket-server.ts';
import { startWatchedServer } from './watched-server.ts';

const ENTRY = 'openai/realtime/ws';
const RECONNECT = { reconnect: true, reconnectInitialDelay: 10, reconnectMaxDelay: 20 };

describe('a realtime session of openai 7 that is connected anew', () => {
  let harness: Harness;
  let server: SocketServer;
  let close: () => Promise<void>;
  let connections: Connection[];
  const open = closeAfterEach();
  const exported = () => loadModule('openai-7', ENTRY);
  beforeAll(async () => {
    ({ harness, server, close } = await startWatchedServer('openai-7', ENTRY, {
      onOpen: (connection) => {
        connections.push(connection);
        connection.send(SESSION_CREATED);
      },
    }));
  });
  afterAll(() => close());
  beforeEach(() => {
    harness.exporter.reset();
    connections = [];
  });

  async function connect(): Promise<ClientSocket> {
    const Socket = exported()['OpenAIRealtimeWS'] as SocketMaker;
    const options = { model: 'gpt-realtime', ...RECONNECT, ...plainly(server) };
    const client = harness.client({ baseURL: `${server.url}/v1` });
    const socket = withAttribution({ team: 'support' }, () => new Socket(options, client));
    open.push(socket);
    socket.on('error', () => {});
    await next(socket, 'session.created');
    return socket;
  }

  /** Breaks the connection, and waits for the next one. */
  async function reconnect(socket: ClientSocket): Promise<Connection> {
    const again = next(socket, 'session.created');
    connections.at(-1)?.break();
    await again;
    return connections.at(-1) as Connection;
  }

  test('ends what was under way, and bills what comes after to who made it', async () => {
    const socket = await connect();
    connections.at(-1)?.send(created('resp_1'), delta('resp_1'));
    await next(socket, 'response.output_audio.delta');
    const connection = await reconnect(socket);
    connection.send(created('resp_2'), done('resp_2'));
    await expect.poll(() => harness.spans().length).toBe(2);
    expect(
      harness
        .spans()
        .map(({ attributes }) => [
          attributes['gen_ai.response.id'],
          attributes['llm.usage.status'],
          attributes['team.id'],
        ]),
    ).toEqual([
      ['resp_1', 'missing', 'support'],
      ['resp_2', 'reported', 'support'],
    ]);
  });

  test('has forgotten what was asked over the connection that broke', async () => {
    const socket = await connect();
    const before = server.received.length;
    withAttribution({ team: 'sales' }, () => socket.send({ type: 'response.create' }));
    await expect.poll(() => server.received.length).toBe(before + 1);
    const connection = await reconnect(socket);
    connection.send(created('resp_3'), done('resp_3'));
    await expect.poll(() => harness.spans().length).toBe(1);
    expect(harness.spans()[0]?.attributes).toMatchObject({ 'gen_ai.response.id': 'resp_3', 'team.id': 'support' });
  });
});
