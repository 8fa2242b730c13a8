import { ROOT_CONTEXT } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, test } from 'vitest';
import { setAttribution, withoutBaggage } from './attribution.ts';
import { AttributionSpanProcessor } from './attribution-span-processor.ts';

describe('AttributionSpanProcessor', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({
    spanProcessors: [new AttributionSpanProcessor(), new SimpleSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('another-emitter');

  test('puts the owner on spans of other emitters and keeps what they say themselves', () => {
    exporter.reset();
    const owned = setAttribution(ROOT_CONTEXT, { team: 'growth', user: 'u-1' });
    tracer.startSpan('GET', { attributes: { 'user.id': 'of-the-emitter' } }, owned).end();
    expect(exporter.getFinishedSpans()[0]?.attributes).toEqual({ 'user.id': 'of-the-emitter', 'team.id': 'growth' });
  });

  test('finds the owner beneath a call whose baggage was taken off', () => {
    exporter.reset();
    tracer.startSpan('POST', {}, withoutBaggage(ROOT_CONTEXT, { 'team.id': 'growth' })).end();
    expect(exporter.getFinishedSpans()[0]?.attributes).toEqual({ 'team.id': 'growth' });
  });

  test('adds nothing where nobody is named', () => {
    exporter.reset();
    tracer.startSpan('GET', {}, ROOT_CONTEXT).end();
    expect(exporter.getFinishedSpans()[0]?.attributes).toEqual({});
  });
});
