import { type Environment, readNumber } from './environment.ts';

/** The OTEL_BSP_* settings: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#batch-span-processor */
export interface BatchSettings {
  readonly delayMs: number;
  readonly timeoutMs: number;
  readonly maxQueueSize: number;
  readonly maxBatchSize: number;
}

/** More than the 2,048 of the specification: what an outage may drop here is money. */
const MAX_QUEUE_SIZE = 8192;

/** Reads OTEL_BSP_*, with the other defaults of the specification. */
export function readBatchSettings(env: Environment): BatchSettings {
  const maxQueueSize = readNumber(env, ['OTEL_BSP_MAX_QUEUE_SIZE'], MAX_QUEUE_SIZE);
  return {
    delayMs: readNumber(env, ['OTEL_BSP_SCHEDULE_DELAY'], 5_000, 0),
    timeoutMs: readNumber(env, ['OTEL_BSP_EXPORT_TIMEOUT'], 30_000),
    maxQueueSize,
    maxBatchSize: Math.min(maxQueueSize, readNumber(env, ['OTEL_BSP_MAX_EXPORT_BATCH_SIZE'], 512)),
  };
}
