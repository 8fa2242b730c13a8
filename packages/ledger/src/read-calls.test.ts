import { resolveDimensions } from '@spendspan/attribution';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalls } from './read-calls.ts';
import type { Call } from './types.ts';

type Value = string | number | boolean;

function otlpAttributes(values: Readonly<Record<string, Value>>): unknown[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: otlpValue(value) }));
}

function otlpValue(value: Value): unknown {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

const SPAN = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  startTimeUnixNano: '1795000000123456789',
  endTimeUnixNano: '1795000002123456789',
};

const PRICED = { 'gen_ai.operation.name': 'chat', 'gen_ai.usage.cost': 0.0036, 'llm.cost.status': 'priced' };

const AMOUNT = { 'gen_ai.usage.cost.currency': 'USD', 'llm.cost.status': 'priced' };

function request(attributes: unknown, span: object = {}, resource: Readonly<Record<string, Value>> = {}): unknown {
  const list = Array.isArray(attributes) ? attributes : otlpAttributes(attributes as Record<string, Value>);
  return [
    {
      resource: { attributes: otlpAttributes(resource) },
      scopeSpans: [{ spans: [{ ...SPAN, attributes: list, ...span }] }],
    },
  ];
}

function readOne(...parts: Parameters<typeof request>): Call {
  const [call] = readCalls(request(...parts)).calls;
  if (!call) throw new Error('no call was read');
  return call;
}

