import { type Context, type SpanContext, TraceFlags } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { isModelCall } from './model-call.ts';

/**
 * Wraps an exporting span processor so that it also exports the model calls that `spendSampler` recorded against the
 * head decision. All other spans reach it as they are.
 * @param processor a `BatchSpanProcessor` or the like, which skips spans without the sampled flag.
 */
export function exportSpend(processor: SpanProcessor): SpanProcessor {
  return new SpendExportProcessor(processor);
}

class SpendExportProcessor implements SpanProcessor {
  readonly #processor: SpanProcessor;

  constructor(processor: SpanProcessor) {
    this.#processor = processor;
  }

  onStart(span: Span, parentContext: Context): void {
    this.#processor.onStart(span, parentContext);
  }

  onEnding(span: Span): void {
    this.#processor.onEnding?.(span);
  }

  onEnd(span: ReadableSpan): void {
    const unsampled = (span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0;
    this.#processor.onEnd(unsampled && isModelCall(span.attributes) ? asSampled(span) : span);
  }

  forceFlush(): Promise<void> {
    return this.#processor.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.#processor.shutdown();
  }
}

/** A live view of the span whose context says sampled; the span itself keeps the head decision. */
function asSampled(span: ReadableSpan): ReadableSpan {
  const context = span.spanContext();
  const sampled: SpanContext = { ...context, traceFlags: context.traceFlags | TraceFlags.SAMPLED };
  const spanContext = (): SpanContext => sampled;
  return new Proxy(span, {
    // The span is the receiver, because accessors of an SDK's span may read private fields.
    get: (target, key) => (key === 'spanContext' ? spanContext : Reflect.get(target, key, target)),
  });
}
