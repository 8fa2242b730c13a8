import { type MeterProvider as ApiMeterProvider, type Attributes, createNoopMeter } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, test } from 'vitest';
import { CostSpanProcessor } from '../src/index.ts';

const CALL: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-4.1',
  'server.address': 'api.openai.com',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.cache_read.input_tokens': 400,
  'gen_ai.usage.output_tokens': 100,
  'gen_ai.usage.reasoning.output_tokens': 30,
  'team.id': 'search',
};
const LABELS = {
  'team.id': 'search',
  'project.id': 'unattributed',
  'feature.path': 'unattributed',
  'deployment.environment.name': 'unattributed',
  'gen_ai.provider.name': 'openai',
  'gen_ai.response.model': 'gpt-4.1',
};

/** Ends spans with these attributes, and gives them with every point of the metrics. */
async function run(...calls: readonly Attributes[]) {
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const meterProvider = new MeterProvider({
    readers: [new PeriodicExportingMetricReader({ exporter: metricExporter })],
  });
  const spans = end(meterProvider, calls);
  await meterProvider.forceFlush();
  const points = metricExporter
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ descriptor, dataPoints }) =>
      dataPoints.map(({ attributes, value }) => ({ name: descriptor.name, attributes, value })),
    );
  await meterProvider.shutdown();
  return { spans, points };
}

function end(meterProvider: ApiMeterProvider, calls: readonly Attributes[]): readonly { attributes: Attributes }[] {
  const exporter = new InMemorySpanExporter();
  const processor = new CostSpanProcessor({ meterProvider });
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter }), processor] });
  for (const attributes of calls) provider.getTracer('emitter').startSpan('chat', { attributes }).end();
  return exporter.getFinishedSpans();
}

describe('the metrics of a process that counts its calls itself', () => {
  test('have the money, the tokens without overlap and the calls, and the span says that it is counted', async () => {
    const { spans, points } = await run(CALL, CALL);
    expect(spans.map(({ attributes }) => attributes['llm.cost.metered'])).toEqual([true, true]);
    const usd = Number(spans[0]?.attributes['gen_ai.usage.cost']);
    expect(points.find(({ name }) => name === 'llm.cost.usd')).toEqual({
      name: 'llm.cost.usd',
      attributes: LABELS,
      value: 2 * usd,
    });
    const tokens = points.filter(({ name }) => name === 'llm.tokens');
    expect(Object.fromEntries(tokens.map(({ attributes, value }) => [attributes['llm.token.type'], value]))).toEqual({
      input: 1200,
      cache_read: 800,
      output: 140,
      reasoning: 60,
    });
    expect(points.filter(({ name }) => name === 'llm.calls')).toEqual([
      { name: 'llm.calls', attributes: { ...LABELS, 'llm.cost.status': 'priced', 'error.type': 'none' }, value: 2 },
    ]);
  });

  test('count a call without a price as one, with no money', async () => {
    const { points } = await run({ ...CALL, 'gen_ai.request.model': 'house-model-7b', 'error.type': '429' });
    expect(points.filter(({ name }) => name === 'llm.cost.usd')).toEqual([]);
    expect(points.find(({ name }) => name === 'llm.calls')).toMatchObject({
      attributes: { 'llm.cost.status': 'unpriced', 'error.type': '429', 'gen_ai.response.model': 'house-model-7b' },
      value: 1,
    });
  });

  test('count nothing that another span or another processor counts', async () => {
    const { spans, points } = await run(
      { ...CALL, 'llm.cost.reason': 'counted_elsewhere' },
      { ...CALL, 'llm.cost.metered': true },
      { 'http.request.method': 'GET' },
    );
    expect(points).toEqual([]);
    expect(spans.map(({ attributes }) => attributes['llm.cost.metered'])).toEqual([undefined, true, undefined]);
  });

  test('leave the calls to the collector where nobody would export them', () => {
    const [span] = end({ getMeter: createNoopMeter }, [CALL]);
    expect(span?.attributes['gen_ai.usage.cost']).toBeGreaterThan(0);
    expect(span?.attributes).not.toHaveProperty('llm.cost.metered');
  });

  test('need a provider of meters', () => {
    const wrong = { meterProvider: {} as ApiMeterProvider };
    expect(() => new CostSpanProcessor(wrong)).toThrow(/got a meterProvider without getMeter\(\)/);
  });
});
