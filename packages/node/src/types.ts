import type { TextMapPropagator } from '@opentelemetry/api';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import type { Resource } from '@opentelemetry/resources';
import type { Sampler, SpanProcessor } from '@opentelemetry/sdk-trace';
import type { AttributionOptions } from '@spendspan/attribution';
import type { CostSpanProcessorOptions } from '@spendspan/cost';
import type { OpenAIInstrumentationConfig } from '@spendspan/instrumentation-openai';

/** Options of {@link register}. All optional; argument > environment > default. */
export interface RegisterOptions {
  /**
   * Name of the service on every span. Environment: `OTEL_SERVICE_NAME`.
   * @default 'unknown_service:node'
   */
  readonly serviceName?: string;
  /**
   * Attributes of the service, such as `deployment.environment.name`; they win over `OTEL_RESOURCE_ATTRIBUTES`.
   * @default what the environment says
   */
  readonly resource?: Resource;
  /**
   * Base address of the OTLP/HTTP receiver; `/v1/traces` is appended.
   * Environment: `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` (used as it is), `OTEL_EXPORTER_OTLP_ENDPOINT`.
   * @default 'http://localhost:4318'
   */
  readonly endpoint?: string;
  /**
   * Headers sent with every export. Environment: `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_EXPORTER_OTLP_TRACES_HEADERS`.
   * @default {}
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Encoding of the export. Environment: `OTEL_EXPORTER_OTLP_TRACES_PROTOCOL`, `OTEL_EXPORTER_OTLP_PROTOCOL`.
   * @default 'http/protobuf'
   */
  readonly protocol?: OtlpProtocol;
  /**
   * Head sampler for everything that is not a model call; model calls are always exported.
   * Environment: `OTEL_TRACES_SAMPLER`, `OTEL_TRACES_SAMPLER_ARG`.
   * @default parentbased_always_on
   */
  readonly sampler?: Sampler;
  /**
   * Propagator for requests in and out. Environment: `OTEL_PROPAGATORS`.
   * @default W3C trace context and baggage
   */
  readonly propagator?: TextMapPropagator;
  /**
   * Whether a caller from outside may say who pays, by its baggage. Environment: `SPENDSPAN_TRUST_INBOUND`.
   * @default true
   */
  readonly trustInbound?: boolean;
  /**
   * Path of a price file of your own. Environment: `SPENDSPAN_PRICES`.
   * @default the public price catalogue alone
   */
  readonly prices?: string;
  /**
   * Further options of the cost processor; see `@spendspan/cost`. Environment: `SPENDSPAN_PRICES_RELOAD` (`true`,
   * `false`) for `reload`, `SPENDSPAN_CATALOGUE` (a file or an address) for `catalogue.from`, `SPENDSPAN_UNKNOWN_HOST` for
   * `unknownHost`, `SPENDSPAN_PROVIDER_COST` for `providerCost`, `SPENDSPAN_PRESETS` (comma-separated) for `presets`.
   * @default {}
   */
  readonly cost?: CostSpanProcessorOptions;
  /**
   * Counts calls, tokens and USD in this process, and exports them over OTLP as metrics (`OTEL_METRIC_EXPORT_INTERVAL`,
   * 60 s by default), for back ends without our collector configuration. Their spans are marked `llm.cost.metered`, so
   * that no collector counts them again. Environment: `SPENDSPAN_PROCESS_METRICS`.
   * @default false: a collector counts
   */
  readonly processMetrics?: boolean;
  /**
   * Dimensions and baggage keys of your own, for the whole process; see `@spendspan/attribution`.
   * @default the built-in dimensions
   */
  readonly attribution?: AttributionOptions;
  /**
   * Options of the instrumentation of the `openai` client; see `@spendspan/instrumentation-openai`.
   * @default {}
   */
  readonly openai?: OpenAIInstrumentationConfig;
  /**
   * Instrumentations beside those of `openai`, `undici` and `http`; one of the same name takes the place of ours.
   * Environment: `OTEL_NODE_DISABLED_INSTRUMENTATIONS=http,undici,openai` switches ours off.
   * @default []
   */
  readonly instrumentations?: readonly Instrumentation[];
  /**
   * Span processors beside ours. They see a model call that the head sampler declined as recorded, not sampled.
   * @default []
   */
  readonly spanProcessors?: readonly SpanProcessor[];
  /**
   * Whether finished spans are sent when the process ends: at its normal end, on SIGTERM and SIGINT, on
   * `process.exit()` and on an uncaught error.
   * @default true
   */
  readonly flushOnExit?: boolean;
  /**
   * How long the end of the process may be held up to send what is left, in milliseconds.
   * @default 2000
   */
  readonly exitFlushTimeoutMs?: number;
}

/** What {@link register} started. */
export interface Registration {
  /**
   * Sends every finished span (and metrics, where they are on); resolves when they are delivered, refused, or `OTEL_BSP_EXPORT_TIMEOUT` has passed.
   * Never rejects. For serverless: await it at the end of each invocation.
   */
  forceFlush(): Promise<void>;
  /** Ends calls that are still open, sends every finished span, and stops. Never rejects. */
  shutdown(): Promise<void>;
  /** Spans that could not be delivered so far. */
  lost(): Lost;
}

/** Spans that were given up, because the receiver refused them or the queue was full. */
export interface Lost {
  readonly spans: number;
  /** USD on those spans (`gen_ai.usage.cost`), as far as it was known. */
  readonly usd: number;
}

/** The OTLP/HTTP encodings. */
export type OtlpProtocol = 'http/protobuf' | 'http/json';
