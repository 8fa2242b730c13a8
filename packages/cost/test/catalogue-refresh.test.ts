import { execFile } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { context, DiagLogLevel, diag, propagation } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { isTracingSuppressed } from '@opentelemetry/core';
import { type Provider, waitForUpdate } from '@pydantic/genai-prices';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Call, createPricer, type RateCardPricer } from '../src/index.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Handler;
let server: Server;
let from: string;
let requests: IncomingMessage[];
let lines: string[];
let installed: readonly Provider[];
const opened: RateCardPricer[] = [];

beforeAll(async () => {
  installed = (await waitForUpdate()) ?? [];
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  from = `http://user:secret@127.0.0.1:${(server.address() as AddressInfo).port}/v2/data.json?key=secret`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
  lines = [];
  const write = (message: string): void => void lines.push(message);
  const logger = { error: write, warn: write, info: () => {}, debug: () => {}, verbose: () => {} };
  diag.setLogger(logger, { logLevel: DiagLogLevel.INFO, suppressOverrideMessage: true });
});
afterEach(() => {
  for (const pricer of opened.splice(0)) pricer.close();
  diag.disable();
});

/** The installed data with gpt-4.1 at this price. */
function dataWith(price: number): string {
  const copy = structuredClone(installed) as Provider[];
  const model = copy.find(({ id }) => id === 'openai')?.models.find(({ id }) => id === 'gpt-4.1');
  if (model) model.prices = { input_mtok: price, output_mtok: 8 };
  return JSON.stringify(copy);
}

const good =
  (price: number): Handler =>
  (_request, response) =>
    void response
      .writeHead(200, { etag: `"${price}"`, 'last-modified': 'Thu, 26 Nov 2026 10:00:00 GMT' })
      .end(dataWith(price));

const CALL: Call = { host: 'api.openai.com', model: 'gpt-4.1', usage: { inputTokens: 1_000_000 } };
const INSTALLED = { usd: 2, source: 'catalog:genai-prices@0.1.8' };

function open(more: object = {}): RateCardPricer {
  const pricer = createPricer({ catalogue: { from, ...more } });
  opened.push(pricer);
  return pricer;
}

