import type { Attributes, AttributeValue, Context } from '@opentelemetry/api';
import { readAttributionAttributes } from './attribution.ts';
import { activeDimensions, resolveDimensions } from './keys.ts';
import type { AttributionOptions, Dimension } from './types.ts';

/** The part of an SDK span that this processor uses; any SDK's span has it. */
interface WritableSpan {
  readonly attributes?: Attributes;
  setAttribute(key: string, value: AttributeValue): unknown;
}

/**
 * Copies the attribution of the context in which a span starts onto the span, so that spans of other emitters (HTTP,
 * database, another LLM instrumentation) carry the owner too. An attribute that the span already has is kept.
 */
export class AttributionSpanProcessor {
  readonly #dimensions: readonly Dimension[] | undefined;

  /**
   * @param options dimensions of this processor alone; by default those of `configureAttribution`.
   * @throws TypeError when the options are malformed.
   */
  constructor(options?: AttributionOptions) {
    this.#dimensions = options && resolveDimensions(options);
  }

  onStart(span: WritableSpan, parentContext: Context): void {
    const attributes = readAttributionAttributes(parentContext, this.#dimensions ?? activeDimensions());
    for (const key in attributes) {
      const value = attributes[key];
      if (value !== undefined && span.attributes?.[key] === undefined) span.setAttribute(key, value);
    }
  }

  onEnd(): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
