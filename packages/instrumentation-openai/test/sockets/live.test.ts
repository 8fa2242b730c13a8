import { withAttribution } from '@spendspan/attribution';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../harness.ts';
import { closeAfterEach } from './close-after-each.ts';
import { type ClientSocket, loadModule, opened, type SocketMaker } from './open-socket.ts';
import { event } from './responses-events.ts';
import { type Connection, type SocketEvent, type SocketServer, startSocketServer } from './socket-server.ts';

const ENTRY = 'openai/resources/live/ws';
const SIDEBAND = 'openai/resources/live/sideband/ws';
const SESSION = { id: 'live_1', model: 'gpt-live-1', status: 'active', expires_at: 1_700_003_600 };
const STARTED = { type: 'session.started', event_id: 'event_1', session: SESSION };
const used = (seconds: number): SocketEvent => ({
  type: 'session.usage.updated',
  event_id: 'event_2',
  usage: { seconds },
});
const closed = (seconds: number): SocketEvent => ({
  type: 'session.closed',
  event_id: 'event_3',
  reason: 'close_requested',
  session: SESSION,
  usage: { seconds },
});
const delegated = (event: SocketEvent): SocketEvent => ({ type: 'response.event', event_id: 'event_4', event });

describe('a live session of openai 7', () => {
  let harness: Harness;
  let server: SocketServer;
  let connections: Connection[] = [];
  const open = closeAfterEach();
  const modules = () => [ENTRY, SIDEBAND].map((entry) => loadModule('openai-7', entry));
  beforeAll(async () => {
    harness = await startHarness('openai-7');
    for (const module of modules()) harness.instrumentation.patchModule(module);
    server = await startSocketServer({
      onOpen: (connection) => connections.push(connection),
      onEvent: ({ type }, connection) => {
        if (type === 'session.start') connection.send(STARTED);
      },
    });
  });
  afterAll(async () => {
    for (const module of modules()) harness.instrumentation.unpatchModule(module);
    await server.close();
    await harness.close();
  });
  beforeEach(() => {
    harness.exporter.reset();
    connections = [];
  });

  async function connect(name = 'LiveWS', entry = ENTRY, ...parameters: object[]): Promise<ClientSocket> {
    const Socket = loadModule('openai-7', entry)[name] as SocketMaker;
    const socket = new Socket(harness.client({ baseURL: `${server.url}/v1` }), ...parameters);
    open.push(socket);
    socket.on('error', () => {});
    await opened(socket);
    return socket;
  }

  async function start(): Promise<Connection> {
    const socket = await withAttribution({ team: 'support' }, () => connect());
    withAttribution({ feature: 'hotline' }, () =>
      socket.send({ type: 'session.start', session: { model: 'gpt-live-1' } }),
    );
    await new Promise<void>((resolve) => socket.on('session.started', () => resolve()));
    return connections.at(-1) as Connection;
  }

  test('is one span with the seconds of its sound, of who started it', async () => {
    const connection = await start();
    connection.send(used(2), used(5.5), closed(7.25));
    await expect.poll(() => harness.spans().length).toBe(1);
    const [span] = harness.spans();
    expect(span?.name).toBe('realtime gpt-live-1');
    expect(span?.attributes).toEqual({
      'gen_ai.operation.name': 'realtime',
      'gen_ai.provider.name': 'openai',
      'openai.api.type': 'live',
      'gen_ai.output.type': 'speech',
      'gen_ai.conversation.id': 'live_1',
      'gen_ai.request.model': 'gpt-live-1',
      'gen_ai.request.stream': true,
      'gen_ai.response.model': 'gpt-live-1',
      'gen_ai.response.finish_reasons': ['stop'],
      'llm.usage.audio_seconds': 7.25,
      'llm.usage.status': 'reported',
      'server.address': '127.0.0.1',
      'server.port': server.port,
      'team.id': 'support',
      'feature.path': 'hotline',
    });
  });

  test('that breaks has the seconds that were counted by then, as an estimate', async () => {
    const connection = await start();
    connection.send(used(2), used(5.5));
    connection.close();
    await expect.poll(() => harness.spans().length).toBe(1);
    expect(harness.spans()[0]?.attributes).toMatchObject({
      'llm.usage.audio_seconds': 5.5,
      'llm.usage.status': 'estimated',
      'llm.usage.reason': 'stream_aborted',
    });
  });

  test('has spans of their own for the models that it asks', async () => {
    const connection = await start();
    connection.send(delegated(event('response.created', 'resp_1')), delegated(event('response.completed', 'resp_1')), {
      type: 'decision.event',
      event_id: 'event_5',
      event: {
        type: 'decision.completed',
        decision: {
          id: 'dec_1',
          model: 'gpt-decision-1',
          usage: { input_tokens: 30, output_tokens: 0, total_tokens: 30 },
        },
      },
    });
    await expect.poll(() => harness.spans().length).toBe(2);
    expect(harness.spans().map(({ name, attributes }) => [name, attributes['gen_ai.usage.input_tokens']])).toEqual([
      ['chat gpt-4.1-2025-04-14', 8],
      ['decision gpt-decision-1', 30],
    ]);
  });

  test('bills a response to who asked for it by an id of his own, and to who made the socket where nobody did', async () => {
    const connection = await start();
    const [socket] = open.slice(-1);
    withAttribution({ feature: 'call-summary' }, () => socket?.send({ type: 'response.create', event_id: 'mine' }));
    const asked = (type: string): SocketEvent => ({ ...delegated(event(type, 'resp_1')), client_event_id: 'mine' });
    connection.send(
      delegated(event('response.created', 'resp_own')),
      asked('response.created'),
      delegated(event('response.completed', 'resp_own')),
      asked('response.completed'),
      asked('response.completed'),
    );
    await expect.poll(() => harness.spans().length).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(
      harness
        .spans()
        .map(({ attributes }) => [attributes['gen_ai.response.id'], attributes['team.id'], attributes['feature.path']]),
    ).toEqual([
      ['resp_own', 'support', undefined],
      ['resp_1', 'support', 'call-summary'],
    ]);
  });

  test('is told once, however many sockets of the process listen to it', async () => {
    const connection = await start();
    await connect('SidebandWS', SIDEBAND, { session_id: 'live_1' });
    const sideband = connections.at(-1) as Connection;
    sideband.send(STARTED, used(8), closed(9));
    connection.send(closed(9), used(10));
    await expect.poll(() => harness.spans().length).toBe(1);
    expect(harness.spans()[0]?.attributes).toMatchObject({ 'llm.usage.audio_seconds': 9, 'team.id': 'support' });
    expect(harness.counts()).toEqual({ started: 1, ended: 1 });
  });

  test('of somebody else is told by the socket that listens in on it', async () => {
    await withAttribution({ team: 'watch' }, () => connect('SidebandWS', SIDEBAND, { session_id: 'live_2' }));
    connections.at(-1)?.send(used(3), { ...closed(4), session: { ...SESSION, id: 'live_2' } }, used(5));
    await expect.poll(() => harness.counts()).toEqual({ started: 1, ended: 1 });
    expect(harness.spans()[0]?.attributes).toMatchObject({
      'gen_ai.conversation.id': 'live_2',
      'gen_ai.response.model': 'gpt-live-1',
      'llm.usage.audio_seconds': 4,
      'team.id': 'watch',
    });
  });
});
