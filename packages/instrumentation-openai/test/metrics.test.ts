import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { withAttribution } from '@spendspan/attribution';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drain, type Harness, startHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness('openai-7');
});
afterAll(() => harness.close());

test('the client metrics of the conventions carry the owner, but not the user', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter });
  const provider = new MeterProvider({ readers: [reader] });
  harness.instrumentation.setMeterProvider(provider);
  const client = harness.client();
  await withAttribution({ team: 'growth', user: 'u-1' }, async () => {
    const usage = { headers: { 'x-local-usage': '{"prompt_tokens":70,"completion_tokens":5,"total_tokens":75}' } };
    const request = { model: 'gpt-4.1', messages: [{ role: 'user' as const, content: 'Hi.' }] };
    await client.chat.completions.create(request, usage);
    await drain(await client.chat.completions.create({ ...request, stream: true }, usage));
    await client.chat.completions.create(request, { headers: { 'x-local-error': '500' } }).catch(() => {});
  });
  await reader.forceFlush();
  const points = exporter
    .getMetrics()
    .at(-1)
    ?.scopeMetrics.flatMap(({ metrics }) =>
      metrics.flatMap(({ descriptor, dataPoints }) =>
        dataPoints.map(({ attributes, value }) => {
          const { count, sum } = value as { count: number; sum: number };
          return { name: descriptor.name, unit: descriptor.unit, attributes, count, sum };
        }),
      ),
    );
  const identity = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4.1',
    'server.address': '127.0.0.1',
    'server.port': harness.provider.port,
    'team.id': 'growth',
  };
  const answered = { ...identity, 'gen_ai.response.model': 'gpt-4.1-2025-04-14' };
  expect(points).toHaveLength(5);
  expect(points).toEqual(
    expect.arrayContaining([
      {
        name: 'gen_ai.client.token.usage',
        unit: '{token}',
        attributes: { ...answered, 'gen_ai.token.type': 'input' },
        count: 2,
        sum: 140,
      },
      {
        name: 'gen_ai.client.token.usage',
        unit: '{token}',
        attributes: { ...answered, 'gen_ai.token.type': 'output' },
        count: 2,
        sum: 10,
      },
      { name: 'gen_ai.client.operation.duration', unit: 's', attributes: answered, count: 2, sum: expect.any(Number) },
      {
        name: 'gen_ai.client.operation.duration',
        unit: 's',
        attributes: { ...identity, 'error.type': '500' },
        count: 1,
        sum: expect.any(Number),
      },
      {
        name: 'gen_ai.client.operation.time_to_first_chunk',
        unit: 's',
        attributes: answered,
        count: 1,
        sum: expect.any(Number),
      },
    ]),
  );
  await provider.shutdown();
});

test('the duration leaves out what the application does before it wants the answer', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter });
  const provider = new MeterProvider({ readers: [reader] });
  harness.instrumentation.setMeterProvider(provider);
  harness.exporter.reset();
  const promise = harness.client().chat.completions.create({ model: 'gpt-4.1', messages: [] });
  await promise.asResponse();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await promise;
  await reader.forceFlush();
  const metrics = exporter
    .getMetrics()
    .at(-1)
    ?.scopeMetrics.flatMap((scope) => scope.metrics);
  const duration = metrics?.find(({ descriptor }) => descriptor.name === 'gen_ai.client.operation.duration');
  const [seconds = 0, nanos = 0] = harness.spans()[0]?.duration ?? [];
  const value = duration?.dataPoints[0]?.value as { readonly sum: number } | undefined;
  expect(value?.sum).toBeCloseTo(seconds + nanos / 1e9, 1);
  await provider.shutdown();
});
