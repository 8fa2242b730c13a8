import { MADE } from './otelcol.ts';

/** Where the collector shows what. `host:port`. */
export interface ScrapeTargets {
  /** The metrics that it makes. */
  readonly collector: string;
  /** Those about itself. */
  readonly telemetry: string;
  /** Seconds. @default 15 */
  readonly intervalSeconds?: number;
}

/**
 * What Prometheus must be told with `--enable-feature`: exemplars, and that a series was 0 when it began.
 * https://prometheus.io/docs/prometheus/latest/feature_flags/
 */
export const FEATURES = 'exemplar-storage,created-timestamp-zero-ingestion';

/** The configuration of Prometheus 3, which must be started with {@link FEATURES}. */
export function writePrometheusConfig({ collector, telemetry, intervalSeconds = 15 }: ScrapeTargets): string {
  return `${MADE}
# For a Prometheus that is started with --enable-feature=${FEATURES}
# (else increase() misses what a series has when it is first seen).
global:
  scrape_interval: ${intervalSeconds}s
  # As long as there is time: a scrape of 100,000 series takes some seconds.
  scrape_timeout: ${intervalSeconds}s
  evaluation_interval: ${intervalSeconds}s

rule_files: [rules/*.yaml]

scrape_configs:
  # job and instance are those of the service where a process counted itself; of what the collector counted, the
  # instance is the collector.
  - job_name: llm
    honor_labels: true
    static_configs:
      - targets: ['${collector}']
  - job_name: collector
    static_configs:
      - targets: ['${telemetry}']
`;
}
