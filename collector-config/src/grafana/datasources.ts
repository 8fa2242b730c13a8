import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import { stringify } from 'yaml';
import { MADE } from '../otelcol.ts';

/** The sources of the boards, by the ids that provisioning gives them. */
export const SOURCES: Readonly<Record<'prometheus' | 'clickhouse' | 'jaeger', DataSourceRef>> = {
  prometheus: { type: 'prometheus', uid: 'spendspan-prometheus' },
  clickhouse: { type: 'grafana-clickhouse-datasource', uid: 'spendspan-clickhouse' },
  jaeger: { type: 'jaeger', uid: 'spendspan-jaeger' },
};

/** Provisioning of the sources. Grafana fills in variables of its environment; two dollars are one. */
export function writeDatasources(): string {
  const datasources = [
    {
      name: 'Prometheus',
      ...SOURCES.prometheus,
      access: 'proxy',
      url: '$SPENDSPAN_PROMETHEUS_URL',
      isDefault: true,
      editable: false,
      jsonData: {
        httpMethod: 'POST',
        // How often it scrapes: no rate over less than four of them.
        timeInterval: '15s',
        exemplarTraceIdDestinations: [{ name: 'trace_id', datasourceUid: SOURCES.jaeger.uid }],
      },
    },
    { name: 'Jaeger', ...SOURCES.jaeger, access: 'proxy', url: '$SPENDSPAN_JAEGER_URL', editable: false },
    {
      name: 'Ledger (ClickHouse)',
      ...SOURCES.clickhouse,
      access: 'proxy',
      editable: false,
      jsonData: {
        host: '$SPENDSPAN_CLICKHOUSE_HOST',
        port: 8123,
        protocol: 'http',
        secure: false,
        username: '$SPENDSPAN_CLICKHOUSE_READER',
        defaultDatabase: '$SPENDSPAN_CLICKHOUSE_DATABASE',
      },
      secureJsonData: { password: '$SPENDSPAN_CLICKHOUSE_READER_PASSWORD' },
    },
  ];
  return `${MADE}\n${stringify({ apiVersion: 1, datasources }, { lineWidth: 0 })}`;
}

/** Provisioning of the boards: files that nobody edits in the browser. */
export function writeBoardProvider(): string {
  const providers = [
    {
      name: 'spendspan',
      type: 'file',
      folder: 'LLM spend',
      disableDeletion: true,
      allowUiUpdates: false,
      options: { path: '/etc/spendspan/dashboards' },
    },
  ];
  return `${MADE}\n${stringify({ apiVersion: 1, providers }, { lineWidth: 0 })}`;
}
