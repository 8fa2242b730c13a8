import { withAttribution } from '@spendspan/attribution';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHAT, COMPLETION } from './client-cases/client-case.ts';
import { CLIENTS, type Harness, startHarness } from './harness.ts';
import { type ScriptedAnswer, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const DONE = { body: COMPLETION };
/** A head and the beginning of a body, and nothing after. */
const STALLED: ScriptedAnswer = { headers: { 'content-type': 'application/json' }, pieces: ['{'], fails: 'stall' };

/** The trace that each request belongs to. */
function traceOf({ requests }: ScriptedServer): unknown[] {
  return requests.map(({ headers }) => headers['traceparent']?.split('-')[1]);
}

describe('a client that times out while it reads the body, and tries again', () => {
  let harness: Harness;
  let server: ScriptedServer;
  beforeAll(async () => {
    harness = await startHarness('openai-7');
  });
  afterAll(() => harness.close());

  const client = (): ReturnType<Harness['client']> =>
    harness.client({ baseURL: `${server.url}/v1`, maxRetries: 1, timeout: 300 });

  test.each([
    ['awaited', async () => void (await client().chat.completions.create(CHAT))],
    ['parsed', async () => void (await client().chat.completions.parse(CHAT))],
    ['asked for its response', async () => void (await client().chat.completions.create(CHAT).withResponse())],
  ])('sends the second request as the first, beneath the span, when it is %s', async (_, call) => {
    server = await startScriptedServer([STALLED, DONE]);
    harness.exporter.reset();
    await withAttribution({ team: 'growth' }, call);
    await server.close();
    expect(server.requests.map(({ headers }) => headers['baggage'])).toEqual([undefined, undefined]);
    const [span] = harness.spans();
    expect(traceOf(server)).toEqual(Array(2).fill(span?.spanContext().traceId));
    expect(span?.attributes).toMatchObject({ 'llm.attempts': 2, 'llm.usage.status': 'reported' });
    expect(span?.events.map(({ name }) => name)).toEqual(['llm.attempt.failed']);
  });

  test('sends no baggage with a list, either', async () => {
    server = await startScriptedServer([STALLED, { body: { object: 'list', data: [] } }]);
    await withAttribution({ team: 'growth' }, async () => void (await client().models.list()));
    await server.close();
    expect(server.requests.map(({ headers }) => headers['baggage'])).toEqual([undefined, undefined]);
  });
});

describe.each(CLIENTS)('attempts of %s', (version) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  const told = (): unknown => {
    const [span] = harness.spans();
    const events = span?.events.map(({ name, attributes }) => [name, attributes?.['http.response.status_code']]);
    return { attempts: span?.attributes['llm.attempts'], events };
  };

  test('are those that were sent: one that is called off before it begins is none', async () => {
    const server = await startScriptedServer([{ status: 429, headers: { 'retry-after-ms': '200' }, body: {} }]);
    const controller = new AbortController();
    const client = harness.client({ baseURL: `${server.url}/v1`, maxRetries: 2 });
    const pending = client.chat.completions.create(CHAT, { signal: controller.signal }).catch(() => {});
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort();
    await pending;
    await server.close();
    expect(server.requests).toHaveLength(1);
    expect(told()).toEqual({ attempts: undefined, events: [['llm.attempt.failed', 429]] });
  });

  test('are not those of what a fetch of the application asks meanwhile', async () => {
    const failing: ScriptedAnswer = { status: 500, headers: { 'retry-after-ms': '1' }, body: {} };
    const models = await startScriptedServer([failing, failing, { body: { object: 'list', data: [] } }]);
    const server = await startScriptedServer([DONE]);
    const other = harness.client({ baseURL: `${models.url}/v1`, maxRetries: 2 });
    const client = harness.client({
      baseURL: `${server.url}/v1`,
      fetch: async (url: string, init: RequestInit) => {
        await other.models.list();
        return fetch(url, init);
      },
    });
    await client.chat.completions.create(CHAT);
    await Promise.all([server.close(), models.close()]);
    expect(models.requests).toHaveLength(3);
    expect(told()).toEqual({ attempts: undefined, events: [] });
  });

  // openai 4 and 5 have no workload identity.
  test.skipIf(version < 'openai-6')('are two where a token had expired', async () => {
    const server = await startScriptedServer([{ status: 401, body: { error: { message: 'expired' } } }, DONE]);
    const exchanged = { access_token: 't', expires_in: 3600, issued_token_type: 'x', token_type: 'Bearer' };
    const client = harness.client({
      baseURL: `${server.url}/v1`,
      apiKey: undefined,
      workloadIdentity: {
        clientId: 'c',
        identityProviderId: 'i',
        serviceAccountId: 's',
        provider: { tokenType: 'jwt', getToken: async () => 'token' },
      },
      fetch: async (url: string, init: RequestInit) =>
        String(url).startsWith(server.url) ? fetch(url, init) : Response.json(exchanged),
    });
    await client.chat.completions.create(CHAT);
    await server.close();
    expect(server.requests).toHaveLength(2);
    expect(told()).toEqual({ attempts: 2, events: [['llm.attempt.failed', 401]] });
  });
});
