import { once } from 'node:events';
import { type AddressInfo, connect as connectTo, createServer, type Server } from 'node:net';
import { withAttribution } from '@spendspan/attribution';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClientName, Harness } from '../harness.ts';
import { closeAfterEach } from './close-after-each.ts';
import { type ClientSocket, loadModule, next, opened, type SocketMaker } from './open-socket.ts';
import { created, done, SESSION_CREATED } from './realtime-events.ts';
import { answer } from './responses-events.ts';
import type { Connection, SocketServer } from './socket-server.ts';
import { startWatchedServer } from './watched-server.ts';

const CREATE = { type: 'response.create', model: 'gpt-4.1', input: 'Hello there.' };
const RECONNECT = { maxRetries: 5, initialDelay: 10, maxDelay: 20, onReconnecting: () => undefined };

/** A way to a server that breaks as many of the next connections as it is told, before their handshake. */
interface Road {
  readonly server: Server;
  readonly port: number;
  breaks: number;
}

async function openRoad(to: SocketServer): Promise<Road> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (road.breaks > 0) {
      road.breaks -= 1;
      socket.destroy();
      return;
    }
    const far = connectTo(to.port, '127.0.0.1');
    far.on('error', () => socket.destroy());
    socket.pipe(far).pipe(socket);
    socket.on('close', () => far.destroy());
    far.on('close', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const road: Road = { server, port: (server.address() as AddressInfo).port, breaks: 0 };
  return road;
}

const told = (harness: Harness) =>
  harness
    .spans()
    .map(({ attributes }) => [
      attributes['gen_ai.response.id'],
      attributes['llm.usage.status'],
      attributes['team.id'],
      attributes['error.type'],
    ]);

describe.each<ClientName>(['openai-6', 'openai-7'])(
  'what is sent over ResponsesWS of %s without a connection',
  (version) => {
    const ENTRY = 'openai/resources/responses/ws';
    let harness: Harness;
    let server: SocketServer;
    let close: () => Promise<void>;
    let road: Road;
    let made = 0;
    let connections: Connection[] = [];
    const open = closeAfterEach();
    const exported = () => loadModule(version, ENTRY);
    beforeAll(async () => {
      ({ harness, server, close } = await startWatchedServer(version, ENTRY, {
        onOpen: (connection) => connections.push(connection),
        onEvent: (_, connection) => {
          made += 1;
          connection.send(...answer(`resp_${made}`));
        },
      }));
      road = await openRoad(server);
    });
    afterAll(async () => {
      road.server.close();
      await close();
    });
    beforeEach(() => {
      harness.exporter.reset();
      connections = [];
      made = 0;
    });

    function make(options: object = { reconnect: RECONNECT }): ClientSocket {
      const Socket = exported()['ResponsesWS'] as SocketMaker;
      const client = harness.client({ baseURL: `http://127.0.0.1:${road.port}/v1` });
      const socket = withAttribution({ team: 'support' }, () => new Socket(client, options));
      open.push(socket);
      socket.on('error', () => {});
      return socket;
    }

    test('belongs to who sent it, once the connection is made anew', async () => {
      const socket = make();
      await opened(socket);
      await expect.poll(() => connections.length).toBe(1);
      const again = next(socket, 'reconnected');
      socket.on('reconnecting', () => withAttribution({ team: 'sales' }, () => socket.send(CREATE)));
      connections[0]?.break();
      await again;
      await expect.poll(() => harness.spans().length).toBe(1);
      expect(told(harness)).toEqual([['resp_1', 'reported', 'sales', undefined]]);
    });

    test('belongs to who sent it, however many connections fail before one is made', async () => {
      road.breaks = 3;
      const socket = make();
      withAttribution({ team: 'sales' }, () => socket.send(CREATE));
      socket.on('reconnecting', () => {
        if (road.breaks === 1) withAttribution({ team: 'ads' }, () => socket.send(CREATE));
      });
      await next(socket, 'reconnected');
      await expect.poll(() => harness.spans().length).toBe(2);
      expect(told(harness)).toEqual([
        ['resp_1', 'reported', 'sales', undefined],
        ['resp_2', 'reported', 'ads', undefined],
      ]);
    });

    test('is a failed call where no connection is made', async () => {
      road.breaks = 1;
      const socket = make({});
      withAttribution({ team: 'sales' }, () => socket.send(CREATE));
      await next(socket, 'close');
      expect(told(harness)).toEqual([[undefined, 'missing', 'sales', 'not_sent']]);
      // Refused by the client at once.
      socket.send(CREATE);
      expect(harness.counts()).toEqual({ started: 1, ended: 1 });
    });

    test('takes nobody\u2019s place where the client refuses it', async () => {
      road.breaks = 1;
      const socket = make({ reconnect: RECONNECT, maxQueueSize: 200 });
      withAttribution({ team: 'sales' }, () => socket.send(CREATE));
      withAttribution({ team: 'refused' }, () => socket.send({ ...CREATE, input: 'x'.repeat(300) }));
      withAttribution({ team: 'ads' }, () => socket.send(CREATE));
      await next(socket, 'reconnected');
      await expect.poll(() => harness.spans().length).toBe(3);
      expect(told(harness).map(([id, , team]) => [id, team])).toEqual([
        [undefined, 'refused'],
        ['resp_1', 'sales'],
        ['resp_2', 'ads'],
      ]);
    });
  },
);

