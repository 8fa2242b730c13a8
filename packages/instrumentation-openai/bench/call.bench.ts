// What a call costs in CPU: the bare client, the floor (a wrapper by hand that sets the same attributes), and us.
// Interleaved rounds in one run, medians and ratios: node packages/instrumentation-openai/bench/call.bench.ts
import { context, SpanKind, type Tracer, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
// The built package, as applications run it.
import { instrument } from '@spendspan/instrumentation-openai';
import OpenAI from 'openai';

const ROUNDS = 15;
const CALLS = 400;
const CHUNKS = 1000;

const exporter: SpanExporter = { export: (_, done) => done({ code: 0 }), shutdown: async () => {} };
const provider = new TracerProvider({
  spanProcessors: [new BatchSpanProcessor({ exporter, maxQueueSize: 100_000 })],
});
trace.setGlobalTracerProvider(provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

const BODY = JSON.stringify({
  id: 'chatcmpl-bench',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-4.1-2025-04-14',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 10, completion_tokens: 3, total_tokens: 13, prompt_tokens_details: { cached_tokens: 4 } },
  service_tier: 'default',
});
const CHUNK = `data: ${JSON.stringify({
  id: 'chatcmpl-bench',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'gpt-4.1-2025-04-14',
  choices: [{ index: 0, delta: { content: 'word ' }, finish_reason: null }],
})}\n\n`;
const LAST = `data: ${JSON.stringify({ id: 'chatcmpl-bench', choices: [], usage: JSON.parse(BODY).usage })}\n\ndata: [DONE]\n\n`;

async function answer(_: unknown, init?: { body?: unknown }): Promise<Response> {
  if (!String(init?.body).includes('"stream":true')) {
    return new Response(BODY, { headers: { 'content-type': 'application/json' } });
  }
  return new Response(CHUNK.repeat(CHUNKS) + LAST, { headers: { 'content-type': 'text/event-stream' } });
}

const REQUEST = { model: 'gpt-4.1', messages: [{ role: 'user' as const, content: 'Hello.' }] };
const client = (): OpenAI => new OpenAI({ apiKey: 'bench', fetch: answer, maxRetries: 0 });

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

/** The least that a wrapper can do for the same attributes. */
async function atFloor(tracer: Tracer, bare: OpenAI, stream: boolean): Promise<void> {
  const span = tracer.startSpan('chat gpt-4.1', {
    kind: SpanKind.CLIENT,
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4.1',
      'server.address': 'api.openai.com',
      'server.port': 443,
      'openai.api.type': 'chat_completions',
    },
  });
  let last: { usage?: OpenAI.CompletionUsage | null } = {};
  await context.with(trace.setSpan(context.active(), span), async () => {
    if (!stream) last = await bare.chat.completions.create(REQUEST);
    else for await (const chunk of await bare.chat.completions.create({ ...REQUEST, stream })) last = chunk;
  });
  span.setAttributes({
    'gen_ai.response.id': 'chatcmpl-bench',
    'gen_ai.response.model': 'gpt-4.1-2025-04-14',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': last.usage?.prompt_tokens ?? 0,
    'gen_ai.usage.output_tokens': last.usage?.completion_tokens ?? 0,
    'gen_ai.usage.cache_read.input_tokens': last.usage?.prompt_tokens_details?.cached_tokens ?? 0,
    'llm.usage.status': 'reported',
  });
  span.end();
}

const bare = client();
const ours = instrument(client());
const tracer = trace.getTracer('floor');
const VARIANTS: Record<string, (stream: boolean) => Promise<unknown>> = {
  bare: (stream) =>
    stream ? bare.chat.completions.create({ ...REQUEST, stream }).then(drain) : bare.chat.completions.create(REQUEST),
  floor: (stream) => atFloor(tracer, bare, stream),
  ours: (stream) =>
    stream ? ours.chat.completions.create({ ...REQUEST, stream }).then(drain) : ours.chat.completions.create(REQUEST),
};

/** Microseconds of CPU per call, per variant: the median of the rounds, in which the variants take turns. */
async function measure(stream: boolean, calls: number): Promise<Record<string, number>> {
  const rounds = Object.fromEntries(Object.keys(VARIANTS).map((name): [string, number[]] => [name, []]));
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const [name, call] of Object.entries(VARIANTS)) {
      const before = process.cpuUsage();
      for (let i = 0; i < calls; i += 1) await call(stream);
      const { user, system } = process.cpuUsage(before);
      // The first rounds warm up.
      if (round >= 0) rounds[name]?.push((user + system) / calls);
    }
  }
  return Object.fromEntries(Object.entries(rounds).map(([name, times]) => [name, median(times)]));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

for (const [title, stream, calls] of [
  ['plain call', false, CALLS],
  [`stream of ${CHUNKS} chunks`, true, 10],
] as const) {
  const { bare: alone = 0, floor = 0, ours: us = 0 } = await measure(stream, calls);
  const added = [floor - alone, us - alone] as const;
  console.log(
    `${title}: bare ${alone.toFixed(1)} µs, floor +${added[0].toFixed(1)} µs, ours +${added[1].toFixed(1)} µs, ours/floor added ${(added[1] / added[0]).toFixed(2)}×`,
  );
}
await provider.shutdown();
