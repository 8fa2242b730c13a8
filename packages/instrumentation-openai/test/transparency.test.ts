import { inspect } from 'node:util';
import { context, trace } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import { startLocalProvider } from '@spendspan/example-local-provider';
import type OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { countOpenCalls, instrument } from '../src/index.ts';
import { CLIENTS, drain, type Harness, loadClient, startHarness } from './harness.ts';

const CHAT = { model: 'gpt-4.1', messages: [{ role: 'user' as const, content: 'Hello there, how are you today?' }] };
const USAGE = { headers: { 'x-local-usage': '{"prompt_tokens":8,"completion_tokens":3,"total_tokens":11}' } };

/** The resource with `parse()` and `stream()`: under `beta` in openai 4. */
function helpersOf(client: OpenAI): OpenAI['chat']['completions'] {
  return (client.beta as unknown as { chat?: OpenAI['chat'] }).chat?.completions ?? client.chat.completions;
}

describe.each(CLIENTS)('%s', (version) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());
  afterEach(() => expect(countOpenCalls()).toBe(0));

  const onlySpan = (): Record<string, unknown> => {
    const spans = harness.spans();
    expect(spans).toHaveLength(1);
    return { status: spans[0]?.status.code, ...spans[0]?.attributes };
  };

  test('withResponse() gives data and response, and one span with the usage', async () => {
    const { data, response } = await harness.client().chat.completions.create(CHAT, USAGE).withResponse();
    expect(data.choices[0]?.message.role).toBe('assistant');
    expect(response.status).toBe(200);
    expect(onlySpan()).toMatchObject({ 'gen_ai.usage.input_tokens': 8, 'llm.usage.status': 'reported' });
  });

  test.each(['json', 'text'] as const)(
    'asResponse() and %s() give what they gave, and the usage is seen',
    async (read) => {
      const response = await harness.client().chat.completions.create(CHAT, USAGE).asResponse();
      expect(harness.spans()).toHaveLength(0);
      const body: unknown = await response[read]();
      const { object } = (typeof body === 'string' ? JSON.parse(body) : body) as { object: string };
      expect(object).toBe('chat.completion');
      expect(onlySpan()).toMatchObject({ 'gen_ai.usage.input_tokens': 8, 'llm.usage.status': 'reported' });
      await expect(response[read]()).rejects.toThrow();
    },
  );

  test.each<[string, (response: Response) => Promise<unknown>]>([
    ['arrayBuffer()', (response) => response.arrayBuffer()],
    ['blob()', (response) => response.blob()],
    ['body', async (response) => drain(response.body as unknown as AsyncIterable<Uint8Array>)],
  ])('asResponse() and %s leave the bytes to the application, the usage marked as unread', async (_, read) => {
    const response = await harness.client().chat.completions.create(CHAT, USAGE).asResponse();
    expect(await read(response)).toBeDefined();
    expect(onlySpan()).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'body_unread' });
  });

  test('asResponse() of a stream that the application reads as one text sees its usage', async () => {
    const response = await harness
      .client()
      .chat.completions.create({ ...CHAT, stream: true }, USAGE)
      .asResponse();
    expect(await response.text()).toContain('data: [DONE]');
    const span = onlySpan();
    expect(span).toMatchObject({
      'gen_ai.usage.input_tokens': 8,
      'llm.usage.status': 'reported',
      'gen_ai.response.finish_reasons': ['stop'],
    });
    // Nobody has seen when the first chunk came.
    expect(span).not.toHaveProperty('gen_ai.response.time_to_first_chunk');
  });

  test('asResponse() before the answer is parsed takes nothing from its usage', async () => {
    const plain = harness.client().chat.completions.create(CHAT, USAGE);
    expect((await plain.asResponse()).status).toBe(200);
    await plain;
    expect(onlySpan()).toMatchObject({ 'gen_ai.usage.input_tokens': 8 });
    harness.exporter.reset();
    const streamed = harness.client().chat.completions.create({ ...CHAT, stream: true }, USAGE);
    expect((await streamed.asResponse()).status).toBe(200);
    await drain(await streamed);
    expect(onlySpan()).toMatchObject({ 'gen_ai.usage.input_tokens': 8, 'llm.usage.status': 'reported' });
  });

  test('parse() of chat completions parses, once, with the usage', async () => {
    const client = harness.client();
    const completions = helpersOf(client);
    const answer = await completions.parse(CHAT, USAGE);
    expect(answer.choices[0]?.message).toHaveProperty('parsed');
    expect(onlySpan()).toMatchObject({ 'gen_ai.usage.output_tokens': 3 });
  });

  test('responses.create() keeps output_text', async () => {
    const answer = await harness.client().responses.create({ model: 'gpt-4.1', input: 'Hello.' });
    expect(answer.output_text.length).toBeGreaterThan(0);
    expect(onlySpan()).toMatchObject({ 'gen_ai.usage.input_tokens': 2 });
  });

  test('embeddings.create() decodes base64 as it does without us', async () => {
    const answer = await harness
      .client()
      .embeddings.create({ model: 'text-embedding-3-small', input: 'Hello.', dimensions: 4 });
    expect(Array.from(answer.data[0]?.embedding ?? []).every((value) => typeof value === 'number')).toBe(true);
    expect(answer.data[0]?.embedding).toHaveLength(4);
  });

  test('the stream() helper ends with the final answer and one span', async () => {
    const client = harness.client();
    const completions = helpersOf(client);
    const final = await completions.stream(CHAT, USAGE).finalChatCompletion();
    expect(final.choices[0]?.finish_reason).toBe('stop');
    expect(onlySpan()).toMatchObject({ 'gen_ai.usage.input_tokens': 8, 'gen_ai.response.finish_reasons': ['stop'] });
  });

  test('the chunk that only we asked for, and its usage field, are hidden; every other chunk is as it was', async () => {
    const sent = harness.provider.requests.length;
    const seen = await drain(await harness.client().chat.completions.create({ ...CHAT, stream: true }, USAGE));
    expect(harness.provider.requests[sent]?.body).toMatchObject({ stream_options: { include_usage: true } });
    expect(seen.every((chunk) => chunk.choices.length > 0 && !('usage' in chunk))).toBe(true);
    expect(onlySpan()).toMatchObject({ 'gen_ai.usage.input_tokens': 8, 'gen_ai.usage.output_tokens': 3 });
  });

  test('usage that the application asked for itself stays visible', async () => {
    const stream = await harness
      .client()
      .chat.completions.create({ ...CHAT, stream: true, stream_options: { include_usage: true } }, USAGE);
    const seen = await drain(stream);
    expect(seen.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 8 } });
    expect(seen[0]).toHaveProperty('usage', null);
    expect(onlySpan()).toMatchObject({ 'gen_ai.usage.input_tokens': 8 });
  });

  test('tee() gives both branches all chunks, in order, without the hidden one', async () => {
    const [left, right] = (await harness.client().chat.completions.create({ ...CHAT, stream: true }, USAGE)).tee();
    const [a, b] = await Promise.all([drain(left), drain(right)]);
    expect(a.length).toBeGreaterThan(1);
    expect(b).toEqual(a);
    expect(a.every((chunk) => chunk.choices.length > 0)).toBe(true);
    onlySpan();
  });

  test('toReadableStream() carries the chunks', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true }, USAGE);
    const lines = (await new Response(stream.toReadableStream() as ReadableStream).text()).trim().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => JSON.parse(line).choices.length === 1)).toBe(true);
    onlySpan();
  });

  test('break cancels the request and ends the span as aborted', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true });
    for await (const _ of stream) break;
    expect(stream.controller.signal.aborted).toBe(true);
    expect(onlySpan()).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'stream_aborted' });
  });

  test('what reads a stream looks like the generator that it is without us', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true });
    const chunks = stream[Symbol.asyncIterator]();
    expect(inspect(chunks)).toBe('Object [AsyncGenerator] {}');
    expect(String(chunks)).toBe('[object AsyncGenerator]');
    expect(Reflect.ownKeys(chunks)).toEqual([]);
    expect((chunks as AsyncIterableIterator<unknown>)[Symbol.asyncIterator]()).toBe(chunks);
    expect(await chunks.next()).toMatchObject({ done: false });
    expect(await chunks.return?.('done' as never)).toEqual({ done: true, value: 'done' });
    expect(await chunks.next()).toEqual({ done: true, value: undefined });
  });

  test('an iterator of another kind stays the same object, and its chunks are seen', async () => {
    const create = async () =>
      harness.client().completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: 'Hello', stream: true }, USAGE);
    const first = await create();
    for await (const _ of first);
    harness.exporter.reset();
    const Stream = first.constructor as unknown as {
      fromSSEResponse(...args: unknown[]): { iterator(): AsyncIterator<unknown> };
    };
    const { fromSSEResponse } = Stream;
    // As others do that put themselves between the client and its stream.
    let made: AsyncIterator<unknown> | undefined;
    Stream.fromSSEResponse = (...args) => {
      const parsed = fromSSEResponse.apply(Stream, args);
      const { iterator } = parsed;
      parsed.iterator = () => {
        const chunks = iterator.call(parsed);
        made = { next: () => chunks.next() };
        return made;
      };
      return parsed;
    };
    onTestFinished(() => void Object.assign(Stream, { fromSSEResponse }));
    const chunks = (await create())[Symbol.asyncIterator]();
    expect(chunks).toBe(made);
    expect(Object.keys(chunks)).toEqual(['next']);
    while (!(await chunks.next()).done);
    expect(onlySpan()).toMatchObject({ 'gen_ai.usage.input_tokens': 8, 'llm.usage.status': 'reported' });
  });

  test('a second iteration fails as it does without us, and the span stands', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true }, USAGE);
    await drain(stream);
    await expect(drain(stream)).rejects.toThrow(/consumed stream/);
    expect(onlySpan()).toMatchObject({ 'llm.usage.status': 'reported' });
  });

  test('controller.abort() in mid-stream ends the loop in silence and the span as aborted', async () => {
    const stream = await harness
      .client()
      .chat.completions.create({ ...CHAT, stream: true }, { headers: { 'x-local-chunk-delay-ms': '20' } });
    let chunks = 0;
    for await (const _ of stream) if (++chunks === 1) stream.controller.abort();
    expect(onlySpan()).toMatchObject({ 'llm.usage.reason': 'stream_aborted' });
  });

  test.each([
    [401, 'AuthenticationError'],
    [429, 'RateLimitError'],
    [500, 'InternalServerError'],
  ])('HTTP %i reaches the application as %s, and the span as error.type', async (status, name) => {
    const Client = loadClient(version) as unknown as Record<string, new () => Error>;
    const error = await harness
      .client()
      .chat.completions.create(CHAT, { headers: { 'x-local-error': String(status) } })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Client[name]);
    expect(onlySpan()).toMatchObject({ 'error.type': String(status), status: 2, 'llm.usage.status': 'missing' });
  });

  test('a connection that breaks before the answer may have been billed; one that is refused was not', async () => {
    await harness
      .client()
      .chat.completions.create(CHAT, { headers: { 'x-local-error': 'reset' } })
      .catch(() => {});
    const gone = await startLocalProvider();
    await gone.close();
    await harness
      .client({ baseURL: gone.baseURL })
      .chat.completions.create(CHAT)
      .catch(() => {});
    await harness
      .client({ timeout: 20 })
      .chat.completions.create(CHAT, { headers: { 'x-local-delay-ms': '500' } })
      .catch(() => {});
    // A port that fetch never connects to.
    await harness
      .client({ baseURL: 'http://127.0.0.1:1/v1' })
      .chat.completions.create(CHAT)
      .catch(() => {});
    expect(harness.spans().map(({ attributes }) => [attributes['error.type'], attributes['llm.usage.reason']])).toEqual(
      [
        ['APIConnectionError', 'body_unread'],
        ['APIConnectionError', 'provider_silent'],
        ['APIConnectionTimeoutError', 'body_unread'],
        ['APIConnectionError', 'provider_silent'],
      ],
    );
  });

  test('a cut stream throws into the application and ends the span with the error', async () => {
    const stream = await harness
      .client()
      .chat.completions.create({ ...CHAT, stream: true }, { headers: { 'x-local-cut': '2' } });
    await expect(drain(stream)).rejects.toThrow();
    expect(onlySpan()).toMatchObject({
      status: 2,
      'llm.usage.reason': 'stream_aborted',
      'error.type': expect.any(String),
    });
  });

  test('retries of the client stay inside one span', async () => {
    const sent = harness.provider.requests.length;
    await harness
      .client({ maxRetries: 2 })
      .chat.completions.create(CHAT, { headers: { 'x-local-error': '429;times=2' } });
    expect(harness.provider.requests.length - sent).toBe(3);
    expect(onlySpan()).toMatchObject({ 'llm.usage.status': 'reported', status: 0, 'llm.attempts': 3 });
    expect(harness.spans()[0]?.events.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['llm.attempt.failed', { 'llm.attempts': 1, 'http.response.status_code': 429 }],
      ['llm.attempt.failed', { 'llm.attempts': 2, 'http.response.status_code': 429 }],
    ]);
  });

  test('a failure that nobody handles is as unhandled as without us', async () => {
    const unhandled: unknown[] = [];
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason) => unhandled.push(reason));
    void harness.client().chat.completions.create(CHAT, { headers: { 'x-local-error': '401' } });
    await harness
      .client()
      .chat.completions.create(CHAT, { headers: { 'x-local-error': '401' } })
      .catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
    expect(unhandled).toHaveLength(1);
    expect(harness.spans()).toHaveLength(2);
  });

  test('the owner is pinned when the call is made, not when it is awaited', async () => {
    const pending = withAttribution({ team: 'growth' }, () => harness.client().chat.completions.create(CHAT));
    await withAttribution({ team: 'billing' }, () => pending);
    expect(onlySpan()).toMatchObject({ 'team.id': 'growth' });
  });

  test('the span is a child of the active one', async () => {
    const parent = trace.getTracer('app').startSpan('work');
    await context.with(trace.setSpan(context.active(), parent), () => harness.client().chat.completions.create(CHAT));
    expect(harness.spans()[0]?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
  });

  test('propagateToProvider sends the baggage to the hosts it names', async () => {
    harness.instrumentation.setConfig({ propagateToProvider: ['127.0.0.1'] });
    const sent = harness.provider.requests.length;
    await withAttribution({ team: 'growth' }, () =>
      harness.client({ fetch: globalThis.fetch }).chat.completions.create(CHAT),
    );
    harness.instrumentation.setConfig({ streamUsageHosts: ['127.0.0.1'] });
    expect(harness.provider.requests[sent]?.headers['baggage']).toBe('team.id=growth');
  });

  test('instrument(client) does the same for one client and its clones, and nothing twice', async () => {
    harness.instrumentation.unpatchModule(loadClient(version));
    const untouched = harness.client();
    const client = instrument(instrument(harness.client()));
    await untouched.chat.completions.create(CHAT);
    expect(harness.spans()).toHaveLength(0);
    await client.chat.completions.create(CHAT);
    expect(harness.spans()).toHaveLength(1);
    // openai 4 has no withOptions().
    const clone = version === 'openai-4' ? client : client.withOptions({ timeout: 5000 });
    await clone.chat.completions.create(CHAT);
    expect(harness.spans()).toHaveLength(2);
    harness.instrumentation.patchModule(loadClient(version));
    await client.chat.completions.create(CHAT);
    expect(harness.spans()).toHaveLength(3);
    expect(Object.keys(client)).toEqual(Object.keys(untouched));
  });
});
