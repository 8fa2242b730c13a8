import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { withAttribution } from '@spendspan/attribution';
import type OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENTS, drain, type Harness, startHarness } from './harness.ts';

const OWNER = { team: 'growth', project: 'onboarding', feature: 'welcome-mail', user: 'u-17' };
const OWNER_ATTRIBUTES = {
  'team.id': 'growth',
  'project.id': 'onboarding',
  'feature.path': 'welcome-mail',
  'user.id': 'u-17',
};

/** One way to call the client, with the attributes its span must have, exactly. */
interface Case {
  readonly title: string;
  call(client: OpenAI): PromiseLike<unknown>;
  readonly spanName: string;
  readonly attributes: Record<string, unknown>;
}

const CHAT_USAGE = {
  prompt_tokens: 100,
  completion_tokens: 40,
  total_tokens: 140,
  prompt_tokens_details: { cached_tokens: 64, cache_write_tokens: 16, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 24, accepted_prediction_tokens: 3, rejected_prediction_tokens: 2 },
};
const CHAT_USAGE_ATTRIBUTES = {
  'gen_ai.usage.input_tokens': 100,
  'gen_ai.usage.output_tokens': 40,
  'gen_ai.usage.cache_read.input_tokens': 64,
  'gen_ai.usage.cache_creation.input_tokens': 16,
  'gen_ai.usage.reasoning.output_tokens': 24,
  'gen_ai.usage.audio.input_tokens': 0,
  'llm.usage.accepted_prediction_tokens': 3,
  'llm.usage.rejected_prediction_tokens': 2,
  'llm.usage.status': 'reported',
};
const RESPONSES_USAGE = {
  input_tokens: 90,
  input_tokens_details: {
    cached_tokens: 10,
    cache_write_tokens: 30,
    cache_write_tokens_details: { ttl_30m: 20, ttl_12h: 10 },
  },
  output_tokens: 50,
  output_tokens_details: { reasoning_tokens: 7 },
  total_tokens: 140,
};
const RESPONSES_USAGE_ATTRIBUTES = {
  'gen_ai.usage.input_tokens': 90,
  'gen_ai.usage.output_tokens': 50,
  'gen_ai.usage.cache_read.input_tokens': 10,
  'gen_ai.usage.cache_creation.input_tokens': 30,
  'llm.usage.cache_write_30m_tokens': 20,
  'llm.usage.cache_write_12h_tokens': 10,
  'gen_ai.usage.reasoning.output_tokens': 7,
  'llm.usage.status': 'reported',
};

const usage = (value: unknown): { headers: Record<string, string> } => ({
  headers: { 'x-local-usage': JSON.stringify(value) },
});
const MESSAGES = [{ role: 'user' as const, content: 'Hello there.' }];

