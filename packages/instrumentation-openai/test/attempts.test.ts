import { withAttribution } from '@spendspan/attribution';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHAT, COMPLETION } from './client-cases/client-case.ts';
import { type Harness, startHarness } from './harness.ts';
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
