import type { TextMapPropagator } from '@opentelemetry/api';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import type { Resource } from '@opentelemetry/resources';
import type { Sampler, SpanProcessor } from '@opentelemetry/sdk-trace';

/** What an SDK is started with, whichever starts it. */
export interface SdkConfiguration {
  readonly resource: Resource;
  readonly textMapPropagator: TextMapPropagator;
  readonly sampler: Sampler;
  readonly spanProcessors: readonly SpanProcessor[];
  readonly instrumentations: readonly Instrumentation[];
}

/** An SDK that runs. */
export interface Running {
  shutdown(): Promise<void>;
}
