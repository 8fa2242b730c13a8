import { ATTR_GEN_AI_USAGE_COST, ATTR_LLM_COST_STATUS } from '../../packages/ledger/src/semconv.ts';
import { MADE } from './otelcol.ts';
import { spanAttribute, toScalar } from './ottl.ts';

/** Traces that cost much, failed, were slow or have no price are kept, and a share of the rest. */
export function writeTailSampling(): string {
  const cost = spanAttribute(ATTR_GEN_AI_USAGE_COST);
  const expensive = `${cost} != nil and ${cost} >= \${env:SPENDSPAN_EXPENSIVE_USD:-0.05}`;
  const unpriced = `${spanAttribute(ATTR_LLM_COST_STATUS)} == "unpriced"`;
  return `${MADE}
# Layer: of all traces, Jaeger gets those that somebody will look for. Metrics and ledger have every call all the same.
# A trace is dear when one call of it is: a collector has no sum over a trace. With several collectors all spans of a
# trace must come to the same one.
processors:
  tail_sampling:
    decision_wait: \${env:SPENDSPAN_DECISION_WAIT:-30s}
    num_traces: 50000
    decision_cache: {sampled_cache_size: 200000, non_sampled_cache_size: 200000}
    policies:
      - name: expensive
        type: ottl_condition
        ottl_condition:
          error_mode: ignore
          span: [${toScalar(expensive)}]
      - name: failed
        type: status_code
        status_code: {status_codes: [ERROR]}
      - name: unpriced
        type: ottl_condition
        ottl_condition:
          error_mode: ignore
          span: [${toScalar(unpriced)}]
      - name: slow
        type: latency
        latency: {threshold_ms: 30000}
      - name: share
        type: probabilistic
        probabilistic:
          sampling_percentage: \${env:SPENDSPAN_SAMPLING_PERCENTAGE:-5}

service:
  pipelines:
    traces/jaeger:
      processors: [transform/owners, tail_sampling, batch]
`;
}

/** Every call to a spendspan console, which records it. */
export function writeLedger(): string {
  return `${MADE}
# Layer: the ledger, one row for a call. A console takes an export twice without counting it twice, so this one is sent
# until it is taken; what does not fit in the queue is lost to the ledger, and counted in
# otelcol_exporter_enqueue_failed_spans. With layers/queue-on-disk.yaml the queue outlives the collector.
exporters:
  otlp_http/ledger:
    endpoint: '\${env:SPENDSPAN_LEDGER_ENDPOINT:-http://127.0.0.1:4319}'
    sending_queue: {queue_size: 10000}
    retry_on_failure: {max_interval: 15s, max_elapsed_time: 0s}

service:
  pipelines:
    traces/ledger:
      receivers: [forward/spans]
      processors: [filter/calls, transform/utf8, batch]
      exporters: [otlp_http/ledger]
`;
}

/** The queues of the exporters in files. */
export function writeQueueOnDisk(): string {
  return `${MADE}
# Layer, after layers/ledger.yaml: what waits for the ledger is in files, and is sent after a restart.
extensions:
  file_storage:
    directory: '\${env:SPENDSPAN_QUEUE_DIRECTORY:-./queue}'
    create_directory: true

exporters:
  otlp_http/ledger:
    sending_queue: {storage: file_storage}

service:
  extensions: [health_check, file_storage]
`;
}

/** No traces. */
export function writeNoJaeger(): string {
  return `${MADE}
# Layer: traces go nowhere; metrics and ledger stay.
exporters:
  nop: {}

service:
  pipelines:
    traces/jaeger:
      exporters: [nop]
`;
}

/** Prompts and answers stay on the spans. */
export function writeKeepText(): string {
  return `${MADE}
# Layer: prompts and answers that an instrumentation put on its spans stay there, in Jaeger for whoever may look.
service:
  pipelines:
    traces/in:
      processors: [memory_limiter, transform/price]
`;
}
