import { context, ROOT_CONTEXT, SpanStatusCode } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENTS, drain, type Harness, startHarness } from './harness.ts';

const IN_BACKGROUND = { model: 'gpt-4.1', input: 'Hello there.', background: true } as const;
const OWNER = { team: 'search', user: 'u-1' };

/** Polls as an application does, outside whatever owned the call that created the response. */
async function poll(client: OpenAI, id: string): Promise<void> {
  await context.with(ROOT_CONTEXT, async () => {
    while (true) {
      const { status } = await client.responses.retrieve(id);
      if (status !== 'queued' && status !== 'in_progress') return;
    }
  });
}

describe.each(CLIENTS)('a background response, %s', (version) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  const named = (name: string) => harness.spans().filter((span) => span.name === name);
  const billed = () => harness.spans().filter(({ attributes }) => 'gen_ai.usage.input_tokens' in attributes);

  test('is billed once, to its creator, however often it is polled', async () => {
    const client = harness.client();
    const { id } = await withAttribution(OWNER, () => client.responses.create(IN_BACKGROUND));
    const [created] = harness.spans();
    expect(created?.attributes).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'background' });
    await poll(client, id);
    await poll(client, id);

    const [bill, ...more] = billed();
    expect(more).toEqual([]);
    expect(bill?.name).toBe('chat gpt-4.1');
    expect(bill?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'gpt-4.1',
      'gen_ai.response.id': id,
      'llm.usage.status': 'reported',
      'team.id': 'search',
      'user.id': 'u-1',
    });
    expect(bill?.links[0]?.context.spanId).toBe(created?.spanContext().spanId);
  });

  test('has polls that carry neither usage nor a status of it', async () => {
    const client = harness.client();
    const { id } = await client.responses.create(IN_BACKGROUND);
    await poll(client, id);
    const polls = named('fetch_response');
    expect(polls.length).toBe(2);
    for (const { attributes } of polls) {
      expect(attributes['gen_ai.response.id']).toBe(id);
      expect(Object.keys(attributes).filter((name) => /usage|cost/.test(name))).toEqual([]);
    }
  });

  test('is billed by the events of its stored stream, too', async () => {
    const client = harness.client();
    const { id } = await withAttribution(OWNER, () => client.responses.create(IN_BACKGROUND));
    await drain((await client.responses.retrieve(id, { stream: true } as never)) as unknown as AsyncIterable<unknown>);
    expect(billed().map(({ attributes }) => attributes['team.id'])).toEqual(['search']);
  });

  test('that another process created is billed to who fetches it', async () => {
    const elsewhere = harness.client();
    harness.instrumentation.disable();
    const { id } = await elsewhere.responses.create(IN_BACKGROUND);
    harness.instrumentation.enable();
    await elsewhere.responses.retrieve(id);
    await withAttribution({ team: 'worker' }, () => elsewhere.responses.retrieve(id));
    expect(billed().map(({ attributes }) => attributes['team.id'])).toEqual(['worker']);
  });

  test('that failed is a failed call of its creator, and a poll that went well', async () => {
    const client = harness.client();
    const failing = { headers: { 'x-local-ending': 'failed' } };
    const { id } = await withAttribution(OWNER, () => client.responses.create(IN_BACKGROUND, failing));
    await poll(client, id);
    const failed = harness.spans().filter(({ status }) => status.code === SpanStatusCode.ERROR);
    expect(failed.map(({ name, attributes }) => [name, attributes['error.type'], attributes['team.id']])).toEqual([
      ['chat gpt-4.1', 'server_error', 'search'],
    ]);
  });

  test('that was cancelled has no usage, and says so once', async () => {
    const client = harness.client();
    const { id } = await client.responses.create(IN_BACKGROUND);
    await client.post(`/responses/${id}/cancel`);
    await client.responses.retrieve(id);
    const told = named('chat gpt-4.1').map(({ attributes }) => attributes['llm.usage.reason']);
    expect(told).toEqual(['background', 'provider_silent']);
  });

  test('leaves a stored response that was billed when created alone', async () => {
    const client = harness.client();
    const { id } = await client.responses.create({ model: 'gpt-4.1', input: 'Hello there.' });
    await client.responses.retrieve(id);
    expect(billed()).toHaveLength(1);
  });
});
