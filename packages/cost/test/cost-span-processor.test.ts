import { type Attributes, type Context, ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterEach, describe, expect, test } from 'vitest';
import { CostSpanProcessor, createPricer } from '../src/index.ts';

const exporter = new InMemorySpanExporter();
const tracerOf = (processor: CostSpanProcessor): ReturnType<TracerProvider['getTracer']> =>
  // The exporter stands first: onEnding comes before any onEnd.
  new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter }), processor] }).getTracer('emitter');
const tracer = tracerOf(new CostSpanProcessor());
afterEach(() => exporter.reset());

const CALL: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-4.1',
  'gen_ai.response.model': 'gpt-4.1-2025-04-14',
  'server.address': 'api.openai.com',
  'server.port': 443,
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 100,
};

/** What the processor added to a span with these attributes. */
function costOf(
  attributes: Attributes,
  more: { startTime?: Date; error?: boolean; tracer?: typeof tracer } = {},
): Attributes {
  const ended = endOf(attributes, more).attributes;
  return Object.fromEntries(Object.entries(ended).filter(([name]) => !(name in attributes)));
}

/** A span with these attributes, ended. */
function endOf(
  attributes: Attributes,
  more: { startTime?: Date; error?: boolean; tracer?: typeof tracer } = {},
): { readonly attributes: Attributes } {
  const options = { attributes, ...(more.startTime && { startTime: more.startTime }) };
  const span = (more.tracer ?? tracer).startSpan('chat', options, ROOT_CONTEXT);
  if (more.error) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
  return exporter.getFinishedSpans().at(-1) ?? { attributes: {} };
}

const PRICED = { 'llm.cost.status': 'priced', 'llm.cost.source': 'catalog:genai-prices@0.1.8' };

