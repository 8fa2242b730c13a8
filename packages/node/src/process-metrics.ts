import { type MeterProvider, metrics } from '@opentelemetry/api';
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';
import { type Environment, readText } from './environment.ts';
import { readOtlpSettings } from './otlp-settings.ts';
import { ATTR_LLM_COST_METERED } from './semconv.ts';
import type { RegisterOptions } from './types.ts';

/**
 * Whether this process counts its calls itself.
 * @throws TypeError when `SPENDSPAN_PROCESS_METRICS` is neither true nor false.
 */
export function readProcessMetrics({ processMetrics }: RegisterOptions, env: Environment): boolean {
  if (processMetrics !== undefined) return processMetrics;
  const text = readText(env, 'SPENDSPAN_PROCESS_METRICS')?.toLowerCase() ?? 'false';
  if (text === 'true' || text === 'false') return text === 'true';
  // Who counts must not hang on a typing error.
  throw new TypeError(
    `[@spendspan/node] got ${JSON.stringify(text)} in SPENDSPAN_PROCESS_METRICS, expected true or false; correct the variable`,
  );
}

/** Variables by which NodeSDK exports metrics to where the spans go. What the environment says of metrics stays. */
export function metricVariables(options: RegisterOptions, env: Environment): Environment {
  const { endpoint, headers, protocol } = options;
  const told: [string, string | undefined][] = [
    ['OTEL_METRICS_EXPORTER', 'otlp'],
    [
      'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT',
      endpoint === undefined ? undefined : readOtlpSettings(options, env).url.replace(/traces$/, 'metrics'),
    ],
    ['OTEL_EXPORTER_OTLP_METRICS_PROTOCOL', protocol],
    ['OTEL_EXPORTER_OTLP_METRICS_HEADERS', headers && writeHeaders(headers)],
  ];
  return Object.fromEntries(told.filter(([name, value]) => value !== undefined && readText(env, name) === undefined));
}

function writeHeaders(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join(',');
}

/** The provider of the SDK, which is there only once that has been started. */
export const GLOBAL_METER_PROVIDER: MeterProvider = {
  getMeter: (name, version, options) => metrics.getMeterProvider().getMeter(name, version, options),
};

/** Sends what was counted since the last time, for the end of the process. */
export class CountedCalls implements SpanProcessor {
  #pending = false;

  get pending(): boolean {
    return this.#pending;
  }

  onStart(): void {}

  onEnd({ attributes }: ReadableSpan): void {
    if (attributes[ATTR_LLM_COST_METERED] === true) this.#pending = true;
  }

  /** Never rejects, and takes no longer than that. */
  async flushMetrics(timeoutMs: number): Promise<void> {
    this.#pending = false;
    const provider = metrics.getMeterProvider() as MeterProvider & { forceFlush?: () => Promise<void> };
    const late = new Promise<void>((resolve) => setTimeout(resolve, timeoutMs).unref());
    await Promise.race([Promise.resolve(provider.forceFlush?.()).catch(() => {}), late]);
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
