import { withAttribution } from '@spendspan/attribution';
import { expect, test } from 'vitest';
import { loadClient, startHarness } from '../harness.ts';
import { type ClientSocket, loadModule, next, PlainWebSocket } from './open-socket.ts';
import { created, done, MODEL, SESSION_CREATED } from './realtime-events.ts';
import { startSocketServer } from './socket-server.ts';

type Factory = { azure(client: unknown, options: object): Promise<ClientSocket> };

/** Reaches this server, whatever the address says. */
function leadTo(port: number): typeof WebSocket {
  return class extends PlainWebSocket {
    constructor(url: string | URL, protocols?: ConstructorParameters<typeof WebSocket>[1]) {
      const { pathname, search } = new URL(url);
      super(`ws://127.0.0.1:${port}${pathname}${search}`, protocols);
    }
  };
}

test.each([
  ['openai-4', 'openai/beta/realtime/websocket', 'OpenAIRealtimeWebSocket'],
  ['openai-5', 'openai/realtime/ws', 'OpenAIRealtimeWS'],
  ['openai-6', 'openai/realtime/ws', 'OpenAIRealtimeWS'],
  ['openai-6', 'openai/realtime/websocket', 'OpenAIRealtimeWebSocket'],
  ['openai-7', 'openai/realtime/ws', 'OpenAIRealtimeWS'],
] as const)(
  'a deployment of Azure, by azure() of %s and %s, is named with the model behind it',
  async (version, entry, name) => {
    const harness = await startHarness(version);
    const exported = loadModule(version, entry);
    harness.instrumentation.patchModule(exported);
    const server = await startSocketServer({
      onOpen: (connection) => connection.send(SESSION_CREATED, created('resp_1'), done('resp_1')),
    });
    const { WebSocket } = globalThis;
    globalThis.WebSocket = leadTo(server.port);
    const { AzureOpenAI } = loadClient(version) as unknown as { AzureOpenAI: new (options: object) => object };
    const client = new AzureOpenAI({
      endpoint: 'https://res.openai.azure.com',
      apiKey: 'key',
      apiVersion: '2025-04-01-preview',
      deployment: 'voice',
    });
    const socket = await withAttribution({ team: 'azure' }, () =>
      (exported[name] as unknown as Factory).azure(client, { options: { createConnection: server.createConnection } }),
    );
    socket.on('error', () => {});
    await next(socket, 'response.done');
    const [span] = harness.spans();
    expect(span?.name).toBe('realtime voice');
    expect(span?.attributes).toMatchObject({
      'gen_ai.provider.name': 'azure.ai.openai',
      'gen_ai.request.model': 'voice',
      'gen_ai.response.model': MODEL,
      'server.address': 'res.openai.azure.com',
      'server.port': 443,
      'team.id': 'azure',
    });
    expect(JSON.stringify(span?.attributes)).not.toContain('key');
    socket.close();
    globalThis.WebSocket = WebSocket;
    harness.instrumentation.unpatchModule(exported);
    await server.close();
    await harness.close();
  },
);
