import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { fetchReport } from '../src/index.ts';
import { fetchOrg, useConsole } from './console-fixture.ts';

describe('the exporters of the OpenTelemetry SDK', () => {
  const fixture = useConsole();

  it.each([
    ['http/json', JsonExporter, 'none'],
    ['http/json with gzip', JsonExporter, 'gzip'],
    ['http/protobuf', ProtobufExporter, 'none'],
    ['http/protobuf with gzip', ProtobufExporter, 'gzip'],
  ])('reach the ledger by %s with every digit', async (_name, Exporter, compression) => {
    const url = `${fixture.console.url}/v1/traces`;
    const exporter = new Exporter({ url, compression: compression as never });
    const provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'checkout', 'deployment.environment.name': 'prod' }),
      spanProcessors: [new SimpleSpanProcessor({ exporter })],
    });
    const tracer = provider.getTracer('test');
    tracer.startSpan('GET /').end();
    const span = tracer.startSpan('chat gpt-4.1', {
      kind: SpanKind.CLIENT,
      startTime: [1_795_000_000, 123_456_789],
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.response.model': 'gpt-4.1',
        'gen_ai.usage.input_tokens': 123_456_789,
        'gen_ai.usage.cost': 4.000_000_000_001,
        'llm.cost.input': 4,
        'llm.cost.status': 'priced',
        'gen_ai.response.finish_reasons': ['stop'],
        'team.id': 'größe ☃',
      },
    });
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.addEvent('retry');
    span.end();
    await provider.forceFlush();
    await provider.shutdown();

    const { totals } = await fetchReport({ url: fixture.console.url, pid: process.pid }, 'team', { team: 'größe ☃' });
    expect(totals).toMatchObject({
      calls: 1,
      failedCalls: 1,
      inputTokens: 123_456_789,
      costUsd: '4.000000000001',
    });
    const status = await (await fetch(`${fixture.console.url}/api/v1/status`)).json();
    expect(status).toMatchObject({
      ledger: { firstCallAt: '2026-11-18T11:06:40.123456789Z' },
      received: { spans: 2, calls: 1, ignored: 1, rejected: 0, invalid: 0 },
    });
    expect((await fetchOrg(fixture.console.url)).breakdowns.find(({ by }) => by === 'environment')?.rows[0]?.key).toBe(
      'prod',
    );
  });
});
