import { DIMENSION_COLUMNS } from '../dimension-columns.ts';
import { formatTime } from '../format-time.ts';
import { formatUsd } from '../money.ts';
import type { RepricedCost } from '../repricing/types.ts';
import type { Call } from '../types.ts';
import { USAGE_FIELDS, type UsageField } from '../usage/fields.ts';

/** What a row of an insert has for a column: as JSON, whole numbers and amounts as decimal strings. */
export type JsonValue = string | number | boolean | null | Readonly<Record<string, string>>;

/** A named column and what a row has for it. */
export interface Column<Row> {
  readonly name: string;
  read(row: Row): JsonValue;
}

/** The columns of what a call costs, in the order of the tables. */
export const COST_COLUMNS: readonly Column<RepricedCost>[] = [
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

/** The columns of `calls` that a writer fills. */
export const COLUMNS: readonly Column<Call>[] = [
  text('trace_id', (call) => call.traceId),
  text('span_id', (call) => call.spanId),
  text('parent_span_id', (call) => call.parentSpanId),
  { name: 'started_at', read: (call) => formatDateTime(call.startTimeUnixNano) },
  integer('duration_ns', (call) => call.durationNs),
  integer('time_to_first_chunk_ns', (call) => call.timeToFirstChunkNs),
  text('response_id', (call) => call.responseId),
  text('service', (call) => call.service),
  ...Object.entries(DIMENSION_COLUMNS).map(([dimension, name]) =>
    text<Call>(name, (call) => call.attribution[dimension] ?? null),
  ),
  { name: 'other_dimensions', read: readOtherDimensions },
  text('provider', (call) => call.provider),
  text('host', (call) => call.host),
  integer('server_port', (call) => call.port),
  text('operation', (call) => call.operation),
  text('request_model', (call) => call.requestModel),
  text('response_model', (call) => call.responseModel),
  text('service_tier', (call) => call.serviceTier),
  { name: 'tier_confirmed', read: (call) => call.tierConfirmed },
  { name: 'batch', read: (call) => call.batch },
  { name: 'stream', read: (call) => call.stream },
  text('status', (call) => call.status),
  text('error_type', (call) => call.errorType),
  integer('attempts', (call) => call.attempts),
  ...USAGE_FIELDS.map(usage),
  { name: 'usage_complete', read: (call) => call.usageComplete },
  text('usage_status', (call) => call.usageStatus),
  text('usage_reason', (call) => call.usageReason),
  ...COST_COLUMNS,
  money('provider_cost_usd', (call) => call.providerCost),
];

/** Minutes of 60 s since 1970: calls of one span in one of them are one call. */
export function minuteOf(nanos: bigint): number {
  return Number(nanos / 60_000_000_000n);
}

/** Nanoseconds since 1970 as ClickHouse reads them: `2026-11-18 11:06:40.123456789`. */
export function formatDateTime(nanos: bigint): string {
  return formatTime(nanos).replace('T', ' ').replace('Z', '');
}

function usage({ field, column, kind }: UsageField): Column<Call> {
  if (kind === 'text') return text(column, (call) => (call.usage[field] as string | undefined) ?? null);
  return {
    name: column,
    read(call) {
      const value = call.usage[field];
      if (value === undefined) return null;
      return kind === 'count' ? BigInt(value).toString() : value;
    },
  };
}

function text<Row>(name: string, read: (row: Row) => string | null): Column<Row> {
  return {
    name,
    read(row) {
      const value = read(row);
      return value === null ? null : toWellFormed(value);
    },
  };
}

function integer<Row>(name: string, read: (row: Row) => bigint | number | null): Column<Row> {
  return { name, read: (row) => read(row)?.toString() ?? null };
}

function money<Row>(name: string, read: (row: Row) => bigint | null): Column<Row> {
  return {
    name,
    read(row) {
      const pico = read(row);
      return pico === null ? null : formatUsd(pico);
    },
  };
}

function readOtherDimensions(call: Call): Readonly<Record<string, string>> {
  const other: [string, string][] = [];
  for (const [dimension, value] of Object.entries(call.attribution)) {
    if (value === undefined || Object.hasOwn(DIMENSION_COLUMNS, dimension)) continue;
    other.push([toWellFormed(dimension), toWellFormed(value)]);
  }
  return Object.fromEntries(other);
}

/** A text as ClickHouse keeps it: half of a surrogate pair is no text, and it refuses the whole batch for it. */
export function toWellFormed(value: string): string {
  return value.replace(/\p{Surrogate}/gu, '\ufffd');
}