describe('a model call', () => {
  test('leaves with its price, the parts of it and where it is from', () => {
    expect(costOf({ ...CALL, 'gen_ai.usage.cache_read.input_tokens': 400 })).toEqual({
      ...PRICED,
      'gen_ai.usage.cost': 0.0022,
      'llm.cost.input': 0.0012,
      'llm.cost.output': 0.0008,
      'llm.cost.cache_read': 0.0002,
      'llm.cost.cache_savings': 0.0006,
    });
  });

  test.each(['gen_ai.usage.cache_creation.input_tokens', 'gen_ai.usage.cache_write.input_tokens'])(
    'is charged for cache writes reported as %s',
    (name) => {
      const claude = { 'gen_ai.response.model': 'claude-sonnet-4-5', 'server.address': 'api.anthropic.com' };
      expect(costOf({ ...CALL, ...claude, [name]: 500 })).toEqual({
        ...PRICED,
        'gen_ai.usage.cost': 0.004875,
        'llm.cost.input': 0.0015,
        'llm.cost.output': 0.0015,
        'llm.cost.cache_write': 0.001875,
      });
    },
  );

  test('may carry the names of older conventions', () => {
    const old = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.system': 'az.ai.openai',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.usage.prompt_tokens': 1000,
      'gen_ai.usage.completion_tokens': 100,
    };
    expect(costOf(old)).toMatchObject({ ...PRICED, 'gen_ai.usage.cost': 0.0035 });
  });

  test('is priced by the time it started', () => {
    const sol = { ...CALL, 'gen_ai.response.model': 'gpt-5.6-sol' };
    expect(costOf(sol, { startTime: new Date('2026-08-20T23:59:59Z') })['gen_ai.usage.cost']).toBe(0.008);
    expect(costOf(sol, { startTime: new Date('2026-08-21T00:00:00Z') })['gen_ai.usage.cost']).toBe(0.006);
  });

  test('is priced by the tier that served it', () => {
    const requested = { 'openai.request.service_tier': 'flex' };
    const unpublished = { 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'unpublished_tier' };
    expect(costOf({ ...CALL, ...requested, 'openai.response.service_tier': 'default' })).toMatchObject(PRICED);
    expect(costOf({ ...CALL, ...requested })).toMatchObject(unpublished);
    expect(costOf({ ...CALL, 'openai.request.service_tier': 'auto' })).toMatchObject(PRICED);
    // 3.50 / 14 and 1 / 4 per million
    const priority = costOf({ ...CALL, 'gen_ai.openai.response.service_tier': 'priority' });
    expect(priority).toMatchObject({ 'gen_ai.usage.cost': 0.0049 });
    expect(costOf({ ...CALL, 'llm.batch': true })).toMatchObject({ 'gen_ai.usage.cost': 0.0014 });
  });

  test('on a gateway is marked as estimated', () => {
    expect(costOf({ ...CALL, 'server.address': 'llm.acme.dev' })).toMatchObject({
      'gen_ai.usage.cost': 0.0028,
      'llm.cost.status': 'estimated',
      'llm.cost.reason': 'unknown_host',
    });
  });

  test('of a model that nobody knows has a status and no amount', () => {
    expect(costOf({ ...CALL, 'gen_ai.response.model': 'x-1', 'gen_ai.request.model': 'x' })).toEqual({
      'llm.cost.status': 'unpriced',
      'llm.cost.reason': 'unknown_model',
      'llm.cost.source': 'catalog:genai-prices@0.1.8',
    });
  });

  test('that costs nothing says so', () => {
    const moderation = { 'gen_ai.operation.name': 'moderation', 'gen_ai.response.model': 'omni-moderation-latest' };
    expect(costOf({ ...CALL, ...moderation })).toEqual({ ...PRICED, 'gen_ai.usage.cost': 0 });
  });

  test.each([Number.NaN, -5, Number.POSITIVE_INFINITY, '0.01', true])(
    'whose emitter says that it cost %s is priced as if it had said nothing',
    (cost) => {
      for (const name of ['gen_ai.usage.cost', 'gen_ai.usage.cost.amount']) {
        for (const [model, expected] of [
          ['gpt-4.1', { 'gen_ai.usage.cost': 0.0028, 'llm.cost.status': 'priced' }],
          ['nobodys', { 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'unknown_model' }],
        ] as const) {
          const models = { 'gen_ai.request.model': model, 'gen_ai.response.model': model };
          const { attributes } = endOf({ ...CALL, ...models, [name]: cost });
          expect(attributes).toMatchObject(expected);
          expect(Object.values(attributes)).not.toContain(cost);
        }
      }
    },
  );

  test('with tokens that its emitter hides says that its usage is a guess, for whoever prices it again', () => {
    const hidden = {
      'llm.request.type': 'chat',
      'gen_ai.system': 'OpenAI',
      'gen_ai.request.model': 'gpt-4.1',
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.output_tokens': 10,
      'llm.usage.total_tokens': 5000,
    };
    expect(costOf(hidden)).toMatchObject({ 'llm.usage.status': 'estimated', 'llm.cost.reason': 'estimated_usage' });
    expect(costOf({ ...hidden, 'llm.usage.total_tokens': 1010 })).not.toHaveProperty(['llm.usage.status']);
  });

  test('with estimated usage is estimated', () => {
    expect(costOf({ ...CALL, 'llm.usage.status': 'estimated' })).toMatchObject({
      'gen_ai.usage.cost': 0.0028,
      'llm.cost.status': 'estimated',
      'llm.cost.reason': 'estimated_usage',
    });
  });

  test('can be priced by a pricer of your own', () => {
    const processor = new CostSpanProcessor(createPricer({ unknownHost: 'unpriced' }));
    const cost = costOf({ ...CALL, 'server.address': 'llm.acme.dev' }, { tracer: tracerOf(processor) });
    expect(cost).toMatchObject({ 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'unknown_host' });
  });
});

describe('a call without usage', () => {
  const { 'gen_ai.usage.input_tokens': _in, 'gen_ai.usage.output_tokens': _out, ...silent } = CALL;

  test('that succeeded has an unknown price', () => {
    expect(costOf(silent)).toMatchObject({ 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'no_usage' });
    expect(costOf({ ...CALL, 'llm.usage.status': 'missing' })).toMatchObject({ 'llm.cost.reason': 'no_usage' });
  });

  test('that failed has nothing to price, and says so in another way', () => {
    expect(costOf({ ...silent, 'error.type': 'RateLimitError' })).toMatchObject({
      'llm.cost.status': 'unpriced',
      'llm.cost.reason': 'failed_call',
    });
    expect(costOf(silent, { error: true })).toMatchObject({ 'llm.cost.reason': 'failed_call' });
  });

  test('that broke off amid its answer may have been billed', () => {
    const aborted = { ...silent, 'error.type': 'AbortError', 'llm.usage.reason': 'stream_aborted' };
    expect(costOf(aborted)).toMatchObject({ 'llm.cost.reason': 'no_usage' });
  });

  test('is not what a failed call with usage is', () => {
    expect(costOf({ ...CALL, 'error.type': 'LengthError' })).toMatchObject({ ...PRICED, 'gen_ai.usage.cost': 0.0028 });
  });
});

