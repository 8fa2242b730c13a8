import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalProvider, startLocalProvider } from '../src/index.ts';

let provider: LocalProvider;
let client: OpenAI;

beforeAll(async () => {
  provider = await startLocalProvider();
  client = new OpenAI({ apiKey: 'local', baseURL: provider.baseURL });
});
afterAll(() => provider.close());

const request = { model: 'gpt-4.1', messages: [{ role: 'user' as const, content: 'Hello' }] };

describe('failures of the local provider', () => {
  it.each([400, 401, 403, 404, 418, 429, 500, 503])(
    'come with status %d in the shape of the real API',
    async (status) => {
      const call = client.chat.completions.create(request, {
        maxRetries: 0,
        headers: { 'x-local-error': String(status) },
      });
      await expect(call).rejects.toMatchObject({
        status,
        error: { message: expect.any(String), type: expect.any(String) },
      });
    },
  );

  it('go away after as many attempts as asked', async () => {
    const before = provider.requests.length;
    await client.chat.completions.create(request, { maxRetries: 2, headers: { 'x-local-error': '429;times=2' } });
    expect(provider.requests.length - before).toBe(3);
  });

  it('always meet a model that is named for one', async () => {
    const call = client.chat.completions.create({ ...request, model: 'fail-429' }, { maxRetries: 1 });
    await expect(call).rejects.toBeInstanceOf(OpenAI.RateLimitError);
  });

  it('can break the connection before the answer', async () => {
    const call = client.chat.completions.create(request, { maxRetries: 0, headers: { 'x-local-error': 'reset' } });
    await expect(call).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
  });

  it('can cut a stream after some chunks', async () => {
    const stream = await client.chat.completions.create(
      { ...request, stream: true },
      { headers: { 'x-local-cut': '3', 'x-local-chunk-delay-ms': '5' } },
    );
    const seen: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const chunk of stream) seen.push(chunk);
    };
    await expect(read()).rejects.toThrow();
    expect(seen).toHaveLength(3);
    expect(provider.requests.at(-1)?.chunksSent).toBe(3);
  });

  it('can cut a plain answer in the middle', async () => {
    const call = client.chat.completions.create(request, { maxRetries: 0, headers: { 'x-local-cut': '0' } });
    await expect(call).rejects.toThrow();
  });

  it('include bad requests: no model, no JSON, a path that does not exist, a malformed instruction', async () => {
    const post = async (
      path: string,
      body: string,
      headers: Record<string, string> = {},
    ): Promise<[number, string]> => {
      const answer = await fetch(provider.url + path, { method: 'POST', body, headers });
      const { error } = (await answer.json()) as { error: { message: string } };
      return [answer.status, error.message];
    };
    expect(await post('/v1/chat/completions', '{}')).toEqual([400, 'you must provide a model parameter']);
    expect((await post('/v1/chat/completions', '{"model":'))[0]).toBe(400);
    expect(await post('/v1/nothing', '{}')).toEqual([404, 'Invalid URL (POST /v1/nothing)']);
    const [status, message] = await post('/v1/chat/completions', '{}', { 'x-local-cut': 'soon' });
    expect([status, message]).toEqual([400, 'x-local-cut: got "soon", expected a number from 0 to 999999']);
  });
});

describe('what the local provider records', () => {
  it('is the request as it came, and whether the caller hung up', async () => {
    const stream = await client.chat.completions.create(
      { ...request, stream: true },
      { headers: { 'x-local-chunk-delay-ms': '20' } },
    );
    for await (const _chunk of stream) break;
    const recorded = provider.requests.at(-1);
    expect(recorded).toMatchObject({ method: 'POST', path: '/v1/chat/completions', body: { model: 'gpt-4.1' } });
    expect(recorded?.headers['authorization']).toBe('Bearer local');
    await expect.poll(() => recorded?.aborted).toBe(true);
  });

  it('is bounded', async () => {
    const small = await startLocalProvider({ keepRequests: 2 });
    for (const path of ['/1', '/2', '/3']) await fetch(small.url + path);
    expect(small.requests.map(({ path }) => path)).toEqual(['/2', '/3']);
    await small.close();
  });
});

describe('the local provider as a program', () => {
  it('says where it listens and ends on SIGTERM', async () => {
    const child: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
    const url = /^listening on (http:\/\/127\.0\.0\.1:\d+); OPENAI_BASE_URL=\1\/v1\n$/.exec(line.toString())?.[1];
    expect((await fetch(`${url}/v1/models`)).status).toBe(200);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
