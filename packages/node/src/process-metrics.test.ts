import { describe, expect, it } from 'vitest';
import { metricVariables, readProcessMetrics } from './process-metrics.ts';

describe('whether a process counts its calls itself', () => {
  it('is said by the option, else by the environment, else it does not', () => {
    expect(readProcessMetrics({}, {})).toBe(false);
    expect(readProcessMetrics({}, { SPENDSPAN_PROCESS_METRICS: 'TRUE' })).toBe(true);
    expect(readProcessMetrics({ processMetrics: false }, { SPENDSPAN_PROCESS_METRICS: 'true' })).toBe(false);
  });

  it('is not guessed from a typing error', () => {
    expect(() => readProcessMetrics({}, { SPENDSPAN_PROCESS_METRICS: 'yes' })).toThrow(
      /got "yes".*expected true or false/,
    );
  });
});

describe('the metrics of such a process', () => {
  it('go to where its spans go', () => {
    const options = {
      endpoint: 'http://collector:4318/base',
      headers: { 'x-key': 'a b' },
      protocol: 'http/json',
    } as const;
    expect(metricVariables(options, {})).toEqual({
      OTEL_METRICS_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://collector:4318/base/v1/metrics',
      OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_METRICS_HEADERS: 'x-key=a%20b',
    });
  });

  it('go to where the environment says, where it says so', () => {
    const env = {
      OTEL_METRICS_EXPORTER: 'console',
      OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://metrics:4318/v1/metrics',
    };
    expect(metricVariables({ endpoint: 'http://collector:4318' }, env)).toEqual({});
  });
});
