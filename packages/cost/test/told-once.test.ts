import { type Attributes, type Context, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { CostSpanProcessor } from '../src/index.ts';

const exporter = new InMemorySpanExporter();
let provider = createProvider();
beforeEach(() => {
  exporter.reset();
  provider = createProvider();
});

function createProvider(): TracerProvider {
  return new TracerProvider({ spanProcessors: [new CostSpanProcessor(), new SimpleSpanProcessor({ exporter })] });
}

/** Starts a span as emitters do that only say at its end what it was. */
function start(scope: string, parent?: Span): Span {
  const context: Context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  return provider.getTracer(scope).startSpan('span', {}, context);
}

function end(span: Span, attributes: Attributes): void {
  span.setAttributes(attributes);
  span.end();
}

/** Of each span in the order in which they ended: its cost, or why it has none. */
function costs(): unknown[] {
  return exporter
    .getFinishedSpans()
    .map(({ attributes }) => attributes['gen_ai.usage.cost'] ?? attributes['llm.cost.reason']);
}

const OURS = '@spendspan/instrumentation-openai';
const ours = (more: Attributes = {}): Attributes => ({
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'server.address': 'api.openai.com',
  'gen_ai.request.model': 'gpt-4.1',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
  ...more,
});
const openInference = (more: Attributes = {}): Attributes => ({
  'openinference.span.kind': 'LLM',
  'llm.model_name': 'gpt-4.1',
  'llm.provider': 'openai',
  'llm.token_count.prompt': 1000,
  'llm.token_count.completion': 200,
  ...more,
});
const aiSdk = (operationId: string): Attributes => ({
  'ai.operationId': operationId,
  'ai.model.provider': 'openai.chat',
  'ai.model.id': 'gpt-4.1',
  'ai.usage.inputTokens': 1000,
  'ai.usage.outputTokens': 200,
});
const langfuse: Attributes = {
  'langfuse.observation.type': 'generation',
  'langfuse.observation.model.name': 'gpt-4.1',
  'langfuse.observation.usage_details': '{"input":1000,"output":200}',
};
const chain: Attributes = { 'openinference.span.kind': 'CHAIN', 'llm.token_count.prompt': 1000 };

describe('a call that several emitters tell of', () => {
  test('is counted once: the AI SDK, its parent, and our span of the client beneath', () => {
    const parent = start('ai');
    const leaf = start('ai', parent);
    const client = start(OURS, leaf);
    end(client, ours());
    end(leaf, aiSdk('ai.generateText.doGenerate'));
    end(parent, aiSdk('ai.generateText'));
    expect(costs()).toEqual([0.0036, 'counted_elsewhere', undefined]);
  });

  test('is counted once with chains, requests and steps between', () => {
    const model = start('openinference');
    const step = start('openinference', model);
    const request = start('http', step);
    const client = start(OURS, request);
    end(client, ours());
    end(request, { 'http.request.method': 'POST' });
    end(step, chain);
    end(model, openInference());
    expect(costs()).toEqual([0.0036, undefined, undefined, 'counted_elsewhere']);
  });

  test('is counted once, on the outer span, where that ends first', () => {
    const model = start('openinference');
    const client = start(OURS, start('http', model));
    end(model, openInference());
    end(client, ours());
    expect(costs()).toEqual([0.0036, 'counted_elsewhere']);
  });

  test('is counted once where a span starts beneath ours after that has ended', () => {
    const client = start(OURS);
    end(client, ours());
    end(start('openinference', client), openInference());
    expect(costs()).toEqual([0.0036, 'counted_elsewhere']);
  });

  test('is counted once where an emitter wraps its span', () => {
    const model = start('openinference');
    // As OpenInference does: an object of its own stands in the context.
    const wrapped: Span = Object.assign(Object.create(model) as Span, { spanContext: () => model.spanContext() });
    const client = start(OURS, wrapped);
    end(client, ours());
    end(model, openInference());
    expect(costs()).toEqual([0.0036, 'counted_elsewhere']);
  });

  test('is counted once where an inner span has a cost of its emitter', () => {
    const model = start('openinference');
    end(start('gateway', model), ours({ 'gen_ai.usage.cost': 0.004 }));
    end(model, openInference());
    expect(costs()).toEqual([0.004, 'counted_elsewhere']);
  });

  test('is counted once where it failed, or nobody says what it used', () => {
    const failed = {
      'error.type': '500',
      'gen_ai.usage.input_tokens': undefined,
      'gen_ai.usage.output_tokens': undefined,
    };
    const outer = start('official');
    const inner = start(OURS, start('http', outer));
    end(inner, ours(failed));
    end(outer, ours(failed));
    const early = start('official');
    const late = start(OURS, early);
    end(early, ours(failed));
    end(late, ours(failed));
    expect(costs()).toEqual(['failed_call', 'counted_elsewhere', 'failed_call', 'counted_elsewhere']);
  });

  test('is one of several where one emitter tells of several that failed, or of another model', () => {
    const failed = {
      'error.type': '500',
      'gen_ai.usage.input_tokens': undefined,
      'gen_ai.usage.output_tokens': undefined,
    };
    const outer = start('official');
    end(start(OURS, outer), ours(failed));
    end(start(OURS, outer), ours(failed));
    end(outer, ours({ ...failed, 'gen_ai.request.model': 'gpt-4o' }));
    expect(costs()).toEqual(['failed_call', 'failed_call', 'failed_call']);
  });

  test('is counted once, whatever stands between and in whatever order the spans end', () => {
    const tellers = [ours(), openInference(), langfuse, aiSdk('ai.streamText.doStream'), ours()];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }),
        fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (layers, gaps, random) => {
          exporter.reset();
          const spans: { span: Span; attributes: Attributes }[] = [];
          let parent: Span | undefined;
          layers.forEach((teller, layer) => {
            for (let gap = 0; gap < (gaps[layer] ?? 0); gap++) {
              parent = start('between', parent);
              spans.push({ span: parent, attributes: chain });
            }
            parent = start(`emitter-${teller}`, parent);
            spans.push({ span: parent, attributes: tellers[teller] ?? {} });
          });
          while (spans.length > 0) {
            const index = random.next().value % spans.length;
            for (const { span, attributes } of spans.splice(index, 1)) end(span, attributes);
          }
          expect(costs().filter((cost) => typeof cost === 'number')).toEqual([0.0036]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('calls with the same usage', () => {
  test('beneath one agent are as many calls', () => {
    const agent = start('ai');
    for (const _ of [1, 2, 3]) end(start(OURS, agent), ours());
    end(agent, { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.usage.input_tokens': 3000 });
    expect(costs()).toEqual([0.0036, 0.0036, 0.0036, undefined]);
  });

  test('that run at once, each told of twice, are counted once each', () => {
    const agent = start('ai');
    const leaves = [1, 2, 3].map(() => start('ai', agent));
    const clients = leaves.map((leaf) => start(OURS, leaf));
    for (const client of clients) end(client, ours());
    for (const leaf of leaves) end(leaf, aiSdk('ai.generateText.doGenerate'));
    end(agent, aiSdk('ai.generateText'));
    expect(costs().filter((cost) => typeof cost === 'number')).toHaveLength(3);
  });

  test('beneath a model span that ended first are one call that it told of, and others', () => {
    const model = start('openinference');
    const clients = [start(OURS, model), start(OURS, model)];
    end(model, openInference());
    for (const client of clients) end(client, ours());
    expect(costs()).toEqual([0.0036, 'counted_elsewhere', 0.0036]);
  });

  test('are told of by a span above that adds them up', () => {
    const model = start('openinference');
    end(start(OURS, start('http', model)), ours());
    end(start(OURS, start('http', model)), ours());
    end(model, openInference({ 'llm.token_count.prompt': 2000, 'llm.token_count.completion': 400 }));
    expect(costs()).toEqual([0.0036, 0.0036, 'counted_elsewhere']);
  });
});

describe('calls beneath a call', () => {
  const image = ours({
    'gen_ai.operation.name': 'image_generation',
    'gen_ai.request.model': 'dall-e-3',
    'gen_ai.usage.input_tokens': undefined,
    'gen_ai.usage.output_tokens': undefined,
    'llm.usage.images': 1,
    'llm.usage.image_size': '1024x1024',
    'llm.usage.image_quality': 'standard',
  });
  const speech = ours({
    'gen_ai.operation.name': 'speech',
    'gen_ai.request.model': 'tts-1',
    'gen_ai.usage.input_tokens': undefined,
    'gen_ai.usage.output_tokens': undefined,
    'llm.usage.input_characters': 1000,
  });

  test.each([
    ['of another model', { 'gen_ai.request.model': 'gpt-4.1-mini' }, {}, 0.00072],
    [
      'with another response',
      { 'gen_ai.response.id': 'chatcmpl-BxAbCdEfGhIjKlMnOpQrStUv' },
      { 'gen_ai.response.id': 'chatcmpl-ZxAbCdEfGhIjKlMnOpQrStUv' },
      0.0036,
    ],
  ])('are calls of their own, with the same usage, %s', (_which, inner, outer, cost) => {
    for (const scope of [OURS, 'official']) {
      exporter.reset();
      provider = createProvider();
      const parent = start(scope);
      end(start(OURS, start('http', parent)), ours(inner));
      end(parent, ours(outer));
      expect(costs()).toEqual([cost, 0.0036]);
      exporter.reset();
      provider = createProvider();
      const early = start(scope);
      const late = start(OURS, early);
      end(early, ours(outer));
      end(late, ours(inner));
      expect(costs()).toEqual([0.0036, cost]);
    }
  });

  test('are the same call under names of the same model', () => {
    const outer = start('openinference');
    end(start(OURS, outer), ours({ 'gen_ai.response.model': 'gpt-4.1-2025-04-14' }));
    end(outer, openInference({ 'llm.model_name': 'openai/GPT-4.1' }));
    expect(costs()).toEqual([0.0036, 'counted_elsewhere']);
  });

  test('are the same call under names that Bedrock has for the model', () => {
    const bedrock = (model: string): Attributes =>
      ours({ 'gen_ai.provider.name': 'aws.bedrock', 'server.address': undefined, 'gen_ai.request.model': model });
    const outer = start('openllmetry');
    end(start('aws', outer), bedrock('us.anthropic.claude-sonnet-4-5-20250929-v1:0'));
    end(outer, bedrock('claude-sonnet-4-5-20250929-v1:0'));
    expect(costs()).toEqual([expect.any(Number), 'counted_elsewhere']);
  });

  test('are the same call under an id that a framework made up', () => {
    const outer = start('framework');
    end(start(OURS, outer), ours({ 'gen_ai.response.id': 'chatcmpl-BxAbCdEfGhIjKlMnOpQrStUv' }));
    end(outer, ours({ 'gen_ai.response.id': 'run-0197c2f0-5d1e-7e4c' }));
    expect(costs()).toEqual([0.0036, 'counted_elsewhere']);
  });

  test('are calls of their own where the one above is billed by characters', () => {
    const outer = start(OURS);
    end(start(OURS, outer), ours());
    end(outer, speech);
    const silent = start(OURS);
    end(start(OURS, silent), ours());
    end(silent, { ...speech, 'llm.usage.input_characters': undefined });
    expect(costs()).toEqual([0.0036, 0.015, 0.0036, 'no_usage']);
  });

  test('are the same call where both tell of the same image', () => {
    const outer = start('official');
    end(start(OURS, outer), image);
    end(outer, image);
    const early = start('official');
    const late = start(OURS, early);
    end(early, image);
    end(late, image);
    expect(costs()).toEqual([0.04, 'counted_elsewhere', 0.04, 'counted_elsewhere']);
  });

  test('are the same call where only one emitter knows of its searches', () => {
    const outer = start('ai');
    end(start(OURS, outer), ours({ 'llm.usage.web_search_calls': 1 }));
    end(outer, aiSdk('ai.generateText.doGenerate'));
    expect(costs()).toEqual([0.0136, 'counted_elsewhere']);
  });
});

describe('a response that two emitters name', () => {
  const id = 'chatcmpl-BxAbCdEfGhIjKlMnOpQrStUv';
  const answer = { 'output.value': `{"generations":[[{"message":{"kwargs":{"id":"${id}"}}}]]}` };
  const langChain = openInference({ metadata: '{"ls_provider":"openai"}', 'llm.provider': 'openai', ...answer });

  test('is counted once although LangChain puts its span beside the one of the client', () => {
    end(start(OURS), ours({ 'gen_ai.response.id': id }));
    end(start('@arizeai/openinference-instrumentation-langchain'), langChain);
    expect(costs()).toEqual([0.0036, 'counted_elsewhere']);
  });

  test('is counted once in the other order', () => {
    end(start('@arizeai/openinference-instrumentation-langchain'), langChain);
    end(start(OURS), ours({ 'gen_ai.response.id': id }));
    expect(costs()).toEqual([0.0036, 'counted_elsewhere']);
  });

  test.each([
    ['on a gateway, where ids may be shared', { 'server.address': 'llm.acme.dev' }, id],
    ['of another provider', { 'server.address': 'api.groq.com', 'gen_ai.request.model': 'openai/gpt-oss-20b' }, id],
    ['with an id too short to be one', {}, 'chatcmpl-1'],
    ['with an empty id', {}, ''],
  ])('is two calls %s', (_where, more, told) => {
    end(start(OURS), ours({ 'gen_ai.response.id': told, ...more }));
    end(start('official'), ours({ 'gen_ai.response.id': told, ...more }));
    expect(costs()).not.toContain('counted_elsewhere');
  });

  test('is told of by one emitter as often as it was called', () => {
    end(start(OURS), ours({ 'gen_ai.response.id': id }));
    end(start(OURS), ours({ 'gen_ai.response.id': id }));
    expect(costs()).toEqual([0.0036, 0.0036]);
  });
});
