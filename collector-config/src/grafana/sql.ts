import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { SPEND_HOURS } from '../../../packages/ledger/src/clickhouse/views.ts';
import { SOURCES } from './datasources.ts';
import type { PanelKind, Query } from './panel.ts';

/** Formats of the ClickHouse data source: https://github.com/grafana/clickhouse-datasource/blob/main/src/types/queryBuilder.ts */
const FORMAT: Readonly<Record<PanelKind, number>> = { timeseries: 0, table: 1, stat: 1, ranking: 1 };

/** A query of the ClickHouse data source, which the SDK does not know. */
export function sqlQuery({ text }: Query, refId: string, kind: PanelKind): Builder<Dataquery> {
  const query = {
    refId,
    datasource: SOURCES.clickhouse,
    editorType: 'sql',
    queryType: kind === 'timeseries' ? 'timeseries' : 'table',
    format: FORMAT[kind],
    rawSql: text,
    _implementsDataqueryVariant() {},
  };
  return { build: () => query };
}

/** The values of a variable in the ledger. */
export function ledgerVariableSql(name: string): string {
  return `SELECT DISTINCT ${name} FROM ${SPEND_HOURS} ORDER BY 1`;
}