const CASES: readonly Case[] = [
  {
    title: 'chat.completions.create',
    call: (client) =>
      client.chat.completions.create(
        {
          model: 'gpt-4.1',
          messages: MESSAGES,
          temperature: 0.5,
          top_p: 0.9,
          max_completion_tokens: 50,
          seed: 7,
          stop: ['END'],
          n: 2,
        },
        usage(CHAT_USAGE),
      ),
    spanName: 'chat gpt-4.1',
    attributes: {
      'gen_ai.operation.name': 'chat',
      'openai.api.type': 'chat_completions',
      'gen_ai.request.model': 'gpt-4.1',
      'gen_ai.request.temperature': 0.5,
      'gen_ai.request.top_p': 0.9,
      'gen_ai.request.max_tokens': 50,
      'gen_ai.request.seed': 7,
      'gen_ai.request.stop_sequences': ['END'],
      'gen_ai.request.choice.count': 2,
      'gen_ai.response.model': 'gpt-4.1-2025-04-14',
      'gen_ai.response.id': expect.stringMatching(/^chatcmpl-/),
      'gen_ai.response.finish_reasons': ['stop', 'stop'],
      'openai.response.service_tier': 'default',
      'openai.response.system_fingerprint': expect.any(String),
      ...CHAT_USAGE_ATTRIBUTES,
    },
  },
  {
    title: 'chat.completions.create, streamed',
    call: async (client) =>
      drain(
        await client.chat.completions.create({ model: 'gpt-4.1', messages: MESSAGES, stream: true }, usage(CHAT_USAGE)),
      ),
    spanName: 'chat gpt-4.1',
    attributes: {
      'gen_ai.operation.name': 'chat',
      'openai.api.type': 'chat_completions',
      'gen_ai.request.model': 'gpt-4.1',
      'gen_ai.request.stream': true,
      'gen_ai.response.model': 'gpt-4.1-2025-04-14',
      'gen_ai.response.id': expect.stringMatching(/^chatcmpl-/),
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'openai.response.service_tier': 'default',
      'openai.response.system_fingerprint': expect.any(String),
      ...CHAT_USAGE_ATTRIBUTES,
    },
  },
  {
    title: 'responses.create',
    call: (client) =>
      client.responses.create(
        { model: 'gpt-4.1-mini', input: 'Hello there.', max_output_tokens: 200, temperature: 0 },
        usage(RESPONSES_USAGE),
      ),
    spanName: 'chat gpt-4.1-mini',
    attributes: {
      'gen_ai.operation.name': 'chat',
      'openai.api.type': 'responses',
      'gen_ai.request.model': 'gpt-4.1-mini',
      'gen_ai.request.temperature': 0,
      'gen_ai.request.max_tokens': 200,
      'gen_ai.response.model': 'gpt-4.1-mini-2025-04-14',
      'gen_ai.response.id': expect.stringMatching(/^resp_/),
      'gen_ai.response.finish_reasons': ['stop'],
      'openai.response.service_tier': 'default',
      ...RESPONSES_USAGE_ATTRIBUTES,
    },
  },
  {
    title: 'responses.create, streamed',
    call: async (client) =>
      drain(
        await client.responses.create({ model: 'gpt-4.1-mini', input: 'Hello.', stream: true }, usage(RESPONSES_USAGE)),
      ),
    spanName: 'chat gpt-4.1-mini',
    attributes: {
      'gen_ai.operation.name': 'chat',
      'openai.api.type': 'responses',
      'gen_ai.request.model': 'gpt-4.1-mini',
      'gen_ai.request.stream': true,
      'gen_ai.response.model': 'gpt-4.1-mini-2025-04-14',
      'gen_ai.response.id': expect.stringMatching(/^resp_/),
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'openai.response.service_tier': 'default',
      ...RESPONSES_USAGE_ATTRIBUTES,
    },
  },
  {
    title: 'embeddings.create',
    call: (client) =>
      client.embeddings.create({
        model: 'text-embedding-3-small',
        input: ['one', 'two'],
        dimensions: 8,
        encoding_format: 'float',
      }),
    spanName: 'embeddings text-embedding-3-small',
    attributes: {
      'gen_ai.operation.name': 'embeddings',
      'gen_ai.request.model': 'text-embedding-3-small',
      'gen_ai.embeddings.dimension.count': 8,
      'gen_ai.request.encoding_formats': ['float'],
      'gen_ai.response.model': 'text-embedding-3-small',
      'gen_ai.usage.input_tokens': 2,
      'llm.usage.status': 'reported',
    },
  },
  {
    title: 'completions.create',
    call: (client) =>
      client.completions.create(
        { model: 'gpt-3.5-turbo-instruct', prompt: 'Once', max_tokens: 9 },
        usage({ prompt_tokens: 1, completion_tokens: 9, total_tokens: 10 }),
      ),
    spanName: 'text_completion gpt-3.5-turbo-instruct',
    attributes: {
      'gen_ai.operation.name': 'text_completion',
      'gen_ai.request.model': 'gpt-3.5-turbo-instruct',
      'gen_ai.request.max_tokens': 9,
      'gen_ai.response.model': expect.stringMatching(/^gpt-3\.5-turbo-instruct/),
      'gen_ai.response.id': expect.stringMatching(/^cmpl-/),
      'gen_ai.response.finish_reasons': [expect.stringMatching(/^(stop|length)$/)],
      'gen_ai.usage.input_tokens': 1,
      'gen_ai.usage.output_tokens': 9,
      'llm.usage.status': 'reported',
    },
  },
  {
    title: 'completions.create, streamed',
    call: async (client) =>
      drain(
        await client.completions.create(
          { model: 'gpt-3.5-turbo-instruct', prompt: 'Once', stream: true },
          usage({ prompt_tokens: 1, completion_tokens: 9, total_tokens: 10 }),
        ),
      ),
    spanName: 'text_completion gpt-3.5-turbo-instruct',
    attributes: {
      'gen_ai.operation.name': 'text_completion',
      'gen_ai.request.model': 'gpt-3.5-turbo-instruct',
      'gen_ai.request.stream': true,
      'gen_ai.response.model': expect.stringMatching(/^gpt-3\.5-turbo-instruct/),
      'gen_ai.response.id': expect.stringMatching(/^cmpl-/),
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'gen_ai.usage.input_tokens': 1,
      'gen_ai.usage.output_tokens': 9,
      'llm.usage.status': 'reported',
    },
  },
  {
    title: 'moderations.create',
    call: (client) => client.moderations.create({ model: 'omni-moderation-latest', input: 'Hello.' }),
    spanName: 'moderation omni-moderation-latest',
    attributes: {
      'gen_ai.operation.name': 'moderation',
      'gen_ai.request.model': 'omni-moderation-latest',
      'gen_ai.response.model': 'omni-moderation-latest',
      'gen_ai.response.id': expect.stringMatching(/^modr-/),
      'llm.usage.status': 'missing',
      'llm.usage.reason': 'provider_silent',
    },
  },
  {
    title: 'responses.compact',
    // By its path: not every version has the method.
    call: (client) =>
      client.post('/responses/compact', {
        body: { model: 'gpt-4.1-mini', input: 'Hello there.' },
        ...usage(RESPONSES_USAGE),
      }),
    spanName: 'chat gpt-4.1-mini',
    attributes: {
      'gen_ai.operation.name': 'chat',
      'openai.api.type': 'responses',
      'gen_ai.request.model': 'gpt-4.1-mini',
      'gen_ai.response.id': expect.stringMatching(/^resp_/),
      ...RESPONSES_USAGE_ATTRIBUTES,
    },
  },
];

