import type { ReadableSpan } from '../span/types.ts';

/** The name of the instrumentation that emitted a span; empty when there is none. */
export function scopeOf({ instrumentationScope, instrumentationLibrary }: ReadableSpan): string {
  return instrumentationScope?.name ?? instrumentationLibrary?.name ?? '';
}
