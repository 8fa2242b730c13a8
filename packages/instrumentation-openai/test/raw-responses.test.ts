import { PassThrough, Readable } from 'node:stream';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHAT, COMPLETION } from './client-cases/client-case.ts';
import { CLIENTS, drain, type Harness, startHarness } from './harness.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

type Use = (response: Response) => unknown;

/** What an application does with a response before it reads it as JSON. */
const LOOKS: readonly (readonly [string, Use])[] = [
  ['it logs it', (response) => inspect(response, { showHidden: true })],
  ['it looks whether there is a body', (response) => response.body],
  ['it looks whether the body was read', (response) => response.bodyUsed],
  ['it makes a copy', (response) => response.clone()],
  ['it reads a copy as text', (response) => response.clone().text()],
  ['it reads the bytes of a copy', (response) => response.clone().arrayBuffer()],
  ['it looks, copies, and looks again', (response) => response.body && response.clone().body && response.body],
];

/** Ways to the bytes themselves. */
const READS: readonly (readonly [string, Use])[] = [
  ['arrayBuffer()', (response) => response.arrayBuffer()],
  ['blob()', (response) => response.blob()],
  ['its body', (response) => drain(response.body as unknown as AsyncIterable<Uint8Array>)],
  ['a stream made of its body', (response) => drain(asReadable(response.body))],
  [
    'the bodies of it and its copy',
    (response) => Promise.all([response.clone().arrayBuffer(), response.arrayBuffer()]),
  ],
];

/** The body of openai 4 is a stream of Node's already. */
function asReadable(body: unknown): Readable {
  return body instanceof Readable ? body.pipe(new PassThrough()) : Readable.fromWeb(body as never);
}

describe.each(CLIENTS)('a raw response of %s', (version) => {
  let harness: Harness;
  let server: ScriptedServer;
  beforeAll(async () => {
    harness = await startHarness(version);
    server = await startScriptedServer([{ body: COMPLETION }]);
  });
  afterAll(async () => {
    await server.close();
    await harness.close();
  });
  beforeEach(() => harness.exporter.reset());

  const get = (options: Record<string, unknown> = {}): Promise<Response> =>
    harness
      .client({ baseURL: `${server.url}/v1`, ...options })
      .chat.completions.create(CHAT)
      .asResponse() as Promise<Response>;

  test.each(LOOKS)('tells its usage when %s first', async (_, look) => {
    const response = await get();
    await look(response);
    expect(await response.json()).toEqual(COMPLETION);
    expect(harness.spans().map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({ 'llm.usage.status': 'reported', 'gen_ai.usage.input_tokens': 3 }),
    ]);
  });

  test('tells its usage by a copy', async () => {
    expect(await (await get()).clone().json()).toEqual(COMPLETION);
    expect(harness.spans()[0]?.attributes).toMatchObject({ 'llm.usage.status': 'reported' });
  });

  test.each(READS)('is marked as unread when the application reads %s', async (_, read) => {
    await read(await get());
    expect(harness.spans().map(({ attributes }) => attributes['llm.usage.reason'])).toEqual(['body_unread']);
  });

  test('may be one and the same object every time', async () => {
    const shared = {
      ok: true,
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      json: async () => COMPLETION,
      text: async () => JSON.stringify(COMPLETION),
    };
    const client = harness.client({ fetch: async () => shared });
    const wrappers = new Set<unknown>();
    for (let call = 0; call < 3; call += 1) {
      const response = await client.chat.completions.create(CHAT).asResponse();
      wrappers.add(response.json);
      await response.json();
    }
    expect(wrappers.size).toBe(1);
    expect(harness.spans().map(({ attributes }) => attributes['llm.usage.status'])).toEqual(Array(3).fill('reported'));
  });
});