describe.each(CLIENTS)('%s', (version) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  test.each(CASES)('$title becomes one span with its usage and its owner', async ({ call, spanName, attributes }) => {
    await withAttribution(OWNER, () => call(harness.client()));
    const spans = harness.spans();
    expect(spans).toHaveLength(1);
    expect(spans[0]?.name).toBe(spanName);
    expect(spans[0]?.kind).toBe(SpanKind.CLIENT);
    expect(spans[0]?.status.code).toBe(SpanStatusCode.UNSET);
    expect(spans[0]?.attributes).toEqual({
      'gen_ai.provider.name': 'openai',
      'server.address': '127.0.0.1',
      'server.port': harness.provider.port,
      ...attributes,
      ...OWNER_ATTRIBUTES,
    });
  });

  test.each(CASES)('$title sends no baggage to the provider, and a traceparent beneath its span', async ({ call }) => {
    const sent = harness.provider.requests.length;
    await withAttribution(OWNER, () => call(harness.client({ fetch: globalThis.fetch })));
    const [request, ...more] = harness.provider.requests.slice(sent);
    expect(more).toEqual([]);
    expect(request?.headers).not.toHaveProperty('baggage');
    expect(request?.headers['traceparent']?.split('-')[1]).toBe(harness.spans()[0]?.spanContext().traceId);
  });
});
