import { BIGINT, BOOLEAN, DECIMAL, DOUBLE, TIMESTAMP_NS, VARCHAR } from '@duckdb/node-api';
import { DIMENSION_COLUMNS } from '../dimension-columns.ts';
import type { RepricedCost } from '../repricing/types.ts';
import type { Call } from '../types.ts';
import { USAGE_FIELDS, type UsageField } from '../usage/fields.ts';
import type { RowColumn } from './append-rows.ts';

/** A named column and what a row has for it. */
export interface NamedColumn<Row> extends RowColumn<Row> {
  readonly name: string;
}

/** A column of `calls`. */
export type Column = NamedColumn<Call>;

export { DIMENSION_COLUMNS };

const USD = DECIMAL(38, 12);

/** The columns of what a call costs, in the order of the tables. */
export const COST_COLUMNS: readonly NamedColumn<RepricedCost>[] = [
  money('cost_usd', (call) => call.cost.total),
  money('cost_input_usd', (call) => call.cost.input),
  money('cost_output_usd', (call) => call.cost.output),
  money('cost_cache_read_usd', (call) => call.cost.cacheRead),
  money('cost_cache_write_usd', (call) => call.cost.cacheWrite),
  money('cost_media_usd', (call) => call.cost.media),
  money('cost_fees_usd', (call) => call.cost.fees),
  money('cache_savings_usd', (call) => call.cost.cacheSavings),
  text('cost_status', (call) => call.costStatus),
  text('cost_reason', (call) => call.costReason),
  text('cost_source', (call) => call.costSource),
];

/** The columns of `calls`, in the order of the table. */
export const COLUMNS: readonly Column[] = [
  text('trace_id', (call) => call.traceId),
  text('span_id', (call) => call.spanId),
  text('parent_span_id', (call) => call.parentSpanId),
  { name: 'started_at', type: TIMESTAMP_NS, read: (call) => call.startTimeUnixNano },
  { name: 'duration_ns', type: BIGINT, read: (call) => call.durationNs },
  { name: 'time_to_first_chunk_ns', type: BIGINT, read: (call) => call.timeToFirstChunkNs },
  text('response_id', (call) => call.responseId),
  text('service', (call) => call.service),
  ...Object.entries(DIMENSION_COLUMNS).map(([dimension, name]) =>
    text(name, (call) => call.attribution[dimension] ?? null),
  ),
  text('other_dimensions', readOtherDimensions),
  text('provider', (call) => call.provider),
  text('host', (call) => call.host),
  text('operation', (call) => call.operation),
  text('request_model', (call) => call.requestModel),
  text('response_model', (call) => call.responseModel),
  text('service_tier', (call) => call.serviceTier),
  { name: 'stream', type: BOOLEAN, read: (call) => call.stream },
  text('status', (call) => call.status),
  text('error_type', (call) => call.errorType),
  count('attempts', (call) => call.attempts),
  ...USAGE_FIELDS.filter(isOfFirstVersion).map(usage),
  text('usage_status', (call) => call.usageStatus),
  text('usage_reason', (call) => call.usageReason),
  ...COST_COLUMNS,
  count('server_port', (call) => call.port),
  { name: 'batch', type: BOOLEAN, read: (call) => call.batch },
  ...USAGE_FIELDS.filter((field) => !isOfFirstVersion(field) && !isOfVersion7(field)).map(usage),
  { name: 'usage_complete', type: BOOLEAN, read: (call) => call.usageComplete },
  money('provider_cost_usd', (call) => call.providerCost),
  { name: 'tier_confirmed', type: BOOLEAN, read: (call) => call.tierConfirmed },
  ...USAGE_FIELDS.filter(isOfVersion7).map(usage),
];

/** Whether the first version of the schema had the column, in the place where it still is. */
function isOfFirstVersion({ column }: UsageField): boolean {
  return /^(?:input|output|cache_read|cache_write|reasoning)_tokens$/.test(column);
}

/** Whether the schema has had the column from version 7 on, behind all others. */
function isOfVersion7({ column }: UsageField): boolean {
  return column === 'trained_tokens' || column === 'requests';
}

function usage({ field, column, kind }: UsageField): Column {
  const type = kind === 'count' ? BIGINT : kind === 'amount' ? DOUBLE : VARCHAR;
  return { name: column, type, read: (call) => call.usage[field] ?? null };
}

function text<Row = Call>(name: string, read: (row: Row) => string | null): NamedColumn<Row> {
  return { name, type: VARCHAR, read };
}

function count(name: string, read: (call: Call) => number | null): Column {
  return { name, type: BIGINT, read };
}

function money<Row = Call>(name: string, read: (row: Row) => bigint | null): NamedColumn<Row> {
  return { name, type: USD, read };
}

function readOtherDimensions(call: Call): string | null {
  let other: Record<string, string> | undefined;
  // Not Object.entries(): hardly a call has any, and this looks at all of them.
  for (const dimension in call.attribution) {
    if (Object.hasOwn(DIMENSION_COLUMNS, dimension) || !Object.hasOwn(call.attribution, dimension)) continue;
    const value = call.attribution[dimension];
    if (value === undefined) continue;
    other ??= {};
    other[dimension] = value;
  }
  return other ? JSON.stringify(other) : null;
}
