import { type Environment, readNumber } from './environment.ts';

/** The OTEL_BSP_* settings: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#batch-span-processor */
export interface BatchSettings {
  readonly delayMs: number;
  readonly timeoutMs: number;
  readonly maxQueueSize: number;
  readonly maxBatchSize: number;
}

/** Reads OTEL_BSP_*, with the defaults of the specification. */
export function readBatchSettings(env: Environment): BatchSettings {
  const maxQueueSize = readNumber(env, ['OTEL_BSP_MAX_QUEUE_SIZE'], 2048);
  return {
    delayMs: readNumber(env, ['OTEL_BSP_SCHEDULE_DELAY'], 5_000, 0),
    timeoutMs: readNumber(env, ['OTEL_BSP_EXPORT_TIMEOUT'], 30_000),
    maxQueueSize,
    maxBatchSize: Math.min(maxQueueSize, readNumber(env, ['OTEL_BSP_MAX_EXPORT_BATCH_SIZE'], 512)),
  };
}
