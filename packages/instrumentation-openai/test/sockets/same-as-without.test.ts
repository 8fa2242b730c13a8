import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { context, propagation } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countOpenCalls } from '../../src/index.ts';
import { CLIENTS, type Harness, startHarness } from '../harness.ts';
import {
  type ClientSocket,
  loadModule,
  next,
  PlainWebSocket,
  plainly,
  REALTIME_KINDS,
  RESPONSES_KINDS,
  type SocketMaker,
} from './open-socket.ts';
import { created, delta, done, heard, SESSION_CREATED } from './realtime-events.ts';
import { answer } from './responses-events.ts';
import { type Connection, type SocketEvent, type SocketServer, startSocketServer } from './socket-server.ts';

const KINDS = [...REALTIME_KINDS, ...RESPONSES_KINDS];
const CASES = CLIENTS.flatMap((version) =>
  KINDS.filter(({ clients }) => clients.includes(version)).map(
    (kind) => [`${kind.title} of ${version}`, version, kind] as const,
  ),
);

interface Listeners {
  off(event: string, listener: () => void): unknown;
  _hasListener(event: string): boolean;
}

/** What no provider should send, and some will. */
const ODD: readonly unknown[] = [
  { type: 'response.created' },
  { type: 'response.created', response: null },
  { type: 'response.created', response: [] },
  { type: 'response.created', response: { id: 7, metadata: 'x', conversation_id: {} } },
  { type: 'response.done', response: { id: 'resp_?', status: 'failed', status_details: [], usage: 'much' } },
  { type: 'response.completed', response: 'done' },
  { type: 'response.output_audio.delta', response_id: {}, delta: 1 },
  { type: 'conversation.item.input_audio_transcription.completed', usage: [] },
  { type: 'conversation.item.input_audio_transcription.completed', usage: { type: 'duration', seconds: 'NaN' } },
  { type: 'session.updated', session: { model: 1, audio: 'none' } },
  { type: 'session.created', session: 0 },
  { type: 'nothing.known' },
  { type: 'response.__proto__.delta' },
];

const EVENTS: readonly SocketEvent[] = [
  SESSION_CREATED,
  created('resp_1'),
  delta('resp_1'),
  heard({ type: 'duration', seconds: 4 }),
  done('resp_1'),
  ...answer('resp_2'),
  ...(ODD as readonly SocketEvent[]),
  { type: 'error', event_id: 'event_e', error: { type: 'server_error', code: 'odd', message: 'Odd.' } },
  { type: 'the.end' },
];

