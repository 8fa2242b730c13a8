import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUILT, runScript } from '../run-script.ts';
import { type SocketServer, startSocketServer } from './socket-server.ts';

const API = createRequire(import.meta.url).resolve('@opentelemetry/api');

/** Opens sockets of the client, or of `ws` as a bundled client would, to hosts that are not reached. */
const APP = `
const { diag, DiagLogLevel } = require(process.env.API);
const warn = (text) => console.log('WARN', text);
diag.setLogger({ warn, error: warn, info() {}, debug() {}, verbose() {} }, DiagLogLevel.WARN);
const { OpenAIInstrumentation, instrument } = require(process.env.BUILT);
new OpenAIInstrumentation();
const { WebSocket } = require('ws');
const createConnection = () => require('node:net').connect(Number(process.env.PORT), '127.0.0.1');
const open = (url) => new Promise((resolve) => {
  const socket = new WebSocket(url, { createConnection });
  socket.on('open', () => { socket.close(); resolve(); });
});
(async () => {
  if (process.env.HOW === 'client') {
    const { OpenAIRealtimeWS } = require('openai/realtime/ws');
    const { OpenAI } = require('openai');
    const client = new OpenAI({ apiKey: 'sk-local' });
    const { socket } = new OpenAIRealtimeWS({ model: 'gpt-realtime', options: { createConnection } }, client);
    await new Promise((resolve) => socket.on('open', resolve));
    socket.close();
  }
  await open('wss://api.openai.com/v1/models');
  await open('wss://example.com/v1/realtime');
  await open('wss://api.openai.com/v1/realtime?model=gpt-realtime');
  await open('wss://api.openai.com/v1/responses');
  console.log('END');
})();
`;

let server: SocketServer;
beforeAll(async () => {
  server = await startSocketServer({});
});
afterAll(() => server.close());

const run = (HOW: string) =>
  runScript(APP, { client: 'openai-7', env: { API, BUILT, HOW, PORT: String(server.port) } });

test('a socket to a provider that no class that is watched has opened is reported, once', async () => {
  expect((await run('bundle')).split('\n')).toEqual([
    expect.stringMatching(/^WARN .* a WebSocket to a model provider was opened past .* instrument\(OpenAIRealtimeWS\)/),
    'END',
  ]);
});

test('those of the client are not reported', async () => {
  expect(await run('client')).toBe('END');
});
