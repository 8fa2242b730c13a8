import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENTS, drain, type Harness, startHarness } from './harness.ts';
import { type Answering, events, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const ASK = {
  model: 'gpt-4.1',
  input: 'Draw a boat.',
  tools: [{ type: 'image_generation' as const, size: '1024x1024' as const }],
};
const PICTURE = {
  type: 'image_generation_call',
  id: 'ig_1',
  status: 'completed',
  result: 'AAAA',
  size: '1024x1024',
  quality: 'low',
};
const DRAWN = {
  input_tokens: 50,
  input_tokens_details: { image_tokens: 10, text_tokens: 40 },
  output_tokens: 272,
  output_tokens_details: { image_tokens: 272, text_tokens: 0 },
  total_tokens: 322,
};
const NOTHING = {
  ...DRAWN,
  input_tokens: 0,
  output_tokens: 0,
  total_tokens: 0,
  input_tokens_details: {},
  output_tokens_details: {},
};
let made = 0;

function response(fields: Record<string, unknown> = {}): Record<string, unknown> & { id: string } {
  made += 1;
  return {
    id: `resp_drawn_${made}`,
    object: 'response',
    created_at: 1_780_000_000,
    model: 'gpt-4.1-2025-04-14',
    status: 'completed',
    output: [PICTURE],
    tools: [{ type: 'image_generation', model: 'gpt-image-1', size: '1024x1024', quality: 'auto' }],
    tool_usage: { image_gen: DRAWN, web_search: { num_requests: 0 } },
    usage: { input_tokens: 30, output_tokens: 12, total_tokens: 42 },
    ...fields,
  };
}

const PICTURES = {
  'gen_ai.operation.name': 'image_generation',
  'gen_ai.request.model': 'gpt-image-1',
  'gen_ai.response.model': 'gpt-image-1',
  'gen_ai.usage.input_tokens': 50,
  'gen_ai.usage.image.input_tokens': 10,
  'gen_ai.usage.output_tokens': 272,
  'gen_ai.usage.image.output_tokens': 272,
  'llm.usage.images': 1,
  'llm.usage.image_size': '1024x1024',
  'llm.usage.image_quality': 'low',
  'llm.usage.status': 'reported',
  'team.id': 'art',
};

describe.each(CLIENTS)('pictures that a response has drawn, %s', (version) => {
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
  const spans = (name: string) => harness.spans().filter((span) => span.name.split(' ')[0] === name);

  test('are a call of the model that drew them, beside that of the response, of the same owner', async () => {
    const client = await answering({ body: response() });
    await withAttribution({ team: 'art' }, () => client.responses.create(ASK));
    expect(harness.spans()).toHaveLength(2);
    const [picture] = spans('image_generation');
    const [chat] = spans('chat');
    expect(picture?.name).toBe('image_generation gpt-image-1');
    expect(picture?.attributes).toMatchObject(PICTURES);
    expect(picture?.links[0]?.context.spanId).toBe(chat?.spanContext().spanId);
    expect(chat?.attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 30, 'gen_ai.usage.output_tokens': 12 });
  });

  test('are told once of a stream', async () => {
    const done = response();
    const begun = { ...done, status: 'in_progress', output: [], usage: null, tool_usage: { image_gen: NOTHING } };
    const client = await answering({
      pieces: events({ type: 'response.created', response: begun }, { type: 'response.completed', response: done }),
    });
    await withAttribution({ team: 'art' }, async () => drain(await client.responses.create({ ...ASK, stream: true })));
    expect(spans('image_generation').map(({ attributes }) => attributes)).toMatchObject([PICTURES]);
  });

  test('are told once of a response in the background, when it is first seen done', async () => {
    const done = response({ background: true });
    const begun = { ...done, status: 'queued', output: [], usage: null, tool_usage: { image_gen: NOTHING } };
    const client = await answering({ body: begun }, { body: done });
    await withAttribution({ team: 'art' }, () => client.responses.create({ ...ASK, background: true }));
    await client.responses.retrieve(done.id);
    await client.responses.retrieve(done.id);
    expect(spans('image_generation').map(({ attributes }) => attributes)).toMatchObject([
      { ...PICTURES, 'gen_ai.response.id': done.id },
    ]);
  });

  test('are not told again of a response that is read again', async () => {
    const client = await answering({ body: response() });
    await client.responses.retrieve('resp_read');
    expect(spans('image_generation')).toEqual([]);
  });

  test('are counted where their model or their tokens are not told', async () => {
    const client = await answering({
      body: response({
        tools: [{ type: 'image_generation' }],
        tool_usage: undefined,
        output: [PICTURE, PICTURE, { ...PICTURE, status: 'failed' }],
      }),
    });
    await client.responses.create(ASK);
    const [picture] = spans('image_generation');
    expect(picture?.attributes).toMatchObject({ 'llm.usage.images': 2 });
    expect(picture?.attributes).not.toHaveProperty('gen_ai.request.model');
    expect(picture?.attributes).not.toHaveProperty('gen_ai.usage.input_tokens');
  });

  test('are part of a cost that the provider states', async () => {
    const client = await answering({
      body: response({ usage: { input_tokens: 30, output_tokens: 12, total_tokens: 42, cost: 0.05 } }),
    });
    await client.responses.create(ASK);
    expect(harness.spans()).toHaveLength(1);
  });

  test('are none where none was drawn', async () => {
    const client = await answering(
      { body: response({ output: [], tool_usage: { image_gen: NOTHING } }) },
      { body: response({ output: 'x', tools: {}, tool_usage: [] }) },
    );
    await client.responses.create(ASK);
    await client.responses.create(ASK);
    expect(harness.spans()).toHaveLength(2);
  });
});
