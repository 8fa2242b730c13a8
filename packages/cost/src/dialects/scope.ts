import type { ReadableSpan } from '../span/types.ts';

/** Whose spans keep to the conventions to the letter, and are most of those that come. */
export const OWN_SCOPE = '@spendspan/instrumentation-openai';

/** The name of the instrumentation that emitted a span; empty when there is none. */
export function scopeOf({ instrumentationScope, instrumentationLibrary }: ReadableSpan): string {
  return instrumentationScope?.name ?? instrumentationLibrary?.name ?? '';
}
