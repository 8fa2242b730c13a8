import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countOpenCalls, endOpenCalls } from '../src/index.ts';
import { CHAT, CHUNKS, COMPLETION, STREAM, USAGE_CHUNK } from './client-cases/client-case.ts';
import { CLIENTS, drain, type Harness, startHarness } from './harness.ts';
import { events, startScriptedServer } from './scripted-server.ts';

describe('a call that nobody reads', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness('openai-7', { abandonedAfterMs: 200 });
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  async function lastSpan(): Promise<Record<string, unknown>> {
    await expect.poll(() => harness.spans().length, { timeout: 10_000 }).toBe(1);
    expect(countOpenCalls()).toBe(0);
    return { ...harness.spans()[0]?.attributes };
  }

  test('ends as unconsumed when its stream is left lying', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true });
    expect(countOpenCalls()).toBe(1);
    expect(await lastSpan()).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'stream_unconsumed' });
    stream.controller.abort();
  });

  test('ends as unread when its promise is never awaited', async () => {
    const promise = harness.client().chat.completions.create(CHAT);
    expect(await lastSpan()).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'body_unread' });
    await promise;
    expect(harness.spans()).toHaveLength(1);
  });

  test('stays open as long as somebody reads, however slowly', async () => {
    const stream = await harness
      .client()
      .chat.completions.create({ ...CHAT, stream: true }, { headers: { 'x-local-output': 'one two three four five' } });
    for await (const _ of stream) await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await lastSpan()).toMatchObject({ 'llm.usage.status': 'reported' });
  });

  test('is ended by endOpenCalls(), for the end of a process', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true });
    endOpenCalls();
    expect(await lastSpan()).toMatchObject({ 'llm.usage.reason': 'stream_unconsumed' });
    stream.controller.abort();
  });
});

describe.each(CLIENTS)('a call of %s whose application waits longer than the bound', (version) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version, { abandonedAfterMs: 60 });
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  const BODY = JSON.stringify(COMPLETION);

  test.each<[string, (client: ReturnType<Harness['client']>) => PromiseLike<unknown>]>([
    ['for the answer', (client) => client.chat.completions.create(CHAT)],
    ['for the answer and its response', (client) => client.chat.completions.create(CHAT).withResponse()],
    ['for a chunk', async (client) => drain(await client.chat.completions.create(STREAM))],
    [
      'for the body of a raw response',
      async (client) => (await client.chat.completions.create(CHAT).asResponse()).json(),
    ],
  ])('stays open while it waits %s', async (title, call) => {
    const streamed = title === 'for a chunk';
    const server = await startScriptedServer([
      {
        pieces: streamed ? events(...CHUNKS.slice(-2), USAGE_CHUNK) : [BODY.slice(0, 10), BODY.slice(10)],
        headers: { 'content-type': streamed ? 'text/event-stream' : 'application/json' },
        pauseMs: 200,
      },
    ]);
    await call(harness.client({ baseURL: `${server.url}/v1` }));
    await server.close();
    expect(harness.spans().map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({ 'llm.usage.status': 'reported', 'gen_ai.usage.input_tokens': 3 }),
    ]);
  });

  test('ends once it waits no longer', async () => {
    const server = await startScriptedServer([{ pieces: events(...CHUNKS), pauseMs: 100 }]);
    const stream = await harness.client({ baseURL: `${server.url}/v1` }).chat.completions.create(STREAM);
    await stream[Symbol.asyncIterator]().next();
    await expect.poll(() => harness.spans().length, { timeout: 10_000 }).toBe(1);
    expect(harness.spans()[0]?.attributes).toMatchObject({ 'llm.usage.reason': 'stream_unconsumed' });
    stream.controller.abort();
    await server.close();
  });
});

describe.each(CLIENTS)('the duration of a call of %s', (version) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  test.each<[string, (client: ReturnType<Harness['client']>, late: () => Promise<void>) => Promise<void>]>([
    [
      'a plain one',
      async (client, late) => {
        const promise = client.chat.completions.create(CHAT);
        await promise.asResponse();
        await late();
        await promise;
      },
    ],
    [
      'a stream',
      async (client, late) => {
        const promise = client.chat.completions.create(STREAM);
        await promise.asResponse();
        await late();
        await drain(await promise);
      },
    ],
    [
      'a raw one',
      async (client, late) => {
        const response = await client.chat.completions.create(CHAT).asResponse();
        await late();
        await response.json();
      },
    ],
  ])('leaves out what the application does before it wants the answer of %s', async (_, call) => {
    const begin = performance.now();
    let lateMs = 0;
    await call(harness.client(), async () => {
      const since = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 300));
      lateMs = performance.now() - since;
    });
    const [span] = harness.spans();
    const [seconds = 0, nanos = 0] = span?.duration ?? [];
    // Not a bound on time: both are measured here. The millisecond is the clocks' grain.
    expect(seconds * 1000 + nanos / 1e6).toBeLessThanOrEqual(performance.now() - begin - lateMs + 1.5);
    const firstChunkMs = Number(span?.attributes['gen_ai.response.time_to_first_chunk'] ?? 0) * 1000;
    expect(firstChunkMs).toBeLessThanOrEqual(performance.now() - begin - lateMs + 1.5);
  });
});
