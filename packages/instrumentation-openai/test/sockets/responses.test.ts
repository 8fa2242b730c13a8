import { SpanStatusCode } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENTS, type Harness } from '../harness.ts';
import { closeAfterEach } from './close-after-each.ts';
import { type ClientSocket, loadModule, next, opened, RESPONSES_KINDS } from './open-socket.ts';
import { answer, event, USAGE_ATTRIBUTES } from './responses-events.ts';
import type { Connection, SocketEvent, SocketServer } from './socket-server.ts';
import { startWatchedServer } from './watched-server.ts';

const CASES = CLIENTS.flatMap((version) =>
  RESPONSES_KINDS.filter(({ clients }) => clients.includes(version)).map(
    (kind) => [`${kind.title} of ${version}`, version, kind] as const,
  ),
);
const CREATE = { type: 'response.create', model: 'gpt-4.1', input: 'Hello there.', max_output_tokens: 50 };

describe.each(CASES)('responses by %s', (_, version, { entry, name }) => {
  let harness: Harness;
  let server: SocketServer;
  let close: () => Promise<void>;
  let reply: (event: SocketEvent, connection: Connection) => void;
  let connection: Connection;
  let made = 0;
  const open = closeAfterEach();
  const exported = () => loadModule(version, entry);

  beforeAll(async () => {
    ({ harness, server, close } = await startWatchedServer(version, entry, {
      onOpen: (from) => {
        connection = from;
      },
      onEvent: (event, from) => reply(event, from),
    }));
  });
  afterAll(() => close());
  beforeEach(() => {
    harness.exporter.reset();
    reply = (asked, from) => {
      made += 1;
      from.send(...answer(`resp_${made}`, asked['stream_id']));
    };
  });

  async function connect(): Promise<ClientSocket> {
    const Socket = exported()[name] as NonNullable<ReturnType<typeof exported>[string]>;
    const socket = new Socket(harness.client({ baseURL: `${server.url}/v1` }));
    open.push(socket);
    socket.on('error', () => {});
    await opened(socket);
    return socket;
  }

  test('are spans as those of HTTP, with usage and the owner of the socket', async () => {
    const socket = await withAttribution({ team: 'search' }, connect);
    socket.send(CREATE);
    await next(socket, 'response.completed');
    expect(harness.spans().map((span) => ({ name: span.name, attributes: span.attributes }))).toEqual([
      {
        name: 'chat gpt-4.1',
        attributes: {
          'gen_ai.operation.name': 'chat',
          'gen_ai.provider.name': 'openai',
          'openai.api.type': 'responses',
          'gen_ai.request.model': 'gpt-4.1',
          'gen_ai.request.max_tokens': 50,
          'gen_ai.request.stream': true,
          'gen_ai.response.model': 'gpt-4.1-2025-04-14',
          'gen_ai.response.id': `resp_${made}`,
          'gen_ai.response.finish_reasons': ['stop'],
          'gen_ai.response.time_to_first_chunk': expect.any(Number),
          'openai.response.service_tier': 'default',
          'server.address': '127.0.0.1',
          'server.port': server.port,
          ...USAGE_ATTRIBUTES,
          'team.id': 'search',
        },
      },
    ]);
  });

  test('are each of the owner that was active when they were asked for, in whatever lane', async () => {
    const socket = await withAttribution({ team: 'search', user: 'u-1' }, connect);
    const ended: SocketEvent[] = [];
    reply = (asked, from) => {
      const lane = asked['stream_id'];
      from.send(event('response.created', `resp_${lane}`, lane));
      ended.unshift(event('response.completed', `resp_${lane}`, lane));
      if (ended.length === 3) from.send(...ended);
    };
    for (const team of ['ads', 'mail']) {
      withAttribution({ team }, () => socket.send({ ...CREATE, stream_id: team }));
    }
    socket.send({ ...CREATE, stream_id: 'own' });
    await expect.poll(() => harness.spans().length).toBe(3);
    expect(
      harness
        .spans()
        .map(({ attributes }) => [attributes['gen_ai.response.id'], attributes['team.id'], attributes['user.id']]),
    ).toEqual([
      ['resp_own', 'search', 'u-1'],
      ['resp_mail', 'mail', 'u-1'],
      ['resp_ads', 'ads', 'u-1'],
    ]);
  });

  test('that are sent one after the other without a lane are told in their order', async () => {
    const socket = await connect();
    for (const team of ['ads', 'mail']) withAttribution({ team }, () => socket.send(CREATE));
    await expect.poll(() => harness.spans().length).toBe(2);
    expect(harness.spans().map(({ attributes }) => attributes['team.id'])).toEqual(['ads', 'mail']);
  });

  test('that are refused are failed calls', async () => {
    const socket = await connect();
    const error = { type: 'invalid_request_error', code: 'previous_response_not_found', message: 'No such response.' };
    reply = (_event, from) => from.send({ type: 'error', status: 400, error });
    socket.send(CREATE);
    await expect.poll(() => harness.spans().length).toBe(1);
    expect(harness.spans()[0]?.status.code).toBe(SpanStatusCode.ERROR);
    expect(harness.spans()[0]?.attributes).toMatchObject({
      'error.type': 'previous_response_not_found',
      'llm.usage.status': 'missing',
    });
  });

  test('that fail are failed calls, with what their end says', async () => {
    const socket = await connect();
    const error = { code: 'server_error', message: 'Sorry.' };
    reply = (_event, from) =>
      from.send(
        event('response.created', 'resp_f'),
        { type: 'error', error },
        event('response.failed', 'resp_f', undefined, { error }),
        // Made by the provider itself, after an end that never came.
        event('response.created', 'resp_g'),
        { type: 'error', code: 'overloaded', message: 'Sorry.' },
        ...answer('resp_h'),
      );
    socket.send(CREATE);
    await expect.poll(() => harness.spans().length).toBe(3);
    expect(
      harness
        .spans()
        .map(({ attributes: { 'gen_ai.response.id': id, 'error.type': type, 'llm.usage.status': usage } }) => [
          id,
          type,
          usage,
        ]),
    ).toEqual([
      ['resp_f', 'server_error', 'reported'],
      ['resp_g', 'overloaded', 'missing'],
      ['resp_h', undefined, 'reported'],
    ]);
  });

  test('whose connection breaks end without usage, those that wait among them', async () => {
    const socket = await connect();
    reply = (_event, from) => from.send(event('response.created', 'resp_1'));
    socket.send(CREATE);
    await next(socket, 'response.created');
    socket.send(CREATE);
    await expect.poll(() => server.received.length).toBeGreaterThan(0);
    connection.break();
    await expect.poll(() => harness.spans().length).toBe(2);
    for (const { attributes } of harness.spans()) {
      expect(attributes).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'stream_aborted' });
    }
  });

  test('belong to who asked for them by a text of his own', async () => {
    const socket = (await withAttribution({ team: 'search' }, connect)) as ClientSocket & {
      sendRaw(data: unknown): void;
    };
    withAttribution({ team: 'sales' }, () => socket.sendRaw(JSON.stringify(CREATE)));
    withAttribution({ team: 'ads' }, () => socket.send(CREATE));
    await expect.poll(() => harness.spans().length).toBe(2);
    expect(harness.spans().map(({ name, attributes }) => [name, attributes['team.id']])).toEqual([
      ['chat gpt-4.1', 'sales'],
      ['chat gpt-4.1', 'ads'],
    ]);
    reply = () => {};
    const received = server.received.length;
    socket.sendRaw('"response.create"');
    await expect.poll(() => server.received.length).toBe(received + 1);
    expect(harness.counts()).toEqual({ started: 2, ended: 2 });
  });

  test('are each told once, whatever is said twice of them', async () => {
    const socket = await connect();
    const [begun, text, ended] = answer('resp_twice');
    reply = (_, from) => from.send(...([begun, begun, text, ended, ended] as SocketEvent[]));
    withAttribution({ team: 'sales' }, () => socket.send(CREATE));
    withAttribution({ team: 'ads' }, () => socket.send(CREATE));
    await expect.poll(() => harness.spans().length).toBe(2);
    expect(harness.spans().map(({ attributes }) => [attributes['team.id'], attributes['llm.usage.status']])).toEqual([
      ['sales', 'reported'],
      ['ads', 'reported'],
    ]);
  });

  test('of which the end alone is said are billed to who asked', async () => {
    const socket = await connect();
    reply = (_, from) => from.send(event('response.completed', 'resp_end'));
    withAttribution({ team: 'sales' }, () => socket.send(CREATE));
    await next(socket, 'response.completed');
    expect(harness.spans().map(({ attributes }) => attributes)).toMatchObject([
      { 'team.id': 'sales', ...USAGE_ATTRIBUTES },
    ]);
  });

  test('are seen in however many lanes, one after the other', async () => {
    const socket = await connect();
    for (let lane = 0; lane < 150; lane++) {
      withAttribution({ team: `team-${lane}` }, () => socket.send({ ...CREATE, stream_id: `lane_${lane}` }));
      await next(socket, 'response.completed');
    }
    expect(harness.spans().map(({ attributes }) => attributes['team.id'])).toEqual(
      Array.from({ length: 150 }, (_, lane) => `team-${lane}`),
    );
  });
});
