import { ATTR_TEAM_ID } from '@spendspan/attribution';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SERVICE_NAME,
} from '../../packages/ledger/src/semconv.ts';
import { LATENCY } from './metric-names.ts';
import { MODEL_CALL, NO_MODEL_CALL } from './model-calls.ts';
import { fillLabels, nameOwners, normalizeCall } from './normalize.ts';
import { quote, toGroup, toList, toScalar } from './ottl.ts';
import { labelProcessMetrics } from './process-metrics.ts';
import { redactText } from './redaction.ts';
import { REPAIR_TEXT } from './repair-text.ts';
import { writeSpanMetrics } from './signal-to-metrics.ts';

/** What stands on top of every file that is made. */
export const MADE = '# Made by collector-config/src: change it there, then npm run collector-config.';

/** How long a series stays that gets nothing more: a month of it must still be there at the end of the month. */
const EXPIRY = '768h';

/** A second before the first export of it. */
const BEGIN =
  'set(datapoint.start_time_unix_nano, datapoint.time_unix_nano - 1000000000) where datapoint.start_time_unix_nano == 0';

/** Labels of the latency histogram: enough to see which model is slow and for whom, few enough to multiply by buckets. */
const LATENCY_LABELS = [
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_TEAM_ID,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_RESPONSE_MODEL,
];

/** The configuration of the collector. Layers (layers.ts) add to it. */
export function writeCollectorConfig(): string {
  return `${HEAD}
${RECEIVERS}
${writeProcessors()}
${writeConnectors()}
${EXPORTERS}
${SERVICE}`;
}

const HEAD = `${MADE}
#
#   otlp ─ redact ─ price ─┬─ calls ─ labels ─┬─ signal_to_metrics ─ deltatocumulative ─┐
#                          │                  └─ span_metrics (latency) ────────────────┴─ prometheus
#                          ├─ [layers/tail-sampling.yaml] ─ Jaeger
#                          └─ [layers/ledger.yaml] ─ spendspan console
#
# Money and ledger are taken before anything is sampled. Every address is an environment variable with a default on
# this machine alone. Layers are further --config files: maps are merged, lists replaced.`;

const RECEIVERS = `extensions:
  health_check:
    endpoint: '\${env:SPENDSPAN_HEALTH_ENDPOINT:-127.0.0.1:13133}'

receivers:
  otlp:
    protocols:
      grpc:
        endpoint: '\${env:SPENDSPAN_OTLP_GRPC_ENDPOINT:-127.0.0.1:4317}'
      http:
        endpoint: '\${env:SPENDSPAN_OTLP_HTTP_ENDPOINT:-127.0.0.1:4318}'
`;

function writeProcessors(): string {
  return `processors:
  # Refuses before anything is counted: what is sent again is then counted once.
  memory_limiter: {check_interval: 1s, limit_percentage: 75, spike_limit_percentage: 15}

  # What was asked and answered goes no further. Without it: layers/keep-text.yaml.
  transform/redact:
    error_mode: ignore
    trace_statements:
${redactText().map(toGroup).join('\n')}

  # Nothing, until a layer of \`spendspan prices otel\` says what tokens cost: for services that put no cost on their spans.
  transform/price:
    error_mode: ignore

  # The spans that the ledger takes for calls.
  filter/calls:
    error_mode: ignore
    traces:
      span:
${toList(NO_MODEL_CALL, 8)}

  # Texts of a broken emitter that are no UTF-8: Prometheus would leave out their series, and the ledger refuse what is sent
  # with them.
  transform/utf8:
    error_mode: ignore
    trace_statements:
${REPAIR_TEXT.map(toGroup).join('\n')}

  # Names, tokens and cost as the ledger reads them. The pipeline has a copy of its own: spans elsewhere stay as they are.
  transform/normalize:
    error_mode: ignore
    trace_statements:
${toList(normalizeCall(), 6)}

  # What nobody owns is found in Jaeger by the name that it has on the boards.
  transform/owners:
    error_mode: ignore
    trace_statements:
      - conditions:
          - ${toScalar(MODEL_CALL)}
        statements:
${toList(nameOwners(), 10)}

  # One series for a team, whichever of its processes made the call.
  transform/labels:
    error_mode: ignore
    trace_statements:
      - statements:
${toList(fillLabels(), 10)}
      - statements:
          - 'keep_keys(resource.attributes, [${quote(ATTR_SERVICE_NAME)}])'

  # What a process counted itself gets the same labels.
  transform/process_metrics:
    error_mode: ignore
    metric_statements:
${toList(labelProcessMetrics(), 6)}

  # Says when a series began, so that a Prometheus with the feature created-timestamp-zero-ingestion knows that it was 0
  # before, and increase() does not miss what a series has when it is first seen.
  transform/start:
    error_mode: ignore
    metric_statements:
${toList([BEGIN], 6)}

  # Streams beyond the last one are dropped; rules/alerts.yaml tells of them.
  deltatocumulative: {max_stale: ${EXPIRY}, max_streams: 100000}

  # Takes whatever comes, so that a store that is down is never an error to the sender, who would send again what the
  # metrics have counted.
  batch: {timeout: 200ms, send_batch_size: 512}
`;
}

