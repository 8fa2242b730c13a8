import { type Environment, readList, readText } from './environment.ts';
import { loadNodeSdk } from './node-sdk.cjs';
import type { Running, SdkConfiguration } from './sdk-configuration.ts';

/** Whether the environment asks for metrics or logs, of which NodeSDK alone knows how they are exported. */
export function needsNodeSdk(env: Environment): boolean {
  return ['OTEL_METRICS_EXPORTER', 'OTEL_LOGS_EXPORTER'].some((name) => {
    const exporters = readList(env, name);
    return exporters !== undefined && !exporters.includes('none');
  });
}

/** Starts a NodeSDK. @param variables what it is to read beside those of the process. */
export function startNodeSdk(configuration: SdkConfiguration, env: Environment, variables: Environment): Running {
  return withEnvironment({ ...quiet(env), ...variables }, () => {
    const { NodeSDK } = loadNodeSdk();
    const sdk = new NodeSDK({
      ...configuration,
      spanProcessors: [...configuration.spanProcessors],
      instrumentations: [...configuration.instrumentations],
      autoDetectResources: false,
    });
    sdk.start();
    return sdk;
  });
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
