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

/** The configuration of Prometheus 3. */
export function writePrometheusConfig({ collector, telemetry, intervalSeconds = 15 }: ScrapeTargets): string {
  return `${MADE}
global:
  scrape_interval: ${intervalSeconds}s
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