describe.each(CASES)('a socket of %s', (_, version, { entry, name, title }) => {
  let harness: Harness;
  let server: SocketServer;
  let script: (connection: Connection) => void;
  const { WebSocket } = globalThis;
  const exported = () => loadModule(version, entry);
  const maker = () => exported()[name] as SocketMaker;
  beforeAll(async () => {
    globalThis.WebSocket = PlainWebSocket;
    harness = await startHarness(version);
    // The module hook of the instrumentation has seen it.
    harness.instrumentation.unpatchModule(exported());
    server = await startSocketServer({ onOpen: (connection) => script(connection) });
  });
  afterAll(async () => {
    globalThis.WebSocket = WebSocket;
    await server.close();
    await harness.close();
  });
  beforeEach(() => {
    harness.exporter.reset();
    script = (connection) => connection.send(...EVENTS);
  });

  afterEach(() => expect.poll(() => countOpenCalls()).toBe(0));

  function make(Socket = maker(), onError: (error: Error) => void = () => {}): ClientSocket {
    const client = harness.client({ baseURL: `${server.url}/v1` });
    const socket = title.includes('responses')
      ? new Socket(client)
      : new Socket({ model: 'gpt-realtime', ...plainly(server) }, client);
    socket.on('error', onError);
    return socket;
  }

  /** All that an application can see of a session. */
  async function watch(): Promise<unknown[]> {
    const seen: unknown[] = [];
    const socket = make(maker(), (error) => seen.push([error.constructor.name, error.message]));
    socket.on('event', (event) => seen.push(['event', event]));
    socket.on('response.done', (event) => seen.push(['done', event]));
    socket.on('response.completed', (event) => seen.push(['completed', event]));
    await next(socket, 'the.end');
    seen.push(Object.keys(socket), socket instanceof maker(), socket.constructor === maker(), maker().name);
    socket.close();
    return seen;
  }

  async function instrumented<T>(fn: () => Promise<T>): Promise<T> {
    harness.instrumentation.patchModule(exported());
    try {
      return await fn();
    } finally {
      harness.instrumentation.unpatchModule(exported());
    }
  }

  test('shows the application the same, in the same order, and is left as it was', async () => {
    const Class = maker();
    const base = Object.getPrototypeOf(Class);
    const without = await watch();
    const withUs = await instrumented(watch);
    expect(withUs).toEqual(without);
    expect(without.length).toBeGreaterThan(EVENTS.length);
    expect(maker()).toBe(Class);
    expect(Object.getPrototypeOf(Class)).toBe(base);
    expect(Class.prototype.constructor).toBe(Class);
    expect(harness.spans().length).toBeGreaterThan(0);
    const told = harness.spans().length;
    await watch();
    expect(harness.spans()).toHaveLength(told);
  });

  test('has no listener for its errors that the application did not add', async () => {
    await instrumented(async () => {
      script = (connection) => connection.send({ type: 'the.end' });
      const mine = (): void => {};
      const socket = make(maker(), mine) as ClientSocket & Listeners;
      await next(socket, 'the.end');
      expect(socket._hasListener('error')).toBe(true);
      socket.off('error', mine);
      expect(socket._hasListener('error')).toBe(false);
      socket.on('error', mine);
      socket.close();
    });
  });

  test('can be a class of the application', async () => {
    await instrumented(async () => {
      const Socket = maker();
      class Own extends Socket {
        readonly own = true;
      }
      const socket = withAttribution({ team: 'own' }, () => make(Own as SocketMaker));
      await next(socket, 'the.end');
      expect(socket).toBeInstanceOf(Socket);
      expect(socket).toMatchObject({ own: true, constructor: Own });
      expect(harness.spans()[0]?.attributes['team.id']).toBe('own');
      socket.close();
    });
  });

  test('opens without baggage, and leaves it to its listeners', async () => {
    const inHandshake: unknown[] = [];
    const onRequest = (): void => {
      inHandshake.push(propagation.getBaggage(context.active())?.getAllEntries());
    };
    subscribe('http.client.request.start', onRequest);
    await instrumented(async () => {
      const socket = withAttribution({ team: 'quiet' }, () => make());
      const inListener = await new Promise((resolve) => {
        socket.on('the.end', () => resolve(propagation.getBaggage(context.active())?.getEntry('team.id')?.value));
      });
      // The platform's sockets are no requests of node:http.
      expect(inHandshake).toEqual(title.endsWith('websocket') ? [] : [undefined]);
      expect(server.handshakes.at(-1)?.headers).not.toHaveProperty('baggage');
      expect(inListener).toBe('quiet');
      socket.close();
    });
    unsubscribe('http.client.request.start', onRequest);
  });

  test('holds no more than its bound of answers that never end', async () => {
    await instrumented(async () => {
      const many = Array.from({ length: 200 }, (_, index) => created(`resp_${index}`));
      script = (connection) => connection.send(...many, { type: 'the.end' });
      const socket = make();
      await next(socket, 'the.end');
      expect(countOpenCalls()).toBeLessThanOrEqual(64);
      expect(countOpenCalls() + harness.spans().length).toBe(200);
      socket.close();
      await expect.poll(() => harness.spans().length).toBe(200);
    });
  });
});
