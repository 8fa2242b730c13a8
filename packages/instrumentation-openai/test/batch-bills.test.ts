import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from './harness.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const ENDED = Math.floor(Date.now() / 1000) - 60;
let made = 0;

/** A batch that is done: every one has an id of its own, since a process tells each but once. */
function batch(fields: Record<string, unknown>): Record<string, unknown> & { id: string } {
  made += 1;
  return {
    id: `batch_odd_${made}`,
    object: 'batch',
    endpoint: '/v1/chat/completions',
    model: 'gpt-4.1-mini-2025-04-14',
    status: 'completed',
    created_at: ENDED - 3600,
    completed_at: ENDED,
    metadata: null,
    request_counts: { total: 2, completed: 2, failed: 0 },
    usage: { input_tokens: 30, output_tokens: 5, total_tokens: 35 },
    ...fields,
  };
}

describe('the bill of a batch', () => {
  let harness: Harness;
  let server: ScriptedServer;
  beforeAll(async () => {
    harness = await startHarness('openai-7');
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());
  afterEach(() => server.close());

  async function see(...batches: readonly (Record<string, unknown> & { id: string })[]) {
    server = await startScriptedServer(batches.map((body) => ({ body })));
    const client: OpenAI = harness.client({ baseURL: `${server.url}/v1` });
    for (const { id } of batches) await withAttribution({ team: 'asker' }, () => client.batches.retrieve(id));
    return harness.spans().filter(({ attributes }) => attributes['gen_ai.operation.name'] !== 'fetch_response');
  }

  test('of embeddings is all input, where the provider tells the total alone', async () => {
    const embeddings = { endpoint: '/v1/embeddings', model: 'text-embedding-3-small' };
    const bills = await see(
      batch({ ...embeddings, usage: { total_tokens: 900 } }),
      batch({ ...embeddings, usage: { prompt_tokens: 0, total_tokens: 900 } }),
      batch({ ...embeddings, usage: { input_tokens: 900, output_tokens: 0, total_tokens: 900 } }),
    );
    for (const { attributes } of bills) {
      expect(attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 900, 'llm.usage.status': 'reported' });
      expect(attributes['gen_ai.usage.output_tokens'] ?? 0).toBe(0);
    }
    expect(bills).toHaveLength(3);
  });

  test.each([
    ['/v1/responses', 'chat'],
    ['/chat/completions', 'chat'],
    ['/v1/chat/completions/', 'chat'],
    ['/openai/v1/embeddings', 'embeddings'],
    ['/v1/completions', 'text_completion'],
    ['/v1/moderations', 'moderation'],
    ['/v1/images/generations', 'image_generation'],
    ['chat', 'batch'],
    [null, 'batch'],
  ])('whose requests go to %s is a call of %s', async (endpoint, operation) => {
    const [bill] = await see(batch({ endpoint }));
    expect(bill?.attributes['gen_ai.operation.name']).toBe(operation);
  });

  test('of several models, of which the provider names none, names none', async () => {
    const [bill] = await see(batch({ model: null }));
    expect(bill?.name).toBe('chat');
    expect(bill?.attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 30, 'llm.usage.requests': 2 });
    expect(bill?.attributes).not.toHaveProperty('gen_ai.request.model');
    expect(bill?.attributes).not.toHaveProperty('gen_ai.response.model');
  });

  test('begins at a second that every process knows, where its creation is not told', async () => {
    const [bill] = await see(batch({ created_at: null }));
    expect(bill?.startTime).toEqual([ENDED, 0]);
  });

  test('begins at the second that the provider says, though its clock is ahead of ours, and never ends before', async () => {
    const ahead = Math.floor(Date.now() / 1000) + 90;
    const [bill] = await see(batch({ created_at: ahead, completed_at: ahead }));
    expect(bill?.startTime).toEqual([ahead, 0]);
    expect(bill?.endTime).toEqual([ahead, 0]);
  });

  test('begins at a whole second, where the provider tells parts of one', async () => {
    const [bill] = await see(batch({ created_at: ENDED - 0.5 }));
    expect(bill?.startTime).toEqual([ENDED - 1, 0]);
  });

  test.each([0, -1, 1e300, ENDED * 1000, Number.NaN, '1'])(
    'begins when it ended, where it was created at %s',
    async (created_at) => {
      const [bill] = await see(batch({ created_at }));
      expect(bill?.startTime).toEqual([ENDED, 0]);
    },
  );

  test('of what was done before it was cancelled, expired or failed is what the provider tells', async () => {
    const bills = await see(
      ...['cancelled', 'expired', 'failed'].flatMap((status) => [batch({ status }), batch({ status, usage: null })]),
    );
    expect(
      bills.map(({ attributes }) => [attributes['gen_ai.usage.input_tokens'], attributes['llm.usage.status']]),
    ).toEqual(
      [1, 2, 3].flatMap(() => [
        [30, 'reported'],
        [undefined, 'missing'],
      ]),
    );
  });

  test('belongs to nobody whom its metadata names in no proper way', async () => {
    const names = JSON.parse(
      '{"__proto__": {"team.id": "proto"}, "constructor": "x", "team.id": "", "user.id": 7, "project.id": ["a"]}',
    );
    const [bill, cut] = await see(
      batch({ metadata: names }),
      batch({ metadata: { 'team.id': 'a\u0000b\nc', 'project.id': 'p'.repeat(600), 'feature.path': '/über?a=b,c;d' } }),
    );
    for (const name of ['team.id', 'user.id', 'project.id']) expect(bill?.attributes).not.toHaveProperty(name);
    expect(String(cut?.attributes['project.id'])).toHaveLength(256);
    expect(cut?.attributes).not.toHaveProperty('team.id', 'a\u0000b\nc');
    expect(cut?.attributes['feature.path']).toBe('/über?a=b,c;d');
  });
});
