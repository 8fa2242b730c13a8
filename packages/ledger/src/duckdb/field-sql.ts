import { DuckDBTimestampNanosecondsValue, type DuckDBValue } from '@duckdb/node-api';
import type { Selection } from '../call-store.ts';
import { findField, readOwnDimension } from '../fields.ts';
import { DIMENSION_COLUMNS } from './columns.ts';

/** The last nanosecond that there is stands for infinity, of which no time zone tells the day. */
const TIME = "least(started_at, TIMESTAMP_NS '2262-01-01 00:00:00')";

/** SQL of the fields that do not depend on a time zone. */
const FIELD_SQL: Readonly<Record<string, string>> = {
  ...DIMENSION_COLUMNS,
  // Prices do not tell letters apart by case, so reports do not either; the columns keep them as they came.
  model: 'lower(coalesce(response_model, request_model))',
  provider: 'provider',
  service: 'service',
  operation: 'operation',
  costStatus: 'cost_status',
  costReason: 'cost_reason',
  trace: 'trace_id',
  span: 'span_id',
  parent: 'parent_span_id',
  // strftime's %n writes past the end of a TIMESTAMP_NS.
  startedAt: `strftime(${TIME}, '%Y-%m-%dT%H:%M:%S.') || lpad((epoch_ns(${TIME}) % 1000000000)::VARCHAR, 9, '0') || 'Z'`,
  host: 'lower(host)',
  tier: "CASE WHEN batch THEN 'batch' ELSE lower(service_tier) END",
  status: 'status',
  errorType: 'error_type',
  usageReason: 'usage_reason',
  attempts: 'CAST(attempts AS VARCHAR)',
};

/** How the fields of time are written: `2026-11-26T14`, `2026-11-26`, `2026-W48` (ISO 8601), `2026-11`. */
const TIME_FORMATS: Readonly<Record<string, string>> = {
  hour: '%Y-%m-%dT%H',
  day: '%Y-%m-%d',
  week: '%G-W%V',
  month: '%Y-%m',
};

/** SQL of the field of that name, in a time zone that {@link Selection} may name. */
export function fieldSql(name: string, timeZone = 'UTC'): string {
  const field = findField(name).name;
  const own = readOwnDimension(field);
  if (own !== undefined) return `json_extract_string(other_dimensions, ${quote(`$.${JSON.stringify(own)}`)})`;
  const format = TIME_FORMATS[field];
  const sql = format === undefined ? FIELD_SQL[field] : `strftime(${localTime(timeZone)}, '${format}')`;
  if (sql === undefined) throw new RangeError(`[@spendspan/ledger] got field ${name}, expected one with a column`);
  return sql;
}

/** The selection as a condition, and the values that it names. */
export function makeWhere({ from, to, filter, timeZone }: Selection): { where: string; values: DuckDBValue[] } {
  const conditions = ['true'];
  const values: DuckDBValue[] = [];
  const bind = (value: DuckDBValue): string => `$${values.push(value)}`;
  if (from !== undefined) conditions.push(`started_at >= ${bind(new DuckDBTimestampNanosecondsValue(from))}`);
  if (to !== undefined) conditions.push(`started_at < ${bind(new DuckDBTimestampNanosecondsValue(to))}`);
  for (const [field, value] of Object.entries(filter)) {
    const sql = fieldSql(field, timeZone);
    conditions.push(value === null ? `${sql} IS NULL` : `${sql} = ${bind(value)}`);
  }
  return { where: conditions.join(' AND '), values };
}

function localTime(timeZone: string): string {
  return timeZone === 'UTC' ? TIME : `timezone(${quote(timeZone)}, timezone('UTC', ${TIME}))`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
