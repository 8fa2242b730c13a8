import { SpanStatusCode } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENTS, type Harness, startHarness } from './harness.ts';
import { type Answering, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const CREATE = { input_file_id: 'file-1', endpoint: '/v1/chat/completions', completion_window: '24h' } as const;
const OWNER = { team: 'search', user: 'u-1' };
const nowSeconds = (): number => Math.floor(Date.now() / 1000);
let made = 0;

/** A batch as the provider tells it: every one has an id of its own, since a process tells each but once. */
function batch(fields: Record<string, unknown> = {}): Record<string, unknown> & { id: string } {
  made += 1;
  const usage = { input_tokens: 3000, output_tokens: 500, total_tokens: 3500 };
  return {
    id: `batch_${made}`,
    object: 'batch',
    endpoint: '/v1/chat/completions',
    model: 'gpt-4.1-mini-2025-04-14',
    input_file_id: 'file-1',
    completion_window: '24h',
    status: 'completed',
    created_at: nowSeconds() - 3600,
    completed_at: nowSeconds() - 60,
    metadata: null,
    request_counts: { total: 10, completed: 9, failed: 1 },
    usage: { ...usage, input_tokens_details: { cached_tokens: 1000 }, output_tokens_details: { reasoning_tokens: 0 } },
    ...fields,
  };
}

const running = (of: Record<string, unknown>) => ({ ...of, status: 'in_progress', completed_at: null, usage: null });
const page = (...data: unknown[]) => ({ object: 'list', data, has_more: false });

describe.each(CLIENTS)('a batch, %s', (version) => {
  let harness: Harness;
  let server: ScriptedServer;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());
  afterEach(() => server.close());

  const answering = async (...answers: readonly Answering[]): Promise<OpenAI> => {
    server = await startScriptedServer(answers);
    return harness.client({ baseURL: `${server.url}/v1` });
  };
  const bills = () => harness.spans().filter(({ name }) => name.startsWith('chat'));
  const owners = () => bills().map(({ attributes }) => [attributes['team.id'], attributes['user.id']]);

  test('is billed at the batch tier for all its requests, from the second of its creation, linked to its creator', async () => {
    const done = batch();
    const client = await answering({ body: running(done) }, { body: done });
    await withAttribution(OWNER, () => client.batches.create(CREATE));
    await client.batches.retrieve(done.id);
    const [bill, ...more] = bills();
    expect(more).toEqual([]);
    expect(bill?.attributes).toMatchObject({
      'llm.batch': true,
      'llm.usage.requests': 9,
      'gen_ai.response.id': done.id,
      'gen_ai.usage.input_tokens': 3000,
      'gen_ai.usage.output_tokens': 500,
      'gen_ai.usage.cache_read.input_tokens': 1000,
      'team.id': 'search',
    });
    expect(bill?.startTime).toEqual([done['created_at'], 0]);
    expect(bill?.links[0]?.context.spanId).toBe(harness.spans()[0]?.spanContext().spanId);
  });

  test('belongs to whom its creator named, then to whom its metadata names', async () => {
    const done = batch({ metadata: { 'team.id': 'else', 'project.id': 'reindex', purpose: 'nightly' } });
    const client = await answering({ body: running(done) }, { body: done });
    const create = { ...CREATE, metadata: done['metadata'] as Record<string, string> };
    await withAttribution(OWNER, () => client.batches.create(create));
    await client.batches.retrieve(done.id);
    const owner = { 'team.id': 'search', 'user.id': 'u-1', 'project.id': 'reindex' };
    for (const { attributes } of [harness.spans()[0], bills()[0]].flatMap((span) => span ?? [])) {
      expect(attributes).toMatchObject(owner);
    }
  });

  test('that another process created belongs to whom its metadata names, and not to who asks for it', async () => {
    const done = batch({ metadata: { 'team.id': 'ads' } });
    const client = await answering({ body: done });
    await withAttribution(OWNER, () => client.batches.retrieve(done.id));
    expect(owners()).toEqual([['ads', undefined]]);
  });

  test('that another process created and that names nobody is nobody\u2019s', async () => {
    const done = batch();
    const client = await answering({ body: done });
    await withAttribution(OWNER, () => client.batches.retrieve(done.id));
    expect(owners()).toEqual([[undefined, undefined]]);
  });

  test('is billed once, through whichever door it is seen done, and by however many clients', async () => {
    const done = batch();
    const client = await answering(({ path, method }) => ({
      body: method === 'POST' || !path.includes('batch_') ? (path.includes('cancel') ? done : page(done)) : done,
    }));
    await client.batches.list();
    await client.batches.retrieve(done.id);
    await client.batches.cancel(done.id);
    await client.withOptions?.({ timeout: 9000 }).batches.list();
    for await (const each of client.batches.list()) expect(each.id).toBe(done.id);
    expect(bills()).toHaveLength(1);
  });

  test('in a list is billed by who created it, or while it has ended lately', async () => {
    const [old, fresh] = [batch({ completed_at: nowSeconds() - 3 * 86_400 }), batch()];
    const own = batch({ completed_at: nowSeconds() - 3 * 86_400 });
    const client = await answering({ body: running(own) }, { body: page(old, fresh, own) });
    await client.batches.create(CREATE);
    await client.batches.list();
    expect(bills().map(({ attributes }) => attributes['gen_ai.response.id'])).toEqual([fresh.id, own.id]);
  });

  test('that has ended long ago is billed to who asks for it by its id', async () => {
    const old = batch({ completed_at: nowSeconds() - 90 * 86_400 });
    const client = await answering({ body: page(old) }, { body: old });
    await client.batches.list();
    await client.batches.retrieve(old.id);
    expect(bills()).toHaveLength(1);
  });

  test('that expired or was cancelled is billed for what was done', async () => {
    const client = await answering(
      { body: batch({ status: 'expired' }) },
      { body: batch({ status: 'cancelled' }) },
      { body: running(batch({ status: 'cancelling' })) },
    );
    for (const id of ['batch_x', 'batch_y', 'batch_z']) await client.batches.retrieve(id);
    expect(bills().map(({ attributes }) => attributes['gen_ai.usage.input_tokens'])).toEqual([3000, 3000]);
  });

  test('that failed is a failed call without usage, and the poll that found it went well', async () => {
    const errors = { object: 'list', data: [{ code: 'invalid_json_line', line: 3, message: 'No JSON.' }] };
    const failed = batch({ status: 'failed', usage: null, errors });
    const client = await answering({ body: failed });
    await client.batches.retrieve(failed.id);
    const [bill] = bills();
    expect(bill?.status.code).toBe(SpanStatusCode.ERROR);
    expect(bill?.attributes).toMatchObject({ 'error.type': 'invalid_json_line', 'llm.usage.status': 'missing' });
    expect(harness.spans().map(({ status }) => status.code)).toContain(SpanStatusCode.UNSET);
  });

  test('whose provider tells no usage is said to have none', async () => {
    const { usage: _, ...silent } = batch();
    const client = await answering({ body: silent });
    await client.batches.retrieve(String(silent['id']));
    expect(bills()[0]?.attributes).toMatchObject({
      'llm.usage.status': 'missing',
      'llm.usage.reason': 'provider_silent',
    });
  });

  test('is named by what its requests are, and is a batch where they go to an unknown address', async () => {
    const client = await answering(
      { body: batch({ endpoint: '/v1/embeddings', model: 'text-embedding-3-small' }) },
      { body: batch({ endpoint: '/v1/dreams', model: 'dreamer' }) },
    );
    for (const id of ['batch_x', 'batch_y']) await client.batches.retrieve(id);
    const names = harness.spans().map(({ name }) => name);
    expect(names).toEqual(['embeddings text-embedding-3-small', 'fetch_response', 'batch dreamer', 'fetch_response']);
  });

  test('survives answers that are no batch', async () => {
    const bodies = [
      null,
      [],
      'text',
      { id: 7 },
      { id: 'b', usage: 'much', metadata: [], request_counts: 3 },
      { data: [null, 3] },
    ];
    const client = await answering(...bodies.map((body) => ({ body: JSON.stringify(body) })));
    for (const _ of bodies) await client.batches.retrieve('batch_x').catch(() => undefined);
    expect(harness.counts().ended).toBe(harness.counts().started);
    expect(bills()).toEqual([]);
  });

  test('whose list fails leaves its failure to the application, once', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    const client = await answering({ status: 400, body: { error: { message: 'no', code: 'bad' } } });
    await expect(Promise.resolve(client.batches.list())).rejects.toMatchObject({ status: 400 });
    await expect(client.batches.list().asResponse()).rejects.toMatchObject({ status: 400 });
    await expect(client.batches.list().withResponse()).rejects.toMatchObject({ status: 400 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(harness.spans().map(({ attributes }) => attributes['error.type'])).toEqual(['400', '400', '400']);
  });
});
