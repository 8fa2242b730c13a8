import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHAT, CHUNKS, COMPLETION, STREAM } from './client-cases/client-case.ts';
import { CLIENTS, drain, type Harness, startHarness } from './harness.ts';
import { events, type ScriptedAnswer, startScriptedServer } from './scripted-server.ts';

const COST = 'x-litellm-response-cost';
const USAGE = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 };
const EMBEDDING = { object: 'list', data: [], model: 'text-embedding-3-small', usage: { prompt_tokens: 3 } };
const QUEUED = { id: 'resp_1', object: 'response', status: 'queued', background: true, model: 'gpt-4.1', output: [] };
const DONE = { ...QUEUED, status: 'completed', usage: { input_tokens: 3, output_tokens: 2, total_tokens: 5 } };

describe.each(CLIENTS)('the cost that LiteLLM states, to %s', (version) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  /** `llm.cost.provider` of every span that the calls to a gateway became. */
  async function costs(
    answers: readonly ScriptedAnswer[],
    run: (client: ReturnType<Harness['client']>) => Promise<unknown>,
  ): Promise<readonly unknown[]> {
    const server = await startScriptedServer(answers);
    try {
      await run(harness.client({ baseURL: `${server.url}/v1` })).catch(() => {});
    } finally {
      await server.close();
    }
    return harness.spans().map(({ attributes }) => attributes['llm.cost.provider']);
  }

  test.each([
    ['0.000214', 0.000214],
    ['3.45e-05', 3.45e-5],
    ['1', 1],
    ['0.0', 0],
  ])('is read from the header: %s', async (stated, expected) => {
    const answers = [{ headers: { [COST]: stated }, body: COMPLETION }];
    expect(await costs(answers, (client) => client.chat.completions.create(CHAT))).toEqual([expected]);
  });

  test.each(['', 'None', 'nan', 'inf', '-0.1', '0x10', '1,5', '.5', '1e999', '0.1, 0.2', '$0.1', '1'.repeat(5000)])(
    'is not made of "%.20s"',
    async (stated) => {
      const answers = [{ headers: { [COST]: stated }, body: COMPLETION }];
      expect(await costs(answers, (client) => client.chat.completions.create(CHAT))).toEqual([undefined]);
    },
  );

  test('is that of the whole, not of its parts', async () => {
    const headers = { [`${COST}-original`]: '0.2', [`${COST}-discount-amount`]: '0.1', [`${COST}-input`]: '0.15' };
    const create = (client: ReturnType<Harness['client']>): Promise<unknown> => client.chat.completions.create(CHAT);
    expect(await costs([{ headers, body: COMPLETION }], create)).toEqual([undefined]);
    harness.exporter.reset();
    expect(await costs([{ headers: { ...headers, [COST]: '0.1' }, body: COMPLETION }], create)).toEqual([0.1]);
  });

  test('gives way to a cost in the body', async () => {
    const body = { ...COMPLETION, usage: { ...USAGE, cost: 0.25 } };
    const answers = [{ headers: { [COST]: '0.2' }, body }];
    expect(await costs(answers, (client) => client.chat.completions.create(CHAT))).toEqual([0.25]);
  });

  test('is read for embeddings, and for a response that the application reads itself', async () => {
    const answers = [
      { headers: { [COST]: '6e-08' }, body: EMBEDDING },
      { headers: { [COST]: '0.1' }, body: COMPLETION },
      { headers: { [COST]: '0.2' }, body: COMPLETION },
    ];
    const run = async (client: ReturnType<Harness['client']>): Promise<void> => {
      await client.embeddings.create({ model: 'text-embedding-3-small', input: 'hello' });
      await (await client.chat.completions.create(CHAT).asResponse()).json();
      await (await client.chat.completions.create(CHAT).asResponse()).arrayBuffer();
    };
    expect(await costs(answers, run)).toEqual([6e-8, 0.1, 0.2]);
  });

  test('of an attempt that failed is not that of the call', async () => {
    const answers = [
      { status: 500, headers: { [COST]: '0.7', 'retry-after-ms': '1' }, body: { error: { message: 'no' } } },
      { body: COMPLETION },
    ];
    const run = (client: ReturnType<Harness['client']>): Promise<unknown> =>
      client.chat.completions.create(CHAT, { maxRetries: 1 });
    expect(await costs(answers, run)).toEqual([undefined]);
  });

  test('is not taken from the head of a stream that calls itself something else and is read as text', async () => {
    const headers = { [COST]: '0.0001', 'content-type': 'text/plain' };
    const run = async (client: ReturnType<Harness['client']>): Promise<void> => {
      await (await client.chat.completions.create(STREAM).asResponse()).text();
    };
    expect(await costs([{ headers, pieces: events(...CHUNKS) }], run)).toEqual([undefined]);
  });

  test('is not taken from the head of a stream, which is sent before its end', async () => {
    const withUsage = [...CHUNKS, { ...CHUNKS[0], choices: [], usage: { ...USAGE, cost: 0.25 } }];
    const answers = [
      { headers: { [COST]: '0.0001' }, pieces: events(...CHUNKS) },
      { headers: { [COST]: '0.0001' }, pieces: events(...withUsage) },
      { headers: { [COST]: '0.0001', 'content-type': 'application/octet-stream' }, pieces: events(...CHUNKS) },
      { headers: { [COST]: '0.0001' }, pieces: events(...CHUNKS) },
    ];
    const run = async (client: ReturnType<Harness['client']>): Promise<void> => {
      for (let stream = 0; stream < 3; stream += 1) await drain(await client.chat.completions.create(STREAM));
      await (await client.chat.completions.create(STREAM).asResponse()).text();
    };
    expect(await costs(answers, run)).toEqual([undefined, 0.25, undefined, undefined]);
  });

  test('of a request for a background response, or of a look at it, is not that of the response', async () => {
    const answers = [
      { headers: { [COST]: '0.0' }, body: QUEUED },
      { headers: { [COST]: '0.0' }, body: DONE },
    ];
    const run = async (client: ReturnType<Harness['client']>): Promise<void> => {
      await client.responses.create({ model: 'gpt-4.1', input: 'hello', background: true });
      await client.responses.retrieve('resp_1');
    };
    expect(await costs(answers, run)).toEqual([undefined, undefined, undefined]);
  });

  test("is nobody's loss where a fetch of the application refuses to be asked for it", async () => {
    const headers = new Headers({ 'content-type': 'application/json' });
    const get = (name: string): string | null => {
      if (name === COST) throw new Error('not for you');
      return Headers.prototype.get.call(headers, name);
    };
    Object.defineProperty(headers, 'get', { value: get });
    const text = async (): Promise<string> => JSON.stringify(COMPLETION);
    const response = { ok: true, status: 200, headers, json: async () => COMPLETION, text };
    const answer = await harness.client({ fetch: async () => response }).chat.completions.create(CHAT);
    expect(answer.id).toBe('chatcmpl-1');
    expect(harness.spans()[0]?.attributes).toMatchObject({ 'llm.usage.status': 'reported' });
  });
});
