import type { Attributes, AttributeValue, HrTime, SpanContext } from '@opentelemetry/api';
import type { Call } from '../types.ts';

/** The part of an SDK's ended span that is read here; that of any SDK has it. */
export interface ReadableSpan {
  readonly attributes: Attributes;
  readonly startTime?: HrTime;
  spanContext?(): SpanContext;
  /** 2 is an error. */
  readonly status?: { readonly code: number };
  /** The service that it is of. */
  readonly resource?: { readonly attributes: Readonly<Record<string, unknown>> };
  /** Who emitted it. */
  readonly instrumentationScope?: { readonly name: string };
  /** The same before JS SDK 2.0. */
  readonly instrumentationLibrary?: { readonly name: string };
}

/** A model call as a span tells of it. */
export interface ModelCall extends Call {
  /** The provider's id of the response. */
  readonly responseId?: string | undefined;
  /** USD that the provider itself states, as told. */
  readonly providerCostUsd?: unknown;
}

/** The part of an SDK's span that is ending; attributes may still be set. */
export interface EndingSpan extends ReadableSpan {
  setAttribute(key: string, value: AttributeValue): unknown;
}
