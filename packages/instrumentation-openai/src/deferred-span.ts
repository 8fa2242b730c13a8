import type {
  Attributes,
  AttributeValue,
  Exception,
  Link,
  Span,
  SpanContext,
  SpanStatus,
  TimeInput,
} from '@opentelemetry/api';

/**
 * The active span of a request whose parameters are not known yet: openai 7 gives them as a promise, and a span should
 * have its model when it starts, for samplers. Whoever asks gets the real span, started by then at the latest.
 */
export class DeferredSpan implements Span {
  #span: Span | (() => Span);

  /** @param start gives the real span. */
  constructor(start: () => Span) {
    this.#span = start;
  }

  /** Has the real span started now, and holds nothing but that from here on. */
  settle(): Span {
    if (typeof this.#span === 'function') this.#span = this.#span();
    return this.#span;
  }

  spanContext(): SpanContext {
    return this.settle().spanContext();
  }

  setAttribute(key: string, value: AttributeValue): this {
    this.settle().setAttribute(key, value);
    return this;
  }

  setAttributes(attributes: Attributes): this {
    this.settle().setAttributes(attributes);
    return this;
  }

  addEvent(name: string, attributesOrStartTime?: Attributes | TimeInput, startTime?: TimeInput): this {
    this.settle().addEvent(name, attributesOrStartTime, startTime);
    return this;
  }

  addLink(link: Link): this {
    this.settle().addLink(link);
    return this;
  }

  addLinks(links: Link[]): this {
    this.settle().addLinks(links);
    return this;
  }

  setStatus(status: SpanStatus): this {
    this.settle().setStatus(status);
    return this;
  }

  updateName(name: string): this {
    this.settle().updateName(name);
    return this;
  }

  end(endTime?: TimeInput): void {
    this.settle().end(endTime);
  }

  isRecording(): boolean {
    return this.settle().isRecording();
  }

  recordException(exception: Exception, time?: TimeInput): void {
    this.settle().recordException(exception, time);
  }
}
