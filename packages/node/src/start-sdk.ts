import type { Instrumentation } from '@opentelemetry/instrumentation';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import { AttributionSpanProcessor } from '@spendspan/attribution';
import { CostSpanProcessor } from '@spendspan/cost';
import type { Environment } from './environment.ts';
import { readSampler } from './head-sampler.ts';
import { createInstrumentations, patchBuiltins } from './instrumentations.ts';
import { readPricing } from './pricing.ts';
import { CountedCalls, GLOBAL_METER_PROVIDER, metricVariables, readProcessMetrics } from './process-metrics.ts';
import { createPropagator } from './propagator.ts';
import type { Running, SdkConfiguration } from './sdk-configuration.ts';
import { createResource } from './service-resource.ts';
import { spendSampler } from './spend-sampler.ts';
import { needsNodeSdk, startNodeSdk } from './start-node-sdk.ts';
import { startTracing } from './start-tracing.ts';
import type { RegisterOptions } from './types.ts';

/** An SDK of ours that runs. */
export interface StartedSdk extends Running {
  readonly processors: readonly SpanProcessor[];
  readonly instrumentations: readonly Instrumentation[];
  /** Where this process counts its calls itself. */
  readonly counted: CountedCalls | undefined;
}

/**
 * Starts an SDK with our processors before the exporting ones.
 * @throws TypeError when an option is malformed; nothing is started then.
 */
export function startSdk(options: RegisterOptions, env: Environment, ends: readonly SpanProcessor[]): StartedSdk {
  const counted = readProcessMetrics(options, env) ? new CountedCalls() : undefined;
  const processors = [
    new AttributionSpanProcessor(),
    new CostSpanProcessor({
      ...(counted && { meterProvider: GLOBAL_METER_PROVIDER }),
      ...readPricing(options, env),
    }),
    ...(options.spanProcessors ?? []),
    ...(counted ? [counted] : []),
    ...ends,
  ];
  const textMapPropagator = createPropagator(options, env);
  // Last of what may throw: instrumentations are in effect from their construction.
  const instrumentations = createInstrumentations(options, env);
  const configuration: SdkConfiguration = {
    resource: createResource(options, env),
    textMapPropagator,
    sampler: spendSampler(options.sampler ?? readSampler(env)),
    spanProcessors: processors,
    instrumentations,
  };
  const variables = counted && metricVariables(options, env);
  const running = needsNodeSdk({ ...env, ...variables })
    ? startNodeSdk(configuration, env, variables ?? {})
    : startTracing(configuration);
  patchBuiltins();
  return { processors, instrumentations, counted, shutdown: () => running.shutdown() };
}
