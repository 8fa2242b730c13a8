import { createNoopMeter, type Histogram, type Meter, type Tracer } from '@opentelemetry/api';
import {
  METRIC_GEN_AI_CLIENT_OPERATION_DURATION,
  METRIC_GEN_AI_CLIENT_OPERATION_TIME_TO_FIRST_CHUNK,
  METRIC_GEN_AI_CLIENT_TOKEN_USAGE,
} from './semconv.ts';
import type { Settings } from './settings.ts';

/** What an instrumented client writes to, and how. Looked up per call, so that it may change while clients live. */
export interface Telemetry {
  readonly enabled: boolean;
  readonly tracer: Tracer;
  readonly metrics: Metrics;
  readonly settings: Settings;
}

/** The client metrics of the GenAI conventions. */
export interface Metrics {
  /** Whether anybody reads them: without a meter provider there is nothing to record. */
  readonly read: boolean;
  readonly tokens: Histogram;
  readonly duration: Histogram;
  readonly timeToFirstChunk: Histogram;
}

// Boundaries of https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/
const TOKENS = Array.from({ length: 14 }, (_, power) => 4 ** power);
const SECONDS = Array.from({ length: 14 }, (_, power) => 2 ** power / 100);

/** Creates the instruments on a meter. */
export function createMetrics(meter: Meter): Metrics {
  return {
    read: meter !== createNoopMeter(),
    tokens: meter.createHistogram(METRIC_GEN_AI_CLIENT_TOKEN_USAGE, {
      description: 'Tokens used per call, by input and output.',
      unit: '{token}',
      advice: { explicitBucketBoundaries: TOKENS },
    }),
    duration: meter.createHistogram(METRIC_GEN_AI_CLIENT_OPERATION_DURATION, {
      description: 'Duration of a call, its stream and the retries of the client included.',
      unit: 's',
      advice: { explicitBucketBoundaries: SECONDS },
    }),
    timeToFirstChunk: meter.createHistogram(METRIC_GEN_AI_CLIENT_OPERATION_TIME_TO_FIRST_CHUNK, {
      description: 'Time from the start of a streamed call to its first chunk.',
      unit: 's',
      advice: { explicitBucketBoundaries: SECONDS },
    }),
  };
}
