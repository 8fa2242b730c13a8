import { FILES } from '../src/files.ts';
import { CALL_LABELS, LABELS, toPrometheus } from '../src/labels.ts';
import { CALLS, COST, FAILED, LATENCY, SAVINGS, TOKENS, toCounter } from '../src/metric-names.ts';

const LATENCY_SERIES = toPrometheus(LATENCY);

/** Names of metrics that packages, collector or rules make. */
export const DECLARED_METRICS: ReadonlySet<string> = new Set([
  ...[COST, TOKENS, CALLS, SAVINGS, FAILED].map(toCounter),
  ...['duration_seconds_bucket', 'duration_seconds_count', 'duration_seconds_sum', 'calls_total'].map(
    (name) => `${LATENCY_SERIES}_${name}`,
  ),
  ...FILES.filter(({ path }) => path.startsWith('rules/')).flatMap(({ write }) =>
    [...write().matchAll(/record: (\S+)/g)].map(([, name = '']) => name),
  ),
  // What the programs themselves say: tests/stack asks them.
  'up',
  'otelcol_deltatocumulative_datapoints',
  'otelcol_exporter_enqueue_failed_spans',
  'otelcol_exporter_send_failed_spans',
  'otelcol_receiver_refused_spans',
  'otelcol_exporter_queue_size',
  'otelcol_exporter_queue_capacity',
  'ALERTS',
]);

/** Names of their labels. */
export const DECLARED_LABELS: ReadonlySet<string> = new Set([
  ...[...LABELS, ...CALL_LABELS].map(({ key }) => toPrometheus(key)),
  'llm_token_type',
  'gen_ai_operation_name',
  'status_code',
  'le',
  ...['budget', 'threshold', 'severity', 'alertname', 'alertstate'],
  ...['job', 'instance', 'exporter', 'error'],
]);
