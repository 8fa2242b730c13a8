import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DiagLogLevel, diag, trace } from '@opentelemetry/api';
import { TracerProvider } from '@opentelemetry/sdk-trace';
import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { countOpenCalls, instrument } from '../src/index.ts';
import { CLIENTS, drain, type Harness, loadClient, startHarness } from './harness.ts';

const CHAT = { model: 'gpt-4.1', messages: [{ role: 'user' as const, content: 'Hello there.' }] };

interface ChunkServer {
  readonly baseURL: string;
  close(): void;
}

/** A provider that answers every request with these chunks. */
async function startServer(chunks: readonly string[]): Promise<ChunkServer> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.end(`${chunks.map((chunk) => `data: ${chunk}\n\n`).join('')}data: [DONE]\n\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { baseURL: `http://127.0.0.1:${port}/v1`, close: () => void server.close() };
}

describe.each(CLIENTS)('%s', (version) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  test('an error in mid-stream names the line of the application that reads, as without us', async () => {
    const server = await startServer([
      '{"choices":[{"index":0,"delta":{"content":"Hi"}}]}',
      '{"error":{"message":"broken"}}',
    ]);
    const Client = loadClient(version);
    const options = { apiKey: 'sk-local', baseURL: server.baseURL };
    const readStack = async (client: OpenAI): Promise<string | undefined> => {
      const stream = await client.chat.completions.create({ ...CHAT, stream: true });
      const applicationReads = async (): Promise<void> => {
        for await (const _ of stream);
      };
      return applicationReads().then(
        () => undefined,
        (reason: Error) => reason.stack,
      );
    };
    const instrumented = await readStack(new Client(options));
    harness.instrumentation.unpatchModule(Client);
    const bare = await readStack(new Client(options));
    harness.instrumentation.patchModule(Client);
    server.close();
    expect(bare).toContain('applicationReads');
    expect(instrumented).toContain('applicationReads');
  });

  test('reads that do not wait for each other come in order, and a return after them takes none away', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true });
    const iterator = stream[Symbol.asyncIterator]();
    const reads = await Promise.all([iterator.next(), iterator.next(), iterator.next(), iterator.return?.()]);
    expect(reads.map((read) => read?.done)).toEqual([false, false, false, true]);
  });

  test('an iterator that is closed before it was read leaves the stream, and its usage, to another', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true });
    await stream[Symbol.asyncIterator]().return?.();
    expect((await drain(stream)).length).toBeGreaterThan(1);
    expect(harness.spans()[0]?.attributes).toMatchObject({ 'llm.usage.status': 'reported' });
  });

  test('a subclass and a wrapper between two doors do not make two spans of one call', async () => {
    const Client = loadClient(version) as unknown as { new (options: object): OpenAI & Record<string, unknown> };
    const Open = Client as unknown as { new (options: object): object };
    class Subclass extends Open {
      methodRequest(...args: unknown[]): unknown {
        return (Client.prototype as unknown as Record<string, (...args: unknown[]) => unknown>)['methodRequest']?.apply(
          this,
          args,
        );
      }
    }
    const options = { apiKey: 'sk-local', baseURL: harness.provider.baseURL };
    await (instrument(new Subclass(options)) as unknown as OpenAI).chat.completions.create(CHAT);
    expect(harness.spans()).toHaveLength(1);
    const client = new Client(options);
    const method = client['methodRequest'] as (...args: unknown[]) => unknown;
    Object.assign(client, { methodRequest: (...args: unknown[]) => method.apply(client, args) });
    await instrument(client).chat.completions.create(CHAT);
    expect(harness.spans()).toHaveLength(2);
  });

  test('a sampler that throws takes nothing from the application, and leaves no call open', async () => {
    const sampler = {
      shouldSample(): never {
        throw new Error('of the sampler');
      },
      toString: () => 'throwing',
    };
    harness.instrumentation.setTracerProvider(new TracerProvider({ sampler }));
    // Not the one of Node, whose instrumentation asks samplers, too.
    const fetch = async (): Promise<Response> => Response.json({ id: 'chatcmpl-1', choices: [] });
    const answer = await harness.client({ fetch }).chat.completions.create(CHAT);
    harness.instrumentation.setTracerProvider(trace.getTracerProvider());
    expect(answer.id).toBe('chatcmpl-1');
    expect(countOpenCalls()).toBe(0);
  });

  test('a body with a JSON form of its own is sent as it is', async () => {
    class Request {
      readonly model = 'gpt-4.1';
      readonly stream = true;
      readonly secret = 'not for the provider';
      toJSON(): object {
        return { ...CHAT, stream: true };
      }
    }
    const sent = harness.provider.requests.length;
    const request = new Request() as unknown as OpenAI.ChatCompletionCreateParamsStreaming;
    await drain(await harness.client().chat.completions.create(request));
    expect(harness.provider.requests[sent]?.body).toEqual({ ...CHAT, stream: true });
    expect(harness.spans()).toHaveLength(1);
  });

  test.each([
    ['client.request()', (client: OpenAI) => client.request({ method: 'post', path: '/chat/completions', body: CHAT })],
    [
      'client.post() on the path below a base URL without /v1',
      (client: OpenAI) => client.post('/v1/chat/completions', { body: CHAT }),
    ],
  ])('%s is one span', async (title, call) => {
    const { baseURL, url } = harness.provider;
    await call(harness.client({ baseURL: title.includes('without') ? url : baseURL }));
    expect(harness.spans().map(({ name }) => name)).toEqual(['chat gpt-4.1']);
  });

  test('requests that are no model call carry no baggage either', async () => {
    const sent = harness.provider.requests.length;
    const client = harness.client({ fetch: globalThis.fetch });
    await withAttribution({ team: 'growth' }, async () => {
      await client.post('/responses/input_tokens', { body: { model: 'gpt-4.1', input: 'Hello.' } });
      for await (const _ of client.models.list()) break;
      await client.get('/models');
    });
    const headers = harness.provider.requests.slice(sent).map((request) => Object.keys(request.headers));
    expect(headers).toHaveLength(3);
    expect(headers.flat()).not.toContain('baggage');
    expect(harness.spans()).toHaveLength(0);
  });

  test("another instrumentation's span around the call is named once, and stays as it is", async () => {
    const warn = vi.fn();
    diag.setLogger({ debug() {}, verbose() {}, info() {}, error() {}, warn }, { logLevel: DiagLogLevel.WARN });
    const scope = `other-${version}`;
    const attributes = { 'gen_ai.operation.name': 'chat' };
    for (let turn = 0; turn < 2; turn++) {
      await trace.getTracer(scope).startActiveSpan('theirs', { attributes }, async (theirs) => {
        await harness.client().chat.completions.create(CHAT);
        theirs.end();
      });
    }
    diag.disable();
    expect(warn.mock.calls).toEqual([[expect.stringContaining(`got a span of ${scope} around a chat call`)]]);
    expect(
      harness
        .spans()
        .filter(({ name }) => name === 'theirs')
        .map((span) => span.attributes),
    ).toEqual([attributes, attributes]);
  });

  test('methods of the client keep their names and numbers of parameters', () => {
    const shapes = (): unknown => {
      const shape: Record<string, unknown> = {};
      for (let at = loadClient(version).OpenAI.prototype as object; at; at = Object.getPrototypeOf(at)) {
        for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
          if (typeof value === 'function') shape[key] ??= [value.name, value.length];
        }
      }
      return shape;
    };
    const instrumented = shapes();
    harness.instrumentation.unpatchModule(loadClient(version));
    expect(instrumented).toEqual(shapes());
    harness.instrumentation.patchModule(loadClient(version));
  });

  test('a request that was never sent was not billed', async () => {
    const circular: Record<string, unknown> = { ...CHAT };
    circular['metadata'] = circular;
    await harness
      .client()
      .chat.completions.create(circular as never)
      .catch(() => {});
    expect(harness.spans()[0]?.attributes).toMatchObject({ 'llm.usage.reason': 'provider_silent' });
  });
});