describe('newer data from an address', () => {
  test('takes the place of the installed data once it is there, and no call waits for it', async () => {
    answer = good(7);
    const pricer = open();
    expect(pricer.price(CALL)).toMatchObject(INSTALLED);
    await pricer.refresh();
    expect(pricer.price(CALL)).toMatchObject({
      usd: 7,
      status: 'priced',
      source: expect.stringMatching(/^catalog:genai-prices@sha256-[0-9a-f]{12}$/),
    });
    expect(pricer.price({ ...CALL, host: 'api.deepseek.com', model: 'deepseek-chat' }).status).toBe('priced');
    expect(lines).toEqual([]);
  });

  test('is asked for soon after the start', async () => {
    answer = good(6);
    const pricer = open();
    while (pricer.price(CALL).usd !== 6) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  test('is asked for with what is known, and 304 changes nothing', async () => {
    answer = good(7);
    const pricer = open();
    await pricer.refresh();
    answer = (_request, response) => void response.writeHead(304).end();
    await pricer.refresh();
    expect(requests.at(-1)?.headers).toMatchObject({
      'if-none-match': '"7"',
      'if-modified-since': 'Thu, 26 Nov 2026 10:00:00 GMT',
    });
    expect(pricer.price(CALL).usd).toBe(7);
    answer = good(9);
    await pricer.refresh();
    expect(pricer.price(CALL).usd).toBe(9);
    expect(lines).toEqual([]);
  });

  test('follows a redirect', async () => {
    answer = (request, response) =>
      request.url === '/there'
        ? good(4)(request, response)
        : void response.writeHead(302, { location: '/there' }).end();
    const pricer = open();
    await pricer.refresh();
    expect(pricer.price(CALL).usd).toBe(4);
  });

  const send =
    (body: string): Handler =>
    (_request, response) =>
      void response.end(body);
  const spoil =
    (change: (providers: Provider[]) => unknown): Handler =>
    (request, response) => {
      const copy = structuredClone(installed) as Provider[];
      change(copy);
      send(JSON.stringify(copy))(request, response);
    };
  const first = (providers: Provider[]): Record<string, unknown> => providers[0]?.models[0] as never;

  test.each<[string, Handler, RegExp]>([
    ['too large by its length', send('x'.repeat(3_000_000)), /got more than 2000000 bytes/],
    [
      'too large, piece by piece',
      (_request, response) => {
        const piece = 'x'.repeat(100_000);
        const more = (): void => {
          if (!response.destroyed) response.write(piece, () => setImmediate(more));
        };
        more();
      },
      /got more than 2000000 bytes/,
    ],
    [
      'cut off',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '1000000' });
        response.write(dataWith(7).slice(0, 1000), () => setTimeout(() => response.destroy(), 50));
      },
      /got \d+ bytes and then no more, expected the rest/,
    ],
    ['half of it', send('[{"id": "openai",'), /got 17 bytes that are no JSON/],
    ['no JSON', send('<html>'), /got 6 bytes that are no JSON/],
    ['not a list', send('{}'), /got \{\} at the data, expected a list/],
    [
      'a negative price',
      spoil((all) => (first(all)['prices'] = { input_mtok: -1 })),
      /got -1 at providers\[0\]\.models\[0\]\.prices\.input_mtok, expected a price between/,
    ],
    [
      'a price as text',
      spoil((all) => (first(all)['prices'] = { input_mtok: '1' })),
      /got "1" at providers\[0\]\.models\[0\]\.prices\.input_mtok/,
    ],
    ['no price', spoil((all) => delete first(all)['prices']), /got nothing at providers\[0\]\.models\[0\]\.prices/],
    [
      'an infinite price',
      send('[{"id":"a","models":[{"id":"m","match":{"equals":"m"},"prices":{"input_mtok":1e999}}]}]'),
      /prices\.input_mtok/,
    ],
    [
      'a rule of a new kind',
      spoil((all) => (first(all)['match'] = { sounds_like: 'm' })),
      /got "sounds_like" at providers\[0\]\.models\[0\]\.match/,
    ],
    [
      'a pattern that may take for ever',
      spoil((all) => (first(all)['match'] = { regex: '(a+)+' })),
      /expected a quick regular expression/,
    ],
    [
      'a condition of a new kind',
      spoil((all) => (first(all)['prices'] = [{ constraint: { moon: 'full' }, prices: {} }])),
      /expected a start date or hours/,
    ],
    ['the same provider twice', spoil((all) => all.push(all[0] as Provider)), /expected another id than before/],
    [
      'far fewer models',
      spoil((all) => all.splice(5)),
      /got \d+ models, expected at least half of the 1694 from before/,
    ],
    ['an empty list', send('[]'), /got 0 models/],
    [
      'a price from another world',
      (...exchange) => send(dataWith(90_000))(...exchange),
      /the price of openai gpt-4.1, 45000 times as high or low/,
    ],
    ['a price of nothing', (...exchange) => send(dataWith(0))(...exchange), /from something to nothing or back/],
    [
      'prices a million times too small',
      spoil((all) => {
        for (const model of all.flatMap(({ models }) => models)) {
          if (!Array.isArray(model.prices) && typeof model.prices['input_mtok'] === 'number') {
            model.prices['input_mtok'] /= 1e6;
          }
        }
      }),
      /times as high or low as in the installed catalogue/,
    ],
    ['an error', (_request, response) => void response.writeHead(500).end('oops'), /got status 500, expected 200/],
    [
      'compressed',
      (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
      /got gzip/,
    ],
    ['no answer', () => {}, /got no whole answer within 300 ms/],
    ['an answer without an end', (_request, response) => void response.write('['), /got no whole answer within 300 ms/],
    [
      'round and round',
      (_request, response) => void response.writeHead(302, { location: '/again' }).end(),
      /more than 3 redirects/,
    ],
    [
      'a redirect to a file',
      (_request, response) => void response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
      /somewhere less safe/,
    ],
    [
      'a connection that breaks',
      (_request, response) => void response.socket?.destroy(),
      /got ECONNRESET, expected an answer/,
    ],
  ])('%s is refused, told once, and what was there stays', async (_title, handler, problem) => {
    answer = handler;
    const pricer = open({ maxBytes: 2_000_000, timeoutMs: 300 });
    await pricer.refresh();
    await pricer.refresh();
    expect(lines).toEqual([expect.stringMatching(problem)]);
    expect(lines[0]).toMatch(
      /^\[@spendspan\/cost\] catalogue from http:\/\/127\.0\.0\.1:\d+\/v2\/data\.json: [^\n]*; the prices from before stay in force$/,
    );
    expect(pricer.price(CALL)).toMatchObject(INSTALLED);
    answer = good(5);
    // On a machine with much to do, a good answer too may come too late.
    do await pricer.refresh();
    while (pricer.price(CALL).usd !== 5);
    answer = (_request, response) => void response.writeHead(503).end();
    await pricer.refresh();
    expect(lines.at(-1)).toMatch(/got status 503/);
    expect(pricer.price(CALL).usd).toBe(5);
  });

  test('is asked for as nobody: without the baggage of whoever is at work, and untraced', async () => {
    const manager = new AsyncLocalStorageContextManager().enable();
    context.setGlobalContextManager(manager);
    let seen: unknown;
    const look = (): void => {
      seen = { suppressed: isTracingSuppressed(context.active()), baggage: propagation.getBaggage(context.active()) };
    };
    subscribe('http.client.request.start', look);
    try {
      answer = good(3);
      const team = propagation.createBaggage({ 'team.id': { value: 'growth' } });
      const pricer = open();
      await context.with(propagation.setBaggage(context.active(), team), () => pricer.refresh());
      expect(pricer.price(CALL).usd).toBe(3);
      expect(seen).toEqual({ suppressed: true, baggage: undefined });
      expect(requests.at(-1)?.headers).not.toHaveProperty('baggage');
    } finally {
      unsubscribe('http.client.request.start', look);
      context.disable();
    }
  });

  test('does not keep a process running, however long the answer takes', async () => {
    answer = () => {};
    const script = `import { createPricer } from '@spendspan/cost';
const pricer = createPricer({ catalogue: { from: ${JSON.stringify(from)}, timeoutMs: 600000 } });
setTimeout(() => console.log(pricer.price(${JSON.stringify(CALL)}).usd), 500);`;
    const cwd = new URL('..', import.meta.url);
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd });
    expect(stdout).toBe('2\n');
    expect(requests.length).toBeGreaterThan(0);
  });
});

test('a file of newer data is read, and again when it changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  const path = join(folder, 'data.json');
  writeFileSync(path, dataWith(3));
  const pricer = createPricer({ catalogue: { from: path } });
  await pricer.refresh();
  expect(pricer.price(CALL).usd).toBe(3);
  writeFileSync(path, dataWith(33));
  await pricer.refresh();
  expect(pricer.price(CALL).usd).toBe(33);
  rmSync(folder, { recursive: true });
  await pricer.refresh();
  expect(pricer.price(CALL).usd).toBe(33);
  expect(lines).toEqual([
    expect.stringMatching(/catalogue from .*data\.json: got ENOENT, expected a readable file; the prices from before/),
  ]);
  pricer.close();
});

test('by default no socket is opened', async () => {
  const sockets: unknown[] = [];
  const note = (message: unknown): void => void sockets.push(message);
  subscribe('net.client.socket', note);
  const pricer = createPricer();
  pricer.price(CALL);
  await pricer.refresh();
  await new Promise((resolve) => setTimeout(resolve, 50));
  unsubscribe('net.client.socket', note);
  expect(sockets).toEqual([]);
});