function writeConnectors(): string {
  return `connectors:
  forward/spans: {}

  # Each sum is of one export of spans, a delta.
  signal_to_metrics/llm:
    error_mode: ignore
    spans:
${writeSpanMetrics()}

  span_metrics/llm:
    namespace: ${LATENCY}
    metrics_flush_interval: 15s
    histogram:
      unit: s
      explicit: {buckets: [100ms, 250ms, 500ms, 1s, 2s, 4s, 8s, 15s, 30s, 60s, 120s, 300s]}
    exclude_dimensions: [span.name, span.kind]
    dimensions:
${LATENCY_LABELS.map((key) => `      - {name: ${key}}`).join('\n')}
    resource_metrics_key_attributes: [${ATTR_SERVICE_NAME}]
    # Each is 15 series; beyond, all others are one of their own (otel_metric_overflow).
    aggregation_cardinality_limit: 5000
    exemplars: {enabled: true, max_per_data_point: 1}
`;
}

const EXPORTERS = `exporters:
  prometheus:
    endpoint: '\${env:SPENDSPAN_PROMETHEUS_ENDPOINT:-127.0.0.1:8889}'
    metric_expiration: ${EXPIRY}
    enable_open_metrics: true
    without_scope_info: true

  otlp_grpc/jaeger:
    endpoint: '\${env:SPENDSPAN_JAEGER_ENDPOINT:-127.0.0.1:4327}'
    tls: {insecure: true}
    sending_queue: {queue_size: 1000}
    retry_on_failure: {max_elapsed_time: 300s}
`;

const SERVICE = `service:
  extensions: [health_check]
  telemetry:
    metrics:
      level: detailed
      readers:
        - pull:
            exporter:
              prometheus:
                host: '\${env:SPENDSPAN_TELEMETRY_HOST:-127.0.0.1}'
                port: \${env:SPENDSPAN_TELEMETRY_PORT:-8888}
  pipelines:
    traces/in:
      receivers: [otlp]
      processors: [memory_limiter, transform/redact, transform/price]
      exporters: [forward/spans]
    traces/calls:
      receivers: [forward/spans]
      processors: [filter/calls, transform/utf8, transform/normalize, transform/labels]
      exporters: [signal_to_metrics/llm, span_metrics/llm]
    traces/jaeger:
      receivers: [forward/spans]
      processors: [transform/owners, batch]
      exporters: [otlp_grpc/jaeger]
    metrics/calls:
      receivers: [signal_to_metrics/llm]
      processors: [transform/start, deltatocumulative]
      exporters: [prometheus]
    metrics/latency:
      receivers: [span_metrics/llm]
      exporters: [prometheus]
    metrics/process:
      receivers: [otlp]
      processors: [memory_limiter, transform/process_metrics, deltatocumulative]
      exporters: [prometheus]
`;
