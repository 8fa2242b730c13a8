import {
  type Attributes,
  type Context,
  context,
  INVALID_SPAN_CONTEXT,
  type Span,
  SpanKind,
  type SpanOptions,
  trace,
} from '@opentelemetry/api';
import { activeDimensions, readAttributionAttributes } from '@spendspan/attribution';
import type { Json } from './json.ts';
import type { Operation } from './operations/operation.ts';
import { report } from './report.ts';
import { requestContext } from './request-context.ts';
import { warnOfListeners, warnOfSecond } from './second-instrumentation.ts';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from './semconv.ts';
import type { Server } from './server.ts';
import type { Telemetry } from './telemetry.ts';

/**
 * What is fixed about a call the moment the application makes it. Attribution is read here, once: whatever the
 * application does to its context afterwards, through streams, retries and polling, the call stays with its owner.
 */
export class CallStart {
  readonly operation: Operation;
  readonly server: Server;
  readonly telemetry: Telemetry;
  readonly #parent: Context;
  readonly #attribution: Attributes;

  constructor(operation: Operation, server: Server, telemetry: Telemetry, parent: Context = context.active()) {
    this.operation = operation;
    this.server = server;
    this.telemetry = telemetry;
    this.#parent = parent;
    this.#attribution = readAttributionAttributes(parent);
  }

  /** The same place and trace for another operation, and the same owner unless `own` names another. */
  as(operation: Operation, own: (from: Context) => Context): CallStart {
    return new CallStart(operation, this.server, this.telemetry, own(this.#parent));
  }

  /** Starts the span, with all that samplers decide by. Where one of them throws, it is a span that records nothing. */
  startSpan(body: Json, options: Pick<SpanOptions, 'links' | 'startTime'> = {}): Span {
    try {
      return this.#startSpan(body, options);
    } catch (error) {
      report(error);
      return trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
    }
  }

  #startSpan(body: Json, options: Pick<SpanOptions, 'links' | 'startTime'>): Span {
    const { model } = body;
    warnOfListeners();
    warnOfSecond(trace.getSpan(this.#parent), this.operation.name);
    return this.telemetry.tracer.startSpan(
      typeof model === 'string' ? `${this.operation.name} ${model}` : this.operation.name,
      {
        ...options,
        kind: SpanKind.CLIENT,
        attributes: this.#startAttributes(body),
      },
      this.#parent,
    );
  }

  #startAttributes(body: Json): Attributes {
    const attributes = this.identity(body['model']);
    // One object, and no copies of it: this is done for every call.
    Object.assign(attributes, this.operation.constant, this.operation.readRequest(body));
    if (body['stream'] === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
    return Object.assign(attributes, this.#attribution);
  }

  /** What names the call, on spans and metrics. */
  identity(model: unknown): Attributes {
    const attributes: Attributes = {
      [ATTR_GEN_AI_OPERATION_NAME]: this.operation.name,
      [ATTR_GEN_AI_PROVIDER_NAME]: this.server.provider,
    };
    if (typeof model === 'string') attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
    if (this.server.address !== undefined) attributes[ATTR_SERVER_ADDRESS] = this.server.address;
    if (this.server.port !== undefined) attributes[ATTR_SERVER_PORT] = this.server.port;
    return attributes;
  }

  /** The dimensions of the owner that metrics carry. */
  metricDimensions(): Attributes {
    const attributes: Attributes = {};
    for (const { key, metricLabel } of activeDimensions()) {
      const value = this.#attribution[key];
      if (metricLabel && value !== undefined) attributes[key] = value;
    }
    return attributes;
  }

  /** The context of the HTTP request: beneath the span, and without baggage unless the host may see it. */
  requestContext(span: Span): Context {
    return trace.setSpan(requestContext(this.#parent, this.#attribution, this.server, this.telemetry.settings), span);
  }
}
