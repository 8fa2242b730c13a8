import { withAttribution } from '@spendspan/attribution';
import { expect, test } from 'vitest';
import { startHarness } from '../harness.ts';
import { type ClientSocket, loadModule } from './open-socket.ts';
import { startSocketServer } from './socket-server.ts';

const ENTRY = 'openai/realtime/translations/ws';
type Factory = {
  create(client: unknown, options: object): Promise<ClientSocket & { finish(options: object): Promise<void> }>;
};

test('a session of spoken translation is a span that says that its usage is not known', async () => {
  const harness = await startHarness('openai-7');
  const exported = loadModule('openai-7', ENTRY);
  harness.instrumentation.patchModule(exported);
  const session = { id: 'sess_1', type: 'translation', model: 'gpt-realtime-translate', expires_at: 1, audio: {} };
  const server = await startSocketServer({
    onOpen: (connection) => connection.send({ type: 'session.created', event_id: 'event_1', session }),
    onEvent: (_event, connection) => connection.send({ type: 'session.closed', event_id: 'event_2' }),
  });
  const Socket = exported['OpenAIRealtimeTranslationWS'] as unknown as Factory;
  const options = { model: 'gpt-realtime-translate', options: { createConnection: server.createConnection } };
  const client = harness.client({ baseURL: `https://127.0.0.1:${server.port}/v1` });
  const socket = await withAttribution({ team: 'desk' }, () => Socket.create(client, options));
  await new Promise<void>((resolve) => socket.on('session.created', () => resolve()));
  await socket.finish({ timeoutMs: 5000 });
  expect(harness.spans().map(({ name, attributes }) => ({ name, attributes }))).toEqual([
    {
      name: 'translation gpt-realtime-translate',
      attributes: expect.objectContaining({
        'gen_ai.operation.name': 'translation',
        'llm.usage.status': 'missing',
        'llm.usage.reason': 'provider_silent',
        'team.id': 'desk',
      }),
    },
  ]);
  expect(server.handshakes[0]?.headers).not.toHaveProperty('baggage');
  harness.instrumentation.unpatchModule(exported);
  await server.close();
  await harness.close();
});
