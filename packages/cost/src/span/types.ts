import type { Attributes, AttributeValue, HrTime } from '@opentelemetry/api';

/** The part of an SDK's ended span that is read here; that of any SDK has it. */
export interface ReadableSpan {
  readonly attributes: Attributes;
  readonly startTime?: HrTime;
  /** 2 is an error. */
  readonly status?: { readonly code: number };
}

/** The part of an SDK's span that is ending; attributes may still be set. */
export interface EndingSpan extends ReadableSpan {
  setAttribute(key: string, value: AttributeValue): unknown;
}
