/** Selectors of what the collector says of itself. */
export interface Telemetry {
  /** Points that were not counted, since there were too many series. */
  readonly datapoints: string;
  readonly enqueueFailed: string;
  readonly sendFailed: string;
  readonly refused: string;
  readonly queueSize: string;
  readonly queueCapacity: string;
}

/**
 * What the collector says of itself. Some versions end the names of counters with `_total`, some do not.
 * https://opentelemetry.io/docs/collector/internal-telemetry/
 */
export const TELEMETRY: Telemetry = {
  datapoints: named('otelcol_deltatocumulative_datapoints', 'error="limit"'),
  enqueueFailed: named('otelcol_exporter_enqueue_failed_spans'),
  sendFailed: named('otelcol_exporter_send_failed_spans'),
  refused: named('otelcol_receiver_refused_spans'),
  queueSize: 'otelcol_exporter_queue_size',
  queueCapacity: 'otelcol_exporter_queue_capacity',
};

function named(name: string, ...matchers: readonly string[]): string {
  return `{${[`__name__=~"${name}(_total)?"`, ...matchers].join(', ')}}`;
}
