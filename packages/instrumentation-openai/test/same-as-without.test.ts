import { type LocalProvider, type RecordedRequest, startLocalProvider } from '@spendspan/example-local-provider';
import fc from 'fast-check';
import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countOpenCalls } from '../src/index.ts';
import { CLIENTS, type Harness, loadClient, startHarness } from './harness.ts';

/**
 * The same random use of the client, once as it is and once instrumented: whatever an application can observe must be
 * the same, and every call must have ended exactly one span.
 */

const OPERATIONS = [
  'chat',
  'responses',
  'completions',
  'embeddings',
  'images',
  'imageEdits',
  'transcriptions',
  'speech',
] as const;
const PLAIN = ['await', 'withResponse', 'asResponse', 'thenCatchFinally', 'twice', 'unwrap'] as const;
const STREAMED = [
  'drain',
  'break',
  'tee',
  'readable',
  'again',
  'controllerAbort',
  'throw',
  'withResponse',
  'manual',
] as const;

interface Pattern {
  readonly operation: (typeof OPERATIONS)[number];
  readonly stream: boolean;
  readonly plain: (typeof PLAIN)[number];
  readonly streamed: (typeof STREAMED)[number];
  readonly after: number;
  readonly asksUsage: boolean | undefined;
  readonly choices: number;
  readonly headers: Record<string, string>;
  readonly maxRetries: number;
  readonly signal: 'none' | 'aborted';
}

const pattern: fc.Arbitrary<Pattern> = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  stream: fc.boolean(),
  plain: fc.constantFrom(...PLAIN),
  streamed: fc.constantFrom(...STREAMED),
  after: fc.integer({ min: 0, max: 3 }),
  asksUsage: fc.constantFrom(undefined, undefined, true, false),
  choices: fc.constantFrom(1, 1, 2),
  headers: fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    fc
      .constantFrom('400', '401', '404', '429', '500', '429;times=1', '500;times=2', 'reset')
      .map((value) => ({ 'x-local-error': value })),
    fc.constantFrom('0', '1', '3').map((value) => ({ 'x-local-cut': value })),
    fc.constantFrom('null', '{"prompt_tokens":1}', '{"total_tokens":"x"}').map((value) => ({ 'x-local-usage': value })),
    fc.constantFrom('incomplete', 'failed', 'error').map((value) => ({ 'x-local-ending': value })),
  ),
  maxRetries: fc.integer({ min: 0, max: 2 }),
  signal: fc.constantFrom('none', 'none', 'none', 'aborted'),
});

/** Ids, times and ports differ between any two runs, also inside a body that was read as text. */
function normalise(value: unknown): unknown {
  return JSON.stringify(value)
    ?.replace(/(\\?"(?:created|created_at|completed_at)\\?":)\d+/g, '$10')
    .replace(/\b(chatcmpl|cmpl|resp|msg|rs|req|call|fc|ws|obf)[-_][A-Za-z0-9-]+/g, '$1_id')
    .replace(/(boundary=\\?"?)[\w-]+/g, '$1line')
    .replace(/\\?"obfuscation\\?":\\?"[A-Za-z0-9]*\\?",?/g, '');
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { thrown: String(error) };
  const { status, code, type, param } = error as Error & Record<string, unknown>;
  return { error: error.constructor.name, message: error.message, status, code, type, param, keys: Object.keys(error) };
}

function shape(value: object): unknown {
  return { class: value.constructor?.name, keys: Object.keys(value).sort() };
}

function start(
  client: OpenAI,
  { operation, stream, asksUsage, choices, headers, signal }: Pattern,
): Promise<unknown> & {
  withResponse(): Promise<{ data: unknown; response: Response }>;
  asResponse(): Promise<Response>;
  _thenUnwrap(transform: (value: unknown) => unknown): Promise<unknown>;
} {
  const controller = new AbortController();
  if (signal === 'aborted') controller.abort();
  const options = { headers, ...(signal !== 'none' && { signal: controller.signal }) };
  const streaming = {
    stream,
    ...(stream && asksUsage !== undefined && { stream_options: { include_usage: asksUsage } }),
  };
  const made = ((): unknown => {
    switch (operation) {
      case 'chat':
        return client.chat.completions.create(
          { model: 'gpt-4.1', messages: [{ role: 'user', content: 'Hello there.' }], n: choices, ...streaming },
          options,
        );
      case 'completions':
        return client.completions.create(
          { model: 'gpt-3.5-turbo-instruct', prompt: 'Hello', n: choices, ...streaming },
          options,
        );
      case 'responses':
        return client.responses.create({ model: 'gpt-4.1', input: 'Hello there.', stream }, options);
      case 'embeddings':
        return client.embeddings.create(
          { model: 'text-embedding-3-small', input: 'Hello there.', dimensions: 3 },
          options,
        );
      case 'images':
        return client.images.generate({ model: 'gpt-image-1', prompt: 'Hello', n: choices, stream }, options);
      case 'imageEdits':
        return client.images.edit({ model: 'gpt-image-1', prompt: 'Hello', image: createFile(), stream }, options);
      case 'transcriptions':
        return client.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file: createFile(), stream }, options);
      case 'speech':
        return client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'Hello' }, options);
    }
  })();
  return made as ReturnType<typeof start>;
}

function createFile(): File {
  return new File(['Hello there.'], 'hello.txt');
}

