import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHAT, CHUNKS, COMPLETION, chunk, describeError, STREAM, USAGE_CHUNK } from './client-cases/client-case.ts';
import { CLIENTS, drain, loadClient } from './harness.ts';
import { useScriptedHarness } from './scripted-harness.ts';
import { type Answering, events, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

type Options = { path: string; stream?: boolean; body?: Record<string, unknown> };
type Hook = (options: Options) => void;
type Params = OpenAI.ChatCompletionCreateParamsStreaming;

const FORMAT = { type: 'json_schema' as const, json_schema: { name: 'a', strict: true, schema: { type: 'object' } } };
const TOOL = { type: 'function', function: { name: 'f', parameters: { type: 'object', properties: {} } } };
const CALLED = [
  chunk({ tool_calls: [{ index: 0, id: 'c', type: 'function', function: { name: 'f', arguments: '{"a"' } }] }),
  chunk({ tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }),
  chunk({}, 'tool_calls'),
];

/** As OpenAI does: usage when it was asked, and no stream options without a stream. */
const provider: Answering = ({ body }) => {
  const { stream, stream_options: asked, tools } = JSON.parse(body);
  if (!stream) return asked ? { status: 400, body: { error: { message: 'No stream.' } } } : { body: COMPLETION };
  const text = tools ? CALLED : CHUNKS.slice(1);
  return { pieces: events(CHUNKS[0], ...text, ...(asked?.include_usage ? [USAGE_CHUNK] : [])) };
};

/** Params of the `stream()` helper, which learns from what is sent how to read the answer. */
const HELPED: readonly (readonly [string, object, Hook])[] = [
  ['as they are', { ...CHAT, response_format: FORMAT }, () => {}],
  [
    'whose format a hook changes',
    { ...CHAT, response_format: FORMAT },
    ({ body }) => void Object.assign(body ?? {}, { response_format: { type: 'text' } }),
  ],
  [
    'which a hook replaces',
    { ...CHAT, response_format: FORMAT },
    (options) => void Object.assign(options, { body: { ...options.body, response_format: { type: 'text' } } }),
  ],
  [
    'with a JSON form of their own within',
    { ...CHAT, response_format: { ...FORMAT, toJSON: () => ({ type: 'text' }) } },
    () => {},
  ],
  [
    'whose tools a hook makes strict',
    { ...CHAT, tools: [TOOL] },
    ({ body }) =>
      void Object.assign(body ?? {}, { tools: [{ ...TOOL, function: { ...TOOL.function, strict: true } }] }),
  ],
];

describe.each(CLIENTS)('usage that we ask for from %s', (version) => {
  const on = useScriptedHarness(version, [provider]);

  /** A client with a hook, which an application has by inheritance. */
  function hooked(hook: Hook = () => {}): OpenAI {
    const Client = loadClient(version).OpenAI as unknown as new (options: object) => object;
    class Hooked extends Client {
      async prepareOptions(options: Options): Promise<void> {
        hook(options);
      }
    }
    return new Hooked({ apiKey: 'sk-local', baseURL: `${on.server.url}/v1`, maxRetries: 0 }) as unknown as OpenAI;
  }

  const sent = (): Record<string, unknown> => JSON.parse(on.server.requests.at(-1)?.body ?? '');

  async function help(params: object, hook: Hook): Promise<unknown> {
    const client = hooked(hook);
    // Under `beta` in openai 4.
    const { completions } = (client.beta as unknown as Partial<OpenAI>).chat ?? client.chat;
    try {
      return JSON.stringify(await completions.stream({ ...params } as typeof CHAT).finalChatCompletion());
    } catch (error) {
      return describeError(error);
    }
  }

  test.each(HELPED)('leaves stream() to read params %s as without us', async (_, params, hook) => {
    const instrumented = await help(params, hook);
    expect(sent()).toMatchObject({ stream_options: { include_usage: true } });
    on.harness.instrumentation.unpatchModule(loadClient(version));
    const bare = await help(params, hook);
    on.harness.instrumentation.patchModule(loadClient(version));
    expect(instrumented).toEqual(bare);
  });

  test('is not asked for where a hook turned the stream off', async () => {
    const client = hooked((options) => {
      options.body = { ...options.body, stream: false };
      options.stream = false;
    });
    expect(await client.chat.completions.create({ ...STREAM })).toMatchObject({ id: 'chatcmpl-1' });
    expect(sent()).not.toHaveProperty('stream_options');
  });

  test('stays visible where a hook asked for it', async () => {
    const client = hooked(({ body }) => void Object.assign(body ?? {}, { stream_options: { include_usage: true } }));
    const seen = await drain(await client.chat.completions.create({ ...STREAM }));
    expect(seen.at(-1)).toMatchObject({ choices: [], usage: COMPLETION['usage'] });
  });

  test('leaves the body of the application the object that it was', async () => {
    const params = { ...STREAM };
    let body: unknown;
    const client = hooked((options) => {
      body = options.body;
    });
    await drain(await client.chat.completions.create(params));
    expect(body).toEqual(STREAM);
    expect(params).toEqual(STREAM);
    expect(sent()).toEqual({ ...STREAM, stream_options: { include_usage: true } });
  });

  test.each<[string, Partial<Params>, unknown]>([
    ['beside other stream options', { stream_options: { include_obfuscation: false } }, { include_obfuscation: false }],
    ['where they are null', { stream_options: null }, {}],
    ['where a text mentions them', { stop: ['stream_options', '"stream_options"', 'über'] }, {}],
  ])('is asked for %s', async (_, more, others) => {
    const seen = await drain(await hooked().chat.completions.create({ ...STREAM, ...more }));
    expect(seen).toHaveLength(CHUNKS.length);
    expect(sent()).toEqual({ ...STREAM, ...more, stream_options: { ...(others as object), include_usage: true } });
    expect(on.harness.spans()[0]?.attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 3 });
  });

  test('stays hidden from requests that are made at once with one options object', async () => {
    const options = { method: 'post' as const, path: '/chat/completions', body: STREAM, stream: true as const };
    const make = (): PromiseLike<AsyncIterable<unknown>> => hooked().request(options);
    const streams = await Promise.all([make(), make(), make()]);
    const seen = await Promise.all(streams.map(drain));
    expect(seen).toEqual([CHUNKS, CHUNKS, CHUNKS]);
    const spans = on.harness.spans().map(({ attributes }) => attributes);
    expect(spans.map((attributes) => attributes['gen_ai.usage.input_tokens'])).toEqual([3, 3, 3]);
  });

  test('stays hidden from who reads anew what was left before it was read', async () => {
    const stream = await hooked().chat.completions.create({ ...STREAM });
    const left = stream[Symbol.asyncIterator]();
    await left.return?.();
    expect(await left.next()).toEqual({ value: undefined, done: true });
    expect(await drain(stream)).toEqual(CHUNKS);
    expect(on.harness.spans()[0]?.attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 3 });
  });

  describe('in a stream that goes on after its usage', () => {
    const LATE = [chunk({ content: 'LATE 1' }), chunk({ content: 'LATE 2' })];
    const ALL = [...CHUNKS, ...LATE];
    let late: ScriptedServer;
    beforeAll(async () => {
      const answer: Answering = ({ body }) => ({
        pieces: events(...CHUNKS, ...(JSON.parse(body).stream_options ? [USAGE_CHUNK] : []), ...LATE),
      });
      late = await startScriptedServer([answer]);
    });
    afterAll(() => late.close());
    const start = async (): Promise<AsyncIterable<unknown> & { tee(): AsyncIterable<unknown>[] }> =>
      on.harness.client({ baseURL: `${late.url}/v1` }).chat.completions.create(STREAM);
    const readAhead = (stream: AsyncIterable<unknown>, reads: number): Promise<IteratorResult<unknown>[]> => {
      const iterator = stream[Symbol.asyncIterator]();
      return Promise.all(Array.from({ length: reads }, () => iterator.next()));
    };

    test('comes in order to a reader that asks ahead', async () => {
      const reads = await readAhead(await start(), ALL.length + 1);
      expect(reads.map(({ value }) => value)).toEqual([...ALL, undefined]);
      expect(on.harness.spans()[0]?.attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 3 });
    });

    test('comes whole to both branches of tee()', async () => {
      const [left, right] = (await start()).tee();
      const reads = await readAhead(left as AsyncIterable<unknown>, ALL.length + 1);
      expect(reads.map(({ value }) => value)).toEqual([...ALL, undefined]);
      expect(await drain(right as AsyncIterable<unknown>)).toEqual(ALL);
    });

    test('takes a return or throw in its turn', async () => {
      const iterator = (await start())[Symbol.asyncIterator]();
      const turns = [
        ...Array.from({ length: ALL.length }, () => iterator.next()),
        iterator.return?.('left'),
        iterator.next(),
      ];
      const reads = await Promise.all(turns);
      expect(reads.map((read) => read?.value)).toEqual([...ALL, 'left', undefined]);
      const other = (await start())[Symbol.asyncIterator]();
      const [chunks, thrown, rest] = await Promise.allSettled([
        Promise.all(Array.from({ length: ALL.length }, () => other.next())),
        other.throw?.(new TypeError('mine')),
        other.next(),
      ]);
      expect(chunks).toMatchObject({ status: 'fulfilled' });
      expect(thrown).toMatchObject({ status: 'rejected', reason: new TypeError('mine') });
      expect(rest).toMatchObject({ value: { done: true } });
    });
  });
});