describe('readCalls', () => {
  it.each([
    ['nothing odd', {}, 0],
    ['a count beyond belief', { 'gen_ai.usage.input_tokens': 1e12 + 1 }, 1],
    ['a negative count', { 'gen_ai.usage.output_tokens': -1 }, 1],
    ['a part of a token', { 'gen_ai.usage.output_tokens': 1.5 }, 1],
    ['a count that is text', { 'gen_ai.usage.input_tokens': '7' }, 1],
    ['an amount beyond belief', { 'gen_ai.usage.cost': 1e13 }, 1],
    ['a negative amount', { 'llm.cost.input': -0.5 }, 1],
    ['savings below zero', { 'llm.cost.cache_savings': -0.5 }, 0],
    ['several of them', { 'gen_ai.usage.cost': -1, 'gen_ai.usage.input_tokens': -1 }, 1],
  ])('keeps a call with %s and counts whether something of it is invalid', (_what, odd, invalid) => {
    const result = readCalls(request({ ...PRICED, ...odd }));
    expect(result.calls).toHaveLength(1);
    expect(result.invalid).toBe(invalid);
  });

  it('believes no call that says it took more attempts than anybody makes', () => {
    const told = { 'gen_ai.operation.name': 'chat' };
    expect(readCalls(request({ ...told, 'llm.attempts': 1e9 }))).toMatchObject({
      calls: [{ attempts: null }],
      invalid: 1,
    });
    expect(readCalls(request({ ...told, 'llm.attempts': 1000 }))).toMatchObject({
      calls: [{ attempts: 1000 }],
      invalid: 0,
    });
  });

  it('reads everything that a span of our own instrumentation says', () => {
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'server.address': 'api.openai.com',
      'gen_ai.request.model': 'gpt-4.1',
      'gen_ai.response.model': 'gpt-4.1-2025-04-14',
      'gen_ai.response.id': 'chatcmpl-1',
      'gen_ai.request.stream': true,
      'gen_ai.response.time_to_first_chunk': 0.25,
      'openai.request.service_tier': 'flex',
      'openai.response.service_tier': 'default',
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.output_tokens': 200,
      'gen_ai.usage.cache_read.input_tokens': 512,
      'gen_ai.usage.cache_creation.input_tokens': 64,
      'gen_ai.usage.reasoning.output_tokens': 0,
      'llm.usage.cache_write_1h_tokens': 32,
      'gen_ai.usage.audio.output_tokens': 20,
      'llm.usage.audio_seconds': 1.5,
      'llm.usage.image_quality': 'hd',
      'llm.usage.web_search_calls': 1,
      'llm.batch': true,
      'llm.cost.provider': 0.0035,
      'server.port': 8443,
      'llm.usage.status': 'reported',
      'llm.attempts': 2,
      'gen_ai.usage.cost': 0.0036,
      'llm.cost.input': 0.002,
      'llm.cost.output': 0.0016,
      'llm.cost.cache_savings': 0.000_5,
      'llm.cost.status': 'priced',
      'llm.cost.source': 'catalog:genai-prices@0.1.8',
      'team.id': 'growth',
      'project.id': 'onboarding',
      'feature.path': 'welcome/mail',
      'user.id': 'u-1',
    };
    const resource = { 'service.name': 'checkout', 'deployment.environment.name': 'prod', 'team.id': 'not-from-here' };
    expect(readOne(attributes, { parentSpanId: '00F067AA0BA902B7' }, resource)).toEqual({
      traceId: SPAN.traceId,
      spanId: SPAN.spanId,
      parentSpanId: '00f067aa0ba902b7',
      startTimeUnixNano: 1_795_000_000_123_456_789n,
      durationNs: 2_000_000_000n,
      timeToFirstChunkNs: 250_000_000n,
      responseId: 'chatcmpl-1',
      service: 'checkout',
      attribution: {
        team: 'growth',
        project: 'onboarding',
        feature: 'welcome/mail',
        environment: 'prod',
        user: 'u-1',
      },
      provider: 'openai',
      host: 'api.openai.com',
      port: 8443,
      operation: 'chat',
      requestModel: 'gpt-4.1',
      responseModel: 'gpt-4.1-2025-04-14',
      serviceTier: 'default',
      tierConfirmed: true,
      batch: true,
      stream: true,
      status: 'ok',
      errorType: null,
      attempts: 2,
      usage: {
        inputTokens: 1000,
        outputTokens: 200,
        cachedInputTokens: 512,
        cacheWriteTokens: 64,
        cacheWrite1hTokens: 32,
        reasoningTokens: 0,
        outputAudioTokens: 20,
        audioSeconds: 1.5,
        imageQuality: 'hd',
        webSearchCalls: 1,
      },
      usageComplete: true,
      usageStatus: 'reported',
      usageReason: null,
      cost: {
        total: 3_600_000_000n,
        input: 2_000_000_000n,
        output: 1_600_000_000n,
        cacheRead: null,
        cacheWrite: null,
        media: null,
        fees: null,
        cacheSavings: 500_000_000n,
      },
      costStatus: 'priced',
      costReason: null,
      costSource: 'catalog:genai-prices@0.1.8',
      providerCost: 3_500_000_000n,
    });
  });

  it('leaves what the span does not say null, never 0', () => {
    const call = readOne({ 'gen_ai.operation.name': 'chat' }, { endTimeUnixNano: undefined });
    expect(call).toMatchObject({ usage: {}, usageComplete: true, port: null, batch: null, providerCost: null });
    expect(call).toMatchObject({ durationNs: null, attempts: null, stream: null, service: null, attribution: {} });
    expect(call.cost.total).toBeNull();
  });

  it('lets the environment of the span win over that of the resource', () => {
    const attributes = { ...PRICED, 'deployment.environment.name': 'canary' };
    const call = readOne(attributes, {}, { 'deployment.environment.name': 'prod' });
    expect(call.attribution).toEqual({ environment: 'canary' });
  });

  it('reads own dimensions that it is told of', () => {
    const dimensions = resolveDimensions({ dimensions: { costCenter: { key: 'cost_center' } } });
    const { calls } = readCalls(request({ ...PRICED, cost_center: '4711' }), { dimensions });
    expect(calls[0]?.attribution).toEqual({ costCenter: '4711' });
  });

  it.each([
    ['gen_ai.usage.cache_read_input_tokens', 'gen_ai.usage.cache_read.input_tokens'],
    ['gen_ai.usage.cache_creation_input_tokens', 'gen_ai.usage.cache_creation.input_tokens'],
    ['gen_ai.usage.reasoning_tokens', 'gen_ai.usage.reasoning.output_tokens'],
  ])('says that there is more to a call whose emitter alone tells of %s', (own, name) => {
    const told = { 'gen_ai.operation.name': 'chat' };
    expect(readOne({ ...told, [own]: 7 }).usageComplete).toBe(false);
    expect(readOne({ ...told, [own]: 0 }).usageComplete).toBe(true);
    expect(readOne({ ...told, [own]: 7, [name]: 7 }).usageComplete).toBe(true);
  });

  it.each([
    'chat',
    'text_completion',
    'generate_content',
    'embeddings',
    'image_generation',
    'transcription',
    'speech',
    'video_generation',
  ])('takes a %s span for a model call', (name) => {
    expect(readCalls(request({ 'gen_ai.operation.name': name }))).toMatchObject({ calls: [{ operation: name }] });
  });

  it('takes a span of any other kind for a model call when it carries a cost status', () => {
    expect(readCalls(request({ 'llm.cost.status': 'unpriced' })).calls).toHaveLength(1);
    expect(readCalls(request({ 'gen_ai.operation.name': 'retrieval' }))).toMatchObject({ ignored: 1 });
  });

  it('does not take a span for a call whose cost another span has', () => {
    const told = { 'gen_ai.operation.name': 'chat', 'llm.cost.reason': 'counted_elsewhere' };
    expect(readCalls(request(told))).toMatchObject({ calls: [], ignored: 1 });
  });

  it.each(['invoke_agent', 'execute_tool', 'create_agent', 'invoke_workflow', 'fetch_response'])(
    'never takes a span of %s for a model call',
    (name) => {
      const { calls, ignored } = readCalls(request({ ...PRICED, 'gen_ai.operation.name': name }));
      expect({ calls, ignored }).toEqual({ calls: [], ignored: 1 });
    },
  );

  it.each([
    [{}, 'unpriced', 'not_priced'],
    [{ 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'unknown_model' }, 'unpriced', 'unknown_model'],
    [{ 'llm.cost.status': 'priced' }, 'unpriced', 'status_contradicts_cost'],
    [{ 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 'much' }, 'unpriced', 'malformed_cost'],
    [{ 'llm.cost.status': 'priced', 'gen_ai.usage.cost': -0.5 }, 'unpriced', 'malformed_cost'],
    [{ 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 1.5e12 }, 'unpriced', 'malformed_cost'],
    [{ 'gen_ai.usage.cost': 0.5 }, 'estimated', 'no_status'],
    [{ ...AMOUNT, 'gen_ai.usage.cost.amount': 0.5 }, 'priced', null],
    [{ ...AMOUNT, 'gen_ai.usage.cost.amount': -0.5 }, 'unpriced', 'malformed_cost'],
    [{ 'gen_ai.usage.cost': 0.5, 'llm.cost.status': 'free' }, 'estimated', 'no_status'],
    [{ 'gen_ai.usage.cost': 0.5, 'llm.cost.status': 'unpriced' }, 'estimated', 'status_contradicts_cost'],
    [{ 'gen_ai.usage.cost': 3, 'llm.cost.status': 'partial', 'llm.cost.reason': 'no_rate' }, 'partial', 'no_rate'],
  ])('says how sure the cost of %j is', (attributes, costStatus, costReason) => {
    const call = readOne({ 'gen_ai.operation.name': 'chat', ...attributes });
    expect(call).toMatchObject({ costStatus, costReason });
    expect(call.cost.total === null).toBe(costStatus === 'unpriced');
  });

  it('reads the total under the proposed name where it is in USD', () => {
    const amount = { 'gen_ai.operation.name': 'chat', 'gen_ai.usage.cost.amount': 0.5 };
    expect(readOne({ ...amount, 'gen_ai.usage.cost.currency': 'USD' }).cost.total).toBe(500_000_000_000n);
    expect(readOne({ ...amount, 'gen_ai.usage.cost.currency': 'EUR' }).cost.total).toBeNull();
    expect(readOne({ ...amount, ...AMOUNT, 'gen_ai.usage.cost': 0.25 }).cost.total).toBe(250_000_000_000n);
  });

  it('keeps the row and nulls the field when an attribute is malformed', () => {
    const attributes = [
      ...otlpAttributes(PRICED),
      { key: 'team.id', value: { intValue: '7' } },
      { key: 'project.id', value: { stringValue: 'two\nlines' } },
      { key: 'gen_ai.usage.input_tokens', value: { stringValue: '12' } },
      { key: 'gen_ai.usage.output_tokens', value: { intValue: '-3' } },
      { key: 'gen_ai.usage.cache_read.input_tokens', value: { doubleValue: 1.5 } },
      { key: 'gen_ai.usage.reasoning.output_tokens', value: { intValue: '99999999999999999999' } },
      { key: 'gen_ai.request.model', value: { arrayValue: { values: [] } } },
      { key: 'gen_ai.response.model', value: null },
      { key: 7, value: 'x' },
      null,
      'attribute',
    ];
    const call = readOne(attributes);
    expect(call.attribution).toEqual({});
    expect(call).toMatchObject({ usage: {}, usageComplete: false });
    expect(call).toMatchObject({ requestModel: null, responseModel: null, costStatus: 'priced' });
  });

  it('bounds the length of what it keeps', () => {
    const long = 'x'.repeat(100_000);
    const call = readOne({ ...PRICED, 'team.id': long, 'gen_ai.response.id': long });
    expect(call.attribution.team).toHaveLength(256);
    expect(call.responseId).toHaveLength(1024);
  });

  it('takes an error from the status or from error.type', () => {
    expect(readOne(PRICED, { status: { code: 2 } }).status).toBe('error');
    expect(readOne(PRICED, { status: { code: 'STATUS_CODE_ERROR' } }).status).toBe('error');
    expect(readOne({ ...PRICED, 'error.type': '429' })).toMatchObject({ status: 'error', errorType: '429' });
    expect(readOne(PRICED, { status: { code: 1 } }).status).toBe('ok');
  });

  it.each([
    ['an absent trace id', { traceId: undefined }],
    ['a base64 trace id', { traceId: 'CvdlGRbNQ92ESOshHIAxnA==' }],
    ['a trace id of zeros', { traceId: '0'.repeat(32) }],
    ['a short span id', { spanId: 'b7ad' }],
    ['no start time', { startTimeUnixNano: undefined }],
    ['a start time of 0', { startTimeUnixNano: '0' }],
    ['a start time after 2262', { startTimeUnixNano: '9223372036854775808' }],
    ['a start time that stands for infinity', { startTimeUnixNano: '9223372036854775807' }],
    ['a start time in words', { startTimeUnixNano: 'yesterday' }],
  ])('rejects a model call with %s, and only ignores another span like it', (_what, span) => {
    expect(readCalls(request(PRICED, span))).toEqual({ calls: [], ignored: 0, rejected: 1, invalid: 0 });
    expect(readCalls(request({ 'http.request.method': 'GET' }, span))).toEqual({
      calls: [],
      ignored: 1,
      rejected: 0,
      invalid: 0,
    });
  });

  it.each([
    ['a string for the request', 'spans'],
    ['an object for the request', {}],
    ['a number among the resources', [7]],
    ['a string for a resource', [{ resource: 'service' }]],
    ['a string for scopeSpans', [{ scopeSpans: 'x' }]],
    ['null among the spans', [{ scopeSpans: [{ spans: [null] }] }]],
    ['an object for spans', [{ scopeSpans: [{ spans: {} }] }]],
  ])('refuses %s as malformed', (_what, resourceSpans) => {
    expect(() => readCalls(resourceSpans)).toThrow(expect.objectContaining({ code: 'MALFORMED_TRACES' }));
  });

  it('reads an empty request as no calls', () => {
    for (const empty of [undefined, null, [], [{}], [{ scopeSpans: [{}] }]]) {
      expect(readCalls(empty)).toEqual({ calls: [], ignored: 0, rejected: 0, invalid: 0 });
    }
  });

  it('reads any attribute bag to a call within bounds, or to none', () => {
    const key = fc.constantFrom(...Object.keys(PRICED), 'team.id', 'gen_ai.usage.input_tokens', 'llm.attempts');
    const value = fc.anything({ withBigInt: true });
    const attribute = fc.oneof(
      fc.anything(),
      fc.record({ key, value: fc.oneof(value, fc.record({ intValue: value }), fc.record({ doubleValue: value })) }),
    );
    fc.assert(
      fc.property(fc.array(attribute), (attributes) => {
        const { calls } = readCalls(request([...otlpAttributes(PRICED), ...attributes]));
        for (const { usage, cost } of calls) {
          const input = usage.inputTokens ?? 0;
          expect(Number.isInteger(input) && input >= 0).toBe(true);
          expect(cost.total === null || cost.total >= 0n).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
