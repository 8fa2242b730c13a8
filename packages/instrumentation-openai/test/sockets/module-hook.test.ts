import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENTS } from '../harness.ts';
import { BUILT, runScript, SDK } from '../run-script.ts';
import { REALTIME_KINDS, RESPONSES_KINDS } from './open-socket.ts';
import { created, done, SESSION_CREATED } from './realtime-events.ts';
import { answer } from './responses-events.ts';
import { type SocketServer, startSocketServer } from './socket-server.ts';

const API = createRequire(import.meta.url).resolve('@opentelemetry/api');
const HOOK = import.meta.resolve(
  'import-in-the-middle/hook.mjs',
  import.meta.resolve('@opentelemetry/instrumentation'),
);

/** An application that loads classes of sockets the ordinary way, after the instrumentation, or has them by `instrument`. */
const APP = `
const { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } = require(process.env.SDK);
const { OPENAI_ENTRIES, OpenAIInstrumentation, instrument } = require(process.env.BUILT);
const { KINDS, HOOK, HOW, PORT } = process.env;
const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
if (HOW === 'instrument') require(process.env.API).trace.setGlobalTracerProvider(provider);
else new OpenAIInstrumentation().setTracerProvider(provider);
globalThis.WebSocket = class extends WebSocket {
  constructor(url, protocols) { super(String(url).replace('wss:', 'ws:'), protocols); }
};
if (HOW === 'import') require('node:module').register(HOOK, { data: { include: OPENAI_ENTRIES } });
const load = async (entry) => (HOW === 'import' ? import(entry) : require(entry));
async function open({ entry, name }) {
  const { OpenAI } = await load('openai');
  const { [name]: Class } = await load(entry);
  const Socket = HOW === 'instrument' ? instrument(Class) : Class;
  const client = new OpenAI({ apiKey: 'sk-local', baseURL: 'http://127.0.0.1:' + PORT + '/v1' });
  const options = { createConnection: () => require('node:net').connect(Number(PORT), '127.0.0.1') };
  const socket = name === 'ResponsesWS' ? new Socket(client) : new Socket({ model: 'gpt-realtime', options }, client);
  socket.on('error', () => {});
  await new Promise((resolve) => socket.on(name === 'ResponsesWS' ? 'response.completed' : 'response.done', resolve));
  return exporter.getFinishedSpans().splice(0).map(({ name, attributes }) => name + ' ' + attributes['llm.usage.status']);
}
(async () => {
  const seen = {};
  for (const kind of JSON.parse(KINDS)) seen[kind.entry] = await open(kind);
  console.log(JSON.stringify(seen));
  process.exit();
})();
`;

describe.each(CLIENTS)('sockets of %s, in a process of its own', (version) => {
  let server: SocketServer;
  beforeAll(async () => {
    server = await startSocketServer({
      onOpen: (connection, path) =>
        connection.send(
          ...(path.includes('/responses') ? answer('resp_1') : [SESSION_CREATED, created('resp_1'), done('resp_1')]),
        ),
    });
  });
  afterAll(() => server.close());
  const kinds = [...REALTIME_KINDS, ...RESPONSES_KINDS].filter(({ clients }) => clients.includes(version));

  test.each([
    ['by require()', 'require'],
    ['by import', 'import'],
    ['by instrument() of their class', 'instrument'],
  ])('are seen %s', async (_, HOW) => {
    const env = { SDK, BUILT, API, HOOK, HOW, KINDS: JSON.stringify(kinds), PORT: String(server.port) };
    const printed = await runScript(APP, { client: version, node: ['--no-warnings'], env });
    expect(JSON.parse(printed)).toEqual(
      Object.fromEntries(
        kinds.map(({ entry, name }) => [
          entry,
          [name === 'ResponsesWS' ? 'chat gpt-4.1-2025-04-14 reported' : 'realtime gpt-realtime reported'],
        ]),
      ),
    );
  });
});
