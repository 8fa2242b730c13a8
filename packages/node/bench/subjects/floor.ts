import { type Attributes, context, type Span, SpanKind, type Tracer, trace } from '@opentelemetry/api';
import type OpenAI from 'openai';
import type { Caller, Chunks, Kit, Subject } from './subject.ts';

const OWNER: Attributes = {
  'team.id': 'search',
  'project.id': 'answers',
  'feature.path': 'answers/ask',
  'user.id': 'u-1',
};

const CHAT: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.request.model': 'gpt-4.1',
  'openai.api.type': 'chat_completions',
};

const EMBEDDING: Attributes = {
  'gen_ai.operation.name': 'embeddings',
  'gen_ai.request.model': 'text-embedding-3-small',
};

/** Of a stream that was left before its usage came. */
const LEFT: Attributes = {
  'gen_ai.response.finish_reasons': ['error'],
  'llm.usage.status': 'missing',
  'llm.usage.reason': 'stream_aborted',
  'llm.cost.status': 'unpriced',
  'llm.cost.reason': 'no_usage',
  'llm.cost.source': 'catalog:genai-prices@0.1.8',
};

type Known = Pick<OpenAI.ChatCompletion, 'id' | 'model' | 'service_tier' | 'usage'>;

/** All that a span says which Spendspan writes, with amounts that need not be worked out. */
function end(span: Span, { id, model, service_tier: tier, usage }: Known, more: Attributes): void {
  span.setAttributes({
    'gen_ai.response.id': id,
    'gen_ai.response.model': model,
    'openai.response.service_tier': tier ?? '',
  });
  span.setAttributes(usage ? used(usage) : LEFT);
  span.setAttributes(more);
  span.end();
}

/** Of a call that was answered. */
function used(usage: OpenAI.CompletionUsage): Attributes {
  return {
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': usage.prompt_tokens,
    'gen_ai.usage.output_tokens': usage.completion_tokens,
    'gen_ai.usage.cache_read.input_tokens': usage.prompt_tokens_details?.cached_tokens ?? 0,
    'llm.usage.status': 'reported',
    'gen_ai.usage.cost': 0.000038,
    'llm.cost.input': 0.000012,
    'llm.cost.output': 0.000024,
    'llm.cost.cache_read': 0.000002,
    'llm.cost.cache_savings': 0.000006,
    'llm.cost.status': 'priced',
    'llm.cost.source': 'catalog:genai-prices@0.1.8',
  };
}

function start(tracer: Tracer, name: string, asked: Attributes): Span {
  const attributes = {
    'gen_ai.provider.name': 'openai',
    'server.address': 'api.openai.com',
    'server.port': 443,
    ...OWNER,
    ...asked,
  };
  return tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes });
}

async function chat(tracer: Tracer, call: () => Promise<unknown>): Promise<unknown> {
  const span = start(tracer, 'chat gpt-4.1', CHAT);
  const answer = await context.with(trace.setSpan(context.active(), span), call);
  end(span, answer as Known, {});
  return answer;
}

async function stream(tracer: Tracer, call: () => Promise<Chunks>): Promise<Chunks> {
  const begun = performance.now();
  const span = start(tracer, 'chat gpt-4.1', { ...CHAT, 'gen_ai.request.stream': true });
  return watch(span, begun, await context.with(trace.setSpan(context.active(), span), call));
}

async function* watch(span: Span, begun: number, chunks: Chunks): AsyncGenerator<OpenAI.ChatCompletionChunk> {
  let first: number | undefined;
  let last: OpenAI.ChatCompletionChunk | undefined;
  try {
    for await (const chunk of chunks) {
      first ??= performance.now() - begun;
      last = chunk;
      yield chunk;
    }
  } finally {
    end(span, (last ?? {}) as Known, { 'gen_ai.response.time_to_first_chunk': (first ?? 0) / 1000 });
  }
}

async function embed(tracer: Tracer, call: () => Promise<unknown>): Promise<unknown> {
  const span = start(tracer, 'embeddings text-embedding-3-small', {
    ...EMBEDDING,
    'gen_ai.request.encoding_formats': ['base64'],
  });
  const answer = (await context.with(trace.setSpan(context.active(), span), call)) as OpenAI.CreateEmbeddingResponse;
  span.setAttributes({
    'gen_ai.response.model': answer.model,
    'gen_ai.usage.input_tokens': answer.usage.prompt_tokens,
    'llm.usage.status': 'reported',
    'gen_ai.usage.cost': 0.000016,
    'llm.cost.input': 0.000016,
    'llm.cost.status': 'priced',
    'llm.cost.source': 'catalog:genai-prices@0.1.8',
  });
  span.end();
  return answer;
}

function wrap(caller: Caller, { tracer }: Kit): Caller {
  return {
    chat: (ask) => chat(tracer, () => caller.chat(ask)),
    stream: (ask) => stream(tracer, () => caller.stream(ask)),
    embed: (texts) => embed(tracer, () => caller.embed(texts)),
  };
}

/** The least that a wrapper by hand takes to write the same attributes, and to watch a stream. */
export const FLOOR: Subject = { name: 'floor', clients: ['6', '7'], install() {}, wrap };
