import type { Attributes, Context, Link, SpanKind } from '@opentelemetry/api';
import { type Sampler, SamplingDecision, type SamplingResult } from '@opentelemetry/sdk-trace';
import { isModelCall } from './model-call.ts';

/**
 * Records every model call whatever the head sampler says of it: a model call costs a thousand times more than its
 * span. The call keeps the head decision in its flags (so do its children and the outgoing `traceparent`); wrap the
 * exporting span processor in `exportSpend` so that it is sent all the same.
 * @param delegate the head sampler; it alone decides on every other span.
 * @example new NodeSDK({ sampler: spendSampler(new TraceIdRatioBasedSampler(0.01)), spanProcessors: [exportSpend(new BatchSpanProcessor({ exporter }))] });
 */
export function spendSampler(delegate: Sampler): Sampler {
  return new SpendSampler(delegate);
}

class SpendSampler implements Sampler {
  readonly #delegate: Sampler;

  constructor(delegate: Sampler) {
    this.#delegate = delegate;
  }

  shouldSample(
    context: Context,
    traceId: string,
    name: string,
    kind: SpanKind,
    attributes: Attributes,
    links: Link[],
  ): SamplingResult {
    const result = this.#delegate.shouldSample(context, traceId, name, kind, attributes, links);
    if (result.decision !== SamplingDecision.NOT_RECORD || !isModelCall(attributes)) return result;
    return { ...result, decision: SamplingDecision.RECORD };
  }

  toString(): string {
    return `SpendSampler{${this.#delegate.toString()}}`;
  }
}