describe('usage in a chunk with choices', () => {
  const CHUNKS = [
    { id: 'c', model: 'm', choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] },
    {
      id: 'c',
      model: 'm',
      choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
      usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4 },
    },
  ];
  let harness: Harness;
  let server: ChunkServer;
  beforeAll(async () => {
    harness = await startHarness('openai-7');
    server = await startServer(CHUNKS.map((chunk) => JSON.stringify(chunk)));
  });
  afterAll(async () => {
    server.close();
    await harness.close();
  });

  test.each([
    ['is hidden where the host would have said nothing', { streamUsageHosts: ['127.0.0.1'] }, false],
    ['stays where the host may have sent it unasked', { streamUsage: 'force' as const, streamUsageHosts: [] }, true],
    ['stays where nobody asked', { streamUsage: 'off' as const }, true],
  ])('%s', async (_, config, visible) => {
    harness.exporter.reset();
    harness.instrumentation.setConfig(config);
    const client = harness.client({ baseURL: server.baseURL });
    const seen = await drain(await client.chat.completions.create({ ...CHAT, stream: true }));
    expect(seen.map((chunk) => 'usage' in chunk)).toEqual([false, visible]);
    expect(harness.spans()[0]?.attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 3 });
  });
});

describe('a stream without usage', () => {
  let harness: Harness;
  const warn = vi.fn();
  beforeAll(async () => {
    harness = await startHarness('openai-7');
    diag.setLogger({ debug() {}, verbose() {}, info() {}, error() {}, warn }, { logLevel: DiagLogLevel.WARN });
  });
  afterAll(async () => {
    diag.disable();
    await harness.close();
  });

  async function stream(body: object = {}): Promise<void> {
    const request = { ...CHAT, ...body, stream: true } as OpenAI.ChatCompletionCreateParamsStreaming;
    await drain(await harness.client().chat.completions.create(request));
  }

  test.each([
    ['where the application does not want it', {}, { stream_options: { include_usage: false } }],
    ['where it is switched off', { streamUsage: 'off' as const }, {}],
    ['where it is estimated', { estimateUsage: () => ({ inputTokens: 1, outputTokens: 1 }) }, {}],
    ['where the application asked for it', {}, { stream_options: { include_usage: true } }],
  ])('is no news %s', async (_, config, body) => {
    harness.instrumentation.setConfig(config);
    await stream(body);
    expect(warn).not.toHaveBeenCalled();
  });

  test('of a host that nobody knows is told of once, with the variable to set', async () => {
    harness.instrumentation.setConfig({});
    await stream();
    await stream();
    const { host } = new URL(harness.provider.url);
    expect(warn.mock.calls).toEqual([[expect.stringContaining(`set SPENDSPAN_STREAM_USAGE_HOSTS=${host} `)]]);
    harness.exporter.reset();
    harness.instrumentation.setConfig({ streamUsageHosts: [host] });
    await stream();
    expect(harness.spans()[0]?.attributes).toMatchObject({ 'llm.usage.status': 'reported' });
  });
});