describe('a span that is no model call of its own', () => {
  test.each(['invoke_agent', 'create_agent', 'execute_tool', 'invoke_workflow', 'fetch_response', undefined])(
    'is left alone: %s',
    (operation) => {
      const { 'gen_ai.operation.name': _, ...rest } = CALL;
      expect(costOf({ ...rest, ...(operation && { 'gen_ai.operation.name': operation }) })).toEqual({});
    },
  );
});

test('a span that has a cost keeps it', () => {
  expect(costOf({ ...CALL, 'gen_ai.usage.cost': 42 })).toEqual({});
  expect(costOf({ ...CALL, 'llm.cost.status': 'unpriced' })).toEqual({});
});

test('two processors price a span once', () => {
  const twice = new TracerProvider({
    spanProcessors: [
      new CostSpanProcessor(),
      new CostSpanProcessor({ unknownHost: 'unpriced' }),
      new SimpleSpanProcessor({ exporter }),
    ],
  }).getTracer('emitter');
  expect(costOf({ ...CALL, 'server.address': 'llm.acme.dev' }, { tracer: twice })).toMatchObject({
    'llm.cost.status': 'estimated',
  });
});

test('an SDK without onEnding gets the price before the exporter, from onEnd', () => {
  const processor = new CostSpanProcessor();
  const before: Pick<CostSpanProcessor, 'onStart' | 'onEnd' | 'forceFlush' | 'shutdown'> = {
    onStart: (span, parentContext) => processor.onStart(span, parentContext),
    onEnd: (span) => processor.onEnd(span),
    forceFlush: () => processor.forceFlush(),
    shutdown: () => processor.shutdown(),
  };
  const old = new TracerProvider({ spanProcessors: [before, new SimpleSpanProcessor({ exporter })] }).getTracer(
    'emitter',
  );
  expect(costOf(CALL, { tracer: old })).toMatchObject({ ...PRICED, 'gen_ai.usage.cost': 0.0028 });
});

describe('two spans of one model call', () => {
  const start = (attributes: Attributes, parent = ROOT_CONTEXT): Span =>
    tracer.startSpan('chat', { attributes }, parent);
  const beneath = (span: Span): Context => trace.setSpan(ROOT_CONTEXT, span);
  const costs = (): unknown[] =>
    exporter
      .getFinishedSpans()
      .map(({ attributes }) => attributes['gen_ai.usage.cost'] ?? attributes['llm.cost.reason']);

  test('have its cost once, on the inner one', () => {
    const outer = start(CALL);
    start(CALL, beneath(outer)).end();
    outer.end();
    expect(costs()).toEqual([0.0028, 'counted_elsewhere']);
    expect(exporter.getFinishedSpans()[1]?.attributes).not.toHaveProperty('llm.cost.status');
  });

  test('have its cost once, on the outer one where that ends first', () => {
    const outer = start(CALL);
    const inner = start(CALL, beneath(outer));
    outer.end();
    inner.end();
    expect(costs()).toEqual([0.0028, 'counted_elsewhere']);
  });

  test('have its cost once where the outer one knows no usage', () => {
    const { 'gen_ai.usage.input_tokens': _in, 'gen_ai.usage.output_tokens': _out, ...silent } = CALL;
    const outer = start(silent);
    start(CALL, beneath(outer)).end();
    outer.end();
    expect(costs()).toEqual([0.0028, 'counted_elsewhere']);
  });

  test('are priced on the outer one where the inner one knows no usage', () => {
    const { 'gen_ai.usage.input_tokens': _in, 'gen_ai.usage.output_tokens': _out, ...silent } = CALL;
    const outer = start(CALL);
    start(silent, beneath(outer)).end();
    outer.end();
    expect(costs()).toEqual(['no_usage', 0.0028]);
  });

  test('that add up several calls beneath are priced beneath', () => {
    const outer = start({ ...CALL, 'gen_ai.usage.input_tokens': 2000, 'gen_ai.usage.output_tokens': 200 });
    start(CALL, beneath(outer)).end();
    start(CALL, beneath(outer)).end();
    outer.end();
    expect(costs()).toEqual([0.0028, 0.0028, 'counted_elsewhere']);
  });

  test('that are two calls, one made during the other, are priced both', () => {
    const outer = start({ ...CALL, 'gen_ai.usage.input_tokens': 500 });
    start(CALL, beneath(outer)).end();
    outer.end();
    expect(costs()).toEqual([0.0028, 0.0018]);
  });
});
