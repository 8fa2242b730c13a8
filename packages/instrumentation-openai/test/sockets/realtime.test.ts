import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENTS, type Harness } from '../harness.ts';
import { type ClientSocket, loadModule, next, PlainWebSocket, plainly, REALTIME_KINDS } from './open-socket.ts';
import { created, delta, done, heard, MODEL, SESSION_CREATED, USAGE_ATTRIBUTES } from './realtime-events.ts';
import type { Connection, SocketEvent, SocketServer } from './socket-server.ts';
import { startWatchedServer } from './watched-server.ts';

const OWNER = { team: 'support', project: 'voice', user: 'u-9' };
const OWNER_ATTRIBUTES = { 'team.id': 'support', 'project.id': 'voice', 'user.id': 'u-9' };

const CASES = CLIENTS.flatMap((version) =>
  REALTIME_KINDS.filter(({ clients }) => clients.includes(version)).map(
    (kind) => [`${kind.title} of ${version}`, version, kind] as const,
  ),
);

describe.each(CASES)('a realtime session by %s', (_, version, { entry, name }) => {
  let harness: Harness;
  let server: SocketServer;
  let close: () => Promise<void>;
  const exported = () => loadModule(version, entry);
  /** What the provider does with an event. */
  let answer: (event: SocketEvent, connection: Connection) => void;
  let connection: Connection;
  const open: ClientSocket[] = [];

  const { WebSocket } = globalThis;
  beforeAll(async () => {
    globalThis.WebSocket = PlainWebSocket;
    ({ harness, server, close } = await startWatchedServer(version, entry, {
      onOpen: (opened) => {
        connection = opened;
        opened.send(SESSION_CREATED);
      },
      onEvent: (event, from) => answer(event, from),
    }));
  });
  afterAll(async () => {
    globalThis.WebSocket = WebSocket;
    await close();
  });
  beforeEach(() => {
    harness.exporter.reset();
    answer = (event, from) => {
      if (event['type'] === 'response.create') from.send(created('resp_1'), delta('resp_1'), done('resp_1'));
    };
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.close();
  });

  async function connect(model = 'gpt-realtime'): Promise<ClientSocket> {
    const Socket = exported()[name] as NonNullable<ReturnType<typeof exported>[string]>;
    const socket = new Socket({ model, ...plainly(server) }, harness.client({ baseURL: `${server.url}/v1` }));
    open.push(socket);
    // The platform's sockets take a connection that is closed under them for an error.
    socket.on('error', () => {});
    await next(socket, 'session.created');
    return socket;
  }

  test('has a span for each response, with usage and the owner of the socket', async () => {
    const socket = await withAttribution(OWNER, () => connect());
    socket.send({ type: 'response.create' });
    await next(socket, 'response.done');
    const [span, ...more] = harness.spans();
    expect(more).toEqual([]);
    expect(span).toMatchObject({ name: 'realtime gpt-realtime', kind: SpanKind.CLIENT });
    expect(span?.status.code).toBe(SpanStatusCode.UNSET);
    expect(span?.attributes).toEqual({
      'gen_ai.operation.name': 'realtime',
      'gen_ai.provider.name': 'openai',
      'openai.api.type': 'realtime',
      'gen_ai.request.model': 'gpt-realtime',
      'gen_ai.request.stream': true,
      'gen_ai.output.type': 'speech',
      'gen_ai.conversation.id': 'conv_1',
      'gen_ai.response.model': MODEL,
      'gen_ai.response.id': 'resp_1',
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'server.address': '127.0.0.1',
      'server.port': server.port,
      ...USAGE_ATTRIBUTES,
      ...OWNER_ATTRIBUTES,
    });
  });

  test('bills a response to who asked for it, and what else is not said to who made the socket', async () => {
    const socket = await withAttribution(OWNER, () => connect());
    await withAttribution({ team: 'sales', feature: 'upsell' }, async () => {
      socket.send({ type: 'response.create' });
      await next(socket, 'response.done');
    });
    connection.send(created('resp_2'), done('resp_2'));
    await expect.poll(() => harness.spans().length).toBe(2);
    expect(harness.spans().map(({ attributes }) => attributes)).toMatchObject([
      { ...OWNER_ATTRIBUTES, 'team.id': 'sales', 'feature.path': 'upsell' },
      OWNER_ATTRIBUTES,
    ]);
    expect(harness.spans()[1]?.attributes).not.toHaveProperty('feature.path');
  });

  test('tells responses apart that are made at the same time', async () => {
    const socket = await withAttribution(OWNER, () => connect());
    const asked = ['a', 'b'].map((topic) => ({
      type: 'response.create',
      response: { conversation: 'none', metadata: { topic }, output_modalities: ['text'] },
    }));
    answer = () => {
      if (server.received.filter(({ type }) => type === 'response.create').length < before + 2) return;
      const [first, second] = ['b', 'a'].map((topic) => ({ conversation_id: null, metadata: { topic } }));
      // One of its own comes between.
      connection.send(created('resp_own'), created('resp_b', first), created('resp_a', second));
      connection.send(done('resp_a', second), done('resp_own'), done('resp_b', first));
    };
    const before = server.received.filter(({ type }) => type === 'response.create').length;
    for (const event of asked) {
      withAttribution({ feature: String(event.response.metadata.topic) }, () => socket.send(event));
    }
    await expect.poll(() => harness.spans().length).toBe(3);
    expect(
      harness.spans().map(({ attributes }) => [attributes['gen_ai.response.id'], attributes['feature.path']]),
    ).toEqual([
      ['resp_a', 'a'],
      ['resp_own', undefined],
      ['resp_b', 'b'],
    ]);
  });

  test('bills what was made of a response that somebody interrupted', async () => {
    const socket = await connect();
    const interrupted = { status: 'cancelled', status_details: { type: 'cancelled', reason: 'turn_detected' } };
    connection.send(created('resp_1'), delta('resp_1'), done('resp_1', interrupted));
    await next(socket, 'response.done');
    expect(harness.spans()[0]?.attributes).toMatchObject({
      'gen_ai.response.finish_reasons': ['cancelled'],
      ...USAGE_ATTRIBUTES,
    });
    expect(harness.spans()[0]?.status.code).toBe(SpanStatusCode.UNSET);
  });

  test('has a failed call for a response that failed, and one cut short for one that was too long', async () => {
    const socket = await connect();
    const error = { type: 'requests', code: 'rate_limit_exceeded', message: 'Rate limit reached.' };
    const failed = { status: 'failed', status_details: { type: 'failed', error }, usage: null };
    const long = { status: 'incomplete', status_details: { type: 'incomplete', reason: 'max_output_tokens' } };
    connection.send(created('resp_1'), done('resp_1', failed), created('resp_2'), done('resp_2', long));
    await expect.poll(() => harness.spans().length).toBe(2);
    const [first, second] = harness.spans();
    expect(first?.status.code).toBe(SpanStatusCode.ERROR);
    expect(first?.attributes).toMatchObject({
      'error.type': 'rate_limit_exceeded',
      'gen_ai.response.finish_reasons': ['error'],
      'llm.usage.status': 'missing',
      'llm.usage.reason': 'provider_silent',
    });
    expect(second?.attributes).toMatchObject({ 'gen_ai.response.finish_reasons': ['length'], ...USAGE_ATTRIBUTES });
    socket.close();
  });

  test('bills what was said and written down, to the model that wrote it', async () => {
    const socket = await withAttribution(OWNER, () => connect());
    connection.send(
      heard({
        type: 'tokens',
        input_tokens: 22,
        output_tokens: 8,
        total_tokens: 30,
        input_token_details: { text_tokens: 2, audio_tokens: 20 },
      }),
      {
        type: 'session.updated',
        event_id: 'event_2',
        session: { model: MODEL, audio: { input: { transcription: { model: 'whisper-1' } } } },
      },
      heard({ type: 'duration', seconds: 4 }),
      {
        type: 'conversation.item.input_audio_transcription.failed',
        item_id: 'item_2',
        error: { code: 'audio_unintelligible' },
      },
    );
    await expect.poll(() => harness.spans().length).toBe(3);
    expect(harness.spans().map(({ name, attributes }) => ({ name, attributes }))).toMatchObject([
      {
        name: 'transcription gpt-4o-mini-transcribe',
        attributes: {
          'gen_ai.operation.name': 'transcription',
          'gen_ai.usage.input_tokens': 22,
          'gen_ai.usage.audio.input_tokens': 20,
          'gen_ai.usage.output_tokens': 8,
          'llm.usage.status': 'reported',
          ...OWNER_ATTRIBUTES,
        },
      },
      { name: 'transcription whisper-1', attributes: { 'llm.usage.audio_seconds': 4, 'llm.usage.status': 'reported' } },
      { name: 'transcription whisper-1', attributes: { 'error.type': 'audio_unintelligible' } },
    ]);
    socket.close();
  });

  test.each([
    ['closed', (socket: ClientSocket) => socket.close()],
    ['broken', () => connection.break()],
  ])('ends a response whose connection is %s under it, without usage', async (_how, end) => {
    const socket = await connect();
    connection.send(created('resp_1'), delta('resp_1'));
    await next(socket, 'response.output_audio.delta');
    end(socket);
    await expect.poll(() => harness.spans().length).toBe(1);
    expect(harness.spans()[0]?.attributes).toMatchObject({
      'gen_ai.response.id': 'resp_1',
      'llm.usage.status': 'missing',
      'llm.usage.reason': 'stream_aborted',
    });
  });

  test('tells a response once, whatever is said twice of it', async () => {
    const socket = await connect();
    answer = (_, from) =>
      from.send(
        created('resp_1'),
        created('resp_1'),
        delta('resp_1'),
        done('resp_1'),
        done('resp_1'),
        created('resp_2'),
      );
    withAttribution({ team: 'sales' }, () => socket.send({ type: 'response.create' }));
    await next(socket, 'response.done');
    connection.send(done('resp_2'), done('resp_1'), done('resp_2'));
    await expect.poll(() => harness.spans().length).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(harness.spans().map(({ attributes }) => [attributes['gen_ai.response.id'], attributes['team.id']])).toEqual([
      ['resp_1', 'sales'],
      ['resp_2', undefined],
    ]);
  });

  test('leaves a response that was refused to nobody', async () => {
    const socket = await connect();
    answer = (event, from) => {
      const { event_id: id } = event;
      if (id === 'mine') {
        from.send(
          { type: 'error', event_id: 'event_3', error: { type: 'invalid_request_error', code: 'bad', event_id: id } },
          created('resp_1'),
          done('resp_1'),
        );
      }
    };
    withAttribution({ team: 'refused' }, () => socket.send({ type: 'response.create', event_id: 'mine' }));
    await next(socket, 'response.done');
    expect(harness.spans().map(({ attributes }) => attributes['team.id'])).toEqual([undefined]);
  });

  test('is not watched while the instrumentation is disabled', async () => {
    const socket = await connect();
    harness.instrumentation.disable();
    socket.send({ type: 'response.create' });
    await next(socket, 'response.done');
    harness.instrumentation.enable();
    expect(harness.counts()).toEqual({ started: 0, ended: 0 });
  });
});