test.each([
  ['Datadog', 'tracing:apm:openai:request:start'],
  ['Sentry', 'tracing:orchestrion:openai:chat:start'],
])('%s that listens for the same calls is named once', async (name, channel) => {
  const harness = await startHarness('openai-7');
  const warn = vi.fn();
  diag.setLogger({ warn, error: vi.fn(), info: vi.fn(), debug: vi.fn(), verbose: vi.fn() }, DiagLogLevel.WARN);
  await harness.client().chat.completions.create(CHAT);
  expect(warn).not.toHaveBeenCalled();
  const listen = (): void => {};
  subscribe(channel, listen);
  await harness.client().chat.completions.create(CHAT);
  await harness.client().chat.completions.create(CHAT);
  unsubscribe(channel, listen);
  diag.disable();
  expect(warn.mock.calls).toEqual([[expect.stringContaining(`got ${name} listening`)]]);
  expect(harness.spans()).toHaveLength(3);
  await harness.close();
});

test.each([null, undefined, Object.freeze({}), 'client'])('instrument(%j) gives it back, with one warning', (value) => {
  const warn = vi.fn();
  diag.setLogger({ warn, error: vi.fn(), info: vi.fn(), debug: vi.fn(), verbose: vi.fn() }, DiagLogLevel.WARN);
  expect(instrument(value as never)).toBe(value);
  diag.disable();
  expect(warn).toHaveBeenCalledTimes(1);
});

test('instrument() gives a frozen client back as it was', async () => {
  const harness = await startHarness('openai-7');
  harness.instrumentation.unpatchModule(loadClient('openai-7'));
  const client = Object.freeze(harness.client());
  expect(instrument(client)).toBe(client);
  await client.chat.completions.create(CHAT);
  await harness.close();
});

test("an application's fake timers neither see the watch over open calls nor stop it", async () => {
  const harness = await startHarness('openai-7', { abandonedAfterMs: 100 });
  const seen = vi.spyOn(globalThis, 'setInterval').mockReturnValue(7 as never);
  const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true });
  expect(seen).not.toHaveBeenCalled();
  seen.mockRestore();
  await expect.poll(() => harness.spans().length, { timeout: 5000 }).toBe(1);
  stream.controller.abort();
  await harness.close();
});
