import { context, type Span, SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  createAlwaysRecordSampler,
  InMemorySpanExporter,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportSpend } from './export-spend.ts';
import { spendSampler } from './spend-sampler.ts';

interface Setup {
  start(name: string, operation?: string, parent?: Span): Span;
  exported(): Promise<InMemorySpanExporter['getFinishedSpans'] extends () => infer T ? T : never>;
}

/** An SDK of the application's own, with our two pieces. */
function setUp(head: Sampler): Setup {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({
    sampler: spendSampler(head),
    spanProcessors: [exportSpend(new BatchSpanProcessor({ exporter }))],
  });
  const tracer = provider.getTracer('test');
  return {
    start: (name, operation, parent) =>
      tracer.startSpan(
        name,
        { kind: SpanKind.CLIENT, ...(operation && { attributes: { 'gen_ai.operation.name': operation } }) },
        parent ? trace.setSpan(context.active(), parent) : context.active(),
      ),
    exported: async () => {
      await provider.forceFlush();
      return exporter.getFinishedSpans();
    },
  };
}

const OFF = new ParentBasedSampler({ root: new AlwaysOffSampler() });

describe('spendSampler with exportSpend', () => {
  it('exports a model call that the head sampler declined, flagged as sampled', async () => {
    const { start, exported } = setUp(OFF);
    const call = start('chat', 'chat');
    call.setAttribute('later', true);
    call.end();

    const [span, ...others] = await exported();
    expect(others).toEqual([]);
    expect(span).toMatchObject({ name: 'chat', attributes: { later: true }, ended: true });
    expect(span?.spanContext()).toMatchObject({ spanId: call.spanContext().spanId, traceFlags: TraceFlags.SAMPLED });
  });

  it('leaves the head decision on the span itself, so that children and traceparent follow it', async () => {
    const { start, exported } = setUp(OFF);
    const call = start('chat', 'chat');
    const child = start('POST', undefined, call);
    child.end();
    call.end();

    expect(call.spanContext().traceFlags).toBe(TraceFlags.NONE);
    expect(child.isRecording()).toBe(false);
    expect((await exported()).map(({ name }) => name)).toEqual(['chat']);
  });

  it('exports model calls below a declined parent', async () => {
    const { start, exported } = setUp(OFF);
    const agent = start('invoke_agent', 'invoke_agent');
    for (const operation of ['chat', 'embeddings', 'execute_tool', 'image_generation', 'fetch_response']) {
      start(operation, operation, agent).end();
    }
    agent.end();

    expect((await exported()).map(({ name }) => name)).toEqual(['chat', 'embeddings', 'image_generation']);
  });

  it('does not export what another sampler only records', async () => {
    const { start, exported } = setUp(createAlwaysRecordSampler(OFF));
    start('GET').end();
    start('chat', 'chat').end();

    expect((await exported()).map(({ name }) => name)).toEqual(['chat']);
  });

  it('changes nothing when everything is sampled', async () => {
    const { start, exported } = setUp(new AlwaysOnSampler());
    const parent = start('GET');
    start('chat', 'chat', parent).end();
    parent.end();

    expect((await exported()).map(({ name }) => name)).toEqual(['chat', 'GET']);
  });

  it('at any ratio delivers all model calls, and the others as the head sampler alone would', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.constantFrom('chat', 'embeddings', 'execute_tool', undefined), { maxLength: 40 }),
        async (ratio, operations) => {
          const head = new TraceIdRatioBasedSampler(ratio);
          const { start, exported } = setUp(head);
          const spans = operations.map((operation) => start(operation ?? 'GET', operation));
          for (const span of spans) span.end();
          const expected = spans.filter(
            (span, at) =>
              ['chat', 'embeddings'].includes(operations[at] ?? '') ||
              head.shouldSample(context.active(), span.spanContext().traceId).decision === 2,
          );

          expect((await exported()).map((span) => span.spanContext().spanId)).toEqual(
            expected.map((span) => span.spanContext().spanId),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('names itself and the head sampler', () => {
    expect(String(spendSampler(new AlwaysOffSampler()))).toBe('SpendSampler{AlwaysOffSampler}');
  });
});