/** Uses the client as the pattern says and writes down everything there is to see. */
async function run(client: OpenAI, use: Pattern): Promise<unknown[]> {
  const seen: unknown[] = [];
  try {
    const promise = start(client, use);
    seen.push({ class: promise.constructor.name, keys: Object.keys(promise).sort(), text: String(promise) });
    if (use.stream && use.operation !== 'embeddings' && use.operation !== 'speech') await runStream(promise, use, seen);
    else await runPlain(promise, use, seen);
  } catch (error) {
    seen.push(describeError(error));
  }
  return seen.map(normalise);
}

async function runPlain(promise: ReturnType<typeof start>, { plain }: Pattern, seen: unknown[]): Promise<void> {
  switch (plain) {
    case 'await':
      seen.push(await promise);
      break;
    case 'withResponse': {
      const { data, response } = await promise.withResponse();
      seen.push(data, response.status, response.bodyUsed, Object.keys(data as object));
      break;
    }
    case 'asResponse': {
      const response = await promise.asResponse();
      seen.push(response.constructor.name, response.bodyUsed, await response.text());
      break;
    }
    case 'thenCatchFinally':
      seen.push(
        await promise
          .then((value) => ({ value }))
          .catch(describeError)
          .finally(() => seen.push('finally')),
      );
      break;
    case 'twice': {
      const [a, b] = await Promise.all([promise, promise]);
      seen.push(a, a === b);
      break;
    }
    case 'unwrap':
      seen.push(await promise._thenUnwrap((value) => ({ wrapped: value })));
      break;
  }
}

interface ChunkStream extends AsyncIterable<unknown> {
  readonly controller: AbortController;
  tee(): [ChunkStream, ChunkStream];
  toReadableStream(): ReadableStream;
}

async function runStream(
  promise: ReturnType<typeof start>,
  { streamed, after }: Pattern,
  seen: unknown[],
): Promise<void> {
  const stream = (streamed === 'withResponse' ? (await promise.withResponse()).data : await promise) as ChunkStream;
  seen.push(shape(stream));
  let count = 0;
  try {
    switch (streamed) {
      case 'tee': {
        const branches = stream.tee();
        const read = async (branch: ChunkStream): Promise<unknown[]> => {
          const chunks: unknown[] = [];
          for await (const chunk of branch) chunks.push(chunk);
          return chunks;
        };
        seen.push(
          ...(await Promise.allSettled(branches.map(read))).map((result) =>
            'value' in result ? result.value : describeError(result.reason),
          ),
        );
        break;
      }
      case 'readable':
        seen.push(await new Response(stream.toReadableStream()).text());
        break;
      case 'manual': {
        const iterator = stream[Symbol.asyncIterator]();
        seen.push(shape(iterator), Object.prototype.toString.call(iterator));
        // An iterator that is closed before its first read does not cancel the request: that answer is merely abandoned.
        for (let i = 0; i <= after; i++) seen.push(await iterator.next());
        seen.push(await iterator.return?.('early'), await iterator.next());
        break;
      }
      default:
        for await (const chunk of stream) {
          seen.push(chunk, Object.keys(chunk as object));
          if (streamed === 'break' && count >= after) break;
          if (streamed === 'throw' && count >= after) throw new Error('of the application');
          if (streamed === 'controllerAbort' && count === after) stream.controller.abort();
          count += 1;
        }
        if (streamed === 'again') for await (const chunk of stream) seen.push(chunk);
    }
  } finally {
    seen.push({ aborted: stream.controller.signal.aborted });
  }
}

/** What the provider received, apart from what tracing adds. */
function received(requests: readonly RecordedRequest[], injected: boolean): unknown[] {
  return requests.map(({ method, path, headers, body }) => {
    const { traceparent: _, host: __, ...rest }: Record<string, string> = headers;
    if (injected) delete rest['content-length'];
    const { stream_options: options, ...sent } = (body ?? {}) as Record<string, unknown>;
    return normalise({ method, path, headers: rest, body: injected ? sent : { ...sent, options } });
  });
}

describe.each(CLIENTS)('%s', (version) => {
  let harness: Harness;
  let other: LocalProvider;
  beforeAll(async () => {
    harness = await startHarness(version);
    other = await startLocalProvider();
  });
  afterAll(async () => {
    await harness.close();
    await other.close();
  });

  test.each([
    ['off', false],
    ['force', true],
  ] as const)(
    'is used the same with and without us, usage of streams %s',
    async (streamUsage, injected) => {
      harness.instrumentation.setConfig({ streamUsage });
      const Client = loadClient(version);
      await fc.assert(
        fc.asyncProperty(pattern, async (use) => {
          // The fetch of openai 4 (node-fetch 2) waits for ever for a plain body that was cut, with or without us.
          fc.pre(version !== 'openai-4' || !('x-local-cut' in use.headers));
          // It knows no streams of pictures, either, and gives their text, in which the time stands.
          fc.pre(version !== 'openai-4' || !use.stream || !use.operation.startsWith('image'));
          harness.exporter.reset();
          const before = harness.provider.requests.length;
          const options = { apiKey: 'sk-local', maxRetries: use.maxRetries };
          const instrumented = await run(new Client({ ...options, baseURL: harness.provider.baseURL }), use);
          const otherBefore = other.requests.length;
          harness.instrumentation.unpatchModule(Client);
          const plain = await run(new Client({ ...options, baseURL: other.baseURL }), use);
          harness.instrumentation.patchModule(Client);
          expect(instrumented).toEqual(plain);
          expect(received(harness.provider.requests.slice(before), injected)).toEqual(
            received(other.requests.slice(otherBefore), injected),
          );
          expect(harness.spans()).toHaveLength(1);
          expect(countOpenCalls()).toBe(0);
        }),
        { numRuns: 150 },
      );
    },
    120_000,
  );
});