describe.each<ClientName>(['openai-4', 'openai-5', 'openai-6', 'openai-7'])(
  'what is sent over a realtime socket of %s without a connection',
  (version) => {
    const ENTRY = 'openai/beta/realtime/ws';
    let harness: Harness;
    let server: SocketServer;
    let close: () => Promise<void>;
    let made = 0;
    const open = closeAfterEach();
    const exported = () => loadModule(version, ENTRY);
    beforeAll(async () => {
      ({ harness, server, close } = await startWatchedServer(version, ENTRY, {
        onOpen: (connection) => connection.send(SESSION_CREATED),
        onEvent: (_, connection) => {
          made += 1;
          connection.send(created(`resp_${made}`), done(`resp_${made}`));
        },
      }));
    });
    afterAll(() => close());

    test('takes nobody\u2019s place', async () => {
      const Socket = exported()['OpenAIRealtimeWS'] as SocketMaker;
      const options = { model: 'gpt-realtime', options: { createConnection: server.createConnection } };
      const socket = new Socket(options, harness.client({ baseURL: `${server.url}/v1` }));
      open.push(socket);
      socket.on('error', () => {});
      withAttribution({ team: 'early' }, () => socket.send({ type: 'response.create' }));
      await next(socket, 'session.created');
      withAttribution({ team: 'sales' }, () => socket.send({ type: 'response.create' }));
      await expect.poll(() => harness.spans().length).toBe(1);
      expect(told(harness)).toEqual([['resp_1', 'reported', 'sales', undefined]]);
    });
  },
);

describe('what waits for a realtime session of openai 7 to be connected anew', () => {
  const ENTRY = 'openai/realtime/ws';
  let harness: Harness;
  let server: SocketServer;
  let close: () => Promise<void>;
  let connections: Connection[] = [];
  let made = 0;
  const open = closeAfterEach();
  const exported = () => loadModule('openai-7', ENTRY);
  beforeAll(async () => {
    ({ harness, server, close } = await startWatchedServer('openai-7', ENTRY, {
      onOpen: (connection) => {
        connections.push(connection);
        connection.send(SESSION_CREATED);
      },
      onEvent: (_, connection) => {
        made += 1;
        connection.send(created(`resp_${made}`), done(`resp_${made}`));
      },
    }));
  });
  afterAll(() => close());
  beforeEach(() => {
    harness.exporter.reset();
    connections = [];
    made = 0;
  });

  type Recovering = ClientSocket & { flushPending(): void; takePending(): unknown[] };

  async function connect(maxQueueBytes: number): Promise<Recovering> {
    const Socket = exported()['OpenAIRealtimeWS'] as SocketMaker;
    const socket = withAttribution(
      { team: 'support' },
      () =>
        new Socket(
          {
            model: 'gpt-realtime',
            options: { createConnection: server.createConnection },
            reconnect: true,
            reconnectInitialDelay: 10,
            reconnectMaxDelay: 20,
            maxQueueBytes,
          },
          harness.client({ baseURL: `${server.url}/v1` }),
        ),
    );
    open.push(socket);
    socket.on('error', () => {});
    await next(socket, 'session.created');
    return socket as Recovering;
  }

  async function breakAndSend(socket: Recovering): Promise<void> {
    const again = next(socket, 'reconnected');
    socket.on('reconnecting', () => withAttribution({ team: 'sales' }, () => socket.send({ type: 'response.create' })));
    connections.at(-1)?.break();
    await again;
  }

  test('belongs to who sent it, once the application lets it go', async () => {
    const socket = await connect(1000);
    await breakAndSend(socket);
    connections
      .at(-1)
      ?.send(created('resp_own', { conversation_id: null }), done('resp_own', { conversation_id: null }));
    await next(socket, 'response.done');
    socket.flushPending();
    await expect.poll(() => harness.spans().length).toBe(2);
    expect(told(harness)).toEqual([
      ['resp_own', 'reported', 'support', undefined],
      ['resp_1', 'reported', 'sales', undefined],
    ]);
  });

  test('takes nobody\u2019s place where the application takes it back', async () => {
    const socket = await connect(1000);
    await breakAndSend(socket);
    expect(socket.takePending()).toHaveLength(1);
    connections.at(-1)?.send(created('resp_own'), done('resp_own'));
    await expect.poll(() => harness.spans().length).toBe(1);
    expect(told(harness)).toEqual([['resp_own', 'reported', 'support', undefined]]);
  });

  test('takes nobody\u2019s place where the client refuses it', async () => {
    const socket = await connect(0);
    await breakAndSend(socket);
    connections.at(-1)?.send(created('resp_own'), done('resp_own'));
    await expect.poll(() => harness.spans().length).toBe(1);
    expect(told(harness)).toEqual([['resp_own', 'reported', 'support', undefined]]);
  });
});
