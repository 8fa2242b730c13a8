import type { Instrumentation } from '@opentelemetry/instrumentation';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import { AttributionSpanProcessor } from '@spendspan/attribution';
import { CostSpanProcessor } from '@spendspan/cost';
import { type Environment, readText } from './environment.ts';
import { readSampler } from './head-sampler.ts';
import { createInstrumentations, patchBuiltins } from './instrumentations.ts';
import { readPricing } from './pricing.ts';
import { CountedCalls, GLOBAL_METER_PROVIDER, metricVariables, readProcessMetrics } from './process-metrics.ts';
import { createPropagator } from './propagator.ts';
import { createResource } from './service-resource.ts';
import { spendSampler } from './spend-sampler.ts';
import type { RegisterOptions } from './types.ts';

/** A NodeSDK that runs. */
export interface StartedSdk {
  readonly processors: readonly SpanProcessor[];
  readonly instrumentations: readonly Instrumentation[];
  /** Where this process counts its calls itself. */
  readonly counted: CountedCalls | undefined;
  shutdown(): Promise<void>;
}

/**
 * Starts a NodeSDK with our processors before the exporting ones.
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
  const configuration = {
    autoDetectResources: false,
    resource: createResource(options, env),
    textMapPropagator,
    sampler: spendSampler(options.sampler ?? readSampler(env)),
    spanProcessors: processors,
    instrumentations,
  };
  const variables = { ...quiet(env), ...(counted && metricVariables(options, env)) };
  const sdk = withEnvironment(variables, () => {
    const created = new NodeSDK(configuration);
    created.start();
    return created;
  });
  patchBuiltins();
  return { processors, instrumentations, counted, shutdown: () => sdk.shutdown() };
}

/**
 * What NodeSDK must not read: without these it would export metrics and logs to a receiver that was only ever said to
 * take traces, and replace the diagnostic logger by one that writes to stdout.
 */
function quiet(env: Environment): Environment {
  return {
    OTEL_METRICS_EXPORTER: readText(env, 'OTEL_METRICS_EXPORTER') ?? 'none',
    OTEL_LOGS_EXPORTER: readText(env, 'OTEL_LOGS_EXPORTER') ?? 'none',
    OTEL_LOG_LEVEL: undefined,
  };
}

/** Runs `fn`, which must be synchronous, with these variables in `process.env`. */
function withEnvironment<T>(variables: Environment, fn: () => T): T {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  try {
    for (const [name, value] of Object.entries(variables)) setVariable(name, value);
    return fn();
  } finally {
    for (const [name, value] of before) setVariable(name, value);
  }
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
