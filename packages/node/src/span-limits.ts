import { getNumberFromEnv } from '@opentelemetry/core';
import type { SpanLimits } from '@opentelemetry/sdk-trace';

/**
 * Where each limit may stand, the first that is set to a number wins; the SDK has the defaults.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#attribute-limits
 */
const VARIABLES = {
  attributeCountLimit: ['OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT', 'OTEL_ATTRIBUTE_COUNT_LIMIT'],
  attributeValueLengthLimit: ['OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT', 'OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT'],
  eventCountLimit: ['OTEL_SPAN_EVENT_COUNT_LIMIT'],
  linkCountLimit: ['OTEL_SPAN_LINK_COUNT_LIMIT'],
  // The second name of the last two is the one that OpenTelemetry of JavaScript had before the specification.
  attributePerEventCountLimit: ['OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT', 'OTEL_SPAN_ATTRIBUTE_PER_EVENT_COUNT_LIMIT'],
  attributePerLinkCountLimit: ['OTEL_LINK_ATTRIBUTE_COUNT_LIMIT', 'OTEL_SPAN_ATTRIBUTE_PER_LINK_COUNT_LIMIT'],
} as const satisfies Readonly<Record<keyof SpanLimits, readonly string[]>>;

/** How much a span may hold, from `process.env`. */
export function readSpanLimits(): SpanLimits {
  const limits: SpanLimits = {};
  for (const [name, variables] of Object.entries(VARIABLES)) {
    for (const variable of variables) {
      const limit = getNumberFromEnv(variable);
      if (limit !== undefined) limits[name as keyof SpanLimits] ??= limit;
    }
  }
  return limits;
}
