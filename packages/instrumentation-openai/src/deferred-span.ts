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
  readonly #span: () => Span;

  constructor(span: () => Span) {
    this.#span = span;
  }

  spanContext(): SpanContext {
    return this.#span().spanContext();
  }

  setAttribute(key: string, value: AttributeValue): this {
    this.#span().setAttribute(key, value);
    return this;
  }

  setAttributes(attributes: Attributes): this {
    this.#span().setAttributes(attributes);
    return this;
  }

  addEvent(name: string, attributesOrStartTime?: Attributes | TimeInput, startTime?: TimeInput): this {
    this.#span().addEvent(name, attributesOrStartTime, startTime);
    return this;
  }

  addLink(link: Link): this {
    this.#span().addLink(link);
    return this;
  }

  addLinks(links: Link[]): this {
    this.#span().addLinks(links);
    return this;
  }

  setStatus(status: SpanStatus): this {
    this.#span().setStatus(status);
    return this;
  }

  updateName(name: string): this {
    this.#span().updateName(name);
    return this;
  }

  end(endTime?: TimeInput): void {
    this.#span().end(endTime);
  }

  isRecording(): boolean {
    return this.#span().isRecording();
  }

  recordException(exception: Exception, time?: TimeInput): void {
    this.#span().recordException(exception, time);
  }
}
