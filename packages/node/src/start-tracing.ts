import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { TracerProvider } from '@opentelemetry/sdk-trace';
import type { Running, SdkConfiguration } from './sdk-configuration.ts';
import { readSpanLimits } from './span-limits.ts';

/** Starts what NodeSDK starts for traces, in the same order, without its files of metrics, logs and gRPC. */
export function startTracing(configuration: SdkConfiguration): Running {
  const { instrumentations, textMapPropagator, ...tracing } = configuration;
  registerInstrumentations({ instrumentations: [...instrumentations] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(textMapPropagator);
  const provider = new TracerProvider({
    ...tracing,
    spanProcessors: [...tracing.spanProcessors],
    spanLimits: readSpanLimits(),
  });
  trace.setGlobalTracerProvider(provider);
  return { shutdown: () => provider.shutdown() };
}
