import { DIMENSION_COLUMNS } from '../duckdb/columns.ts';
import { formatTime } from '../format-time.ts';
import { formatUsd } from '../money.ts';
import type { Call } from '../types.ts';
import { USAGE_FIELDS } from '../usage/fields.ts';

/** What a value of a field is, as every format writes it in its own way. */
export type CallFieldKind = 'text' | 'count' | 'amount' | 'flag' | 'time' | 'usd' | 'labels';

/** One column of an export of calls. */
export interface CallField {
  readonly name: string;
  readonly kind: CallFieldKind;
  /** Times in nanoseconds since the Unix epoch, amounts in pico-USD. */
  read(call: Call): CallValue;
}

export type CallValue = string | number | bigint | boolean | Readonly<Record<string, string>> | null;

/** The columns of an export of calls, named as those of the table `calls`, in one order for every format. */
export const CALL_FIELDS: readonly CallField[] = [
  { name: 'started_at', kind: 'time', read: (call) => call.startTimeUnixNano },
  text('trace_id', (call) => call.traceId),
  text('span_id', (call) => call.spanId),
  text('parent_span_id', (call) => call.parentSpanId),
  { name: 'duration_ns', kind: 'count', read: (call) => call.durationNs },
  { name: 'time_to_first_chunk_ns', kind: 'count', read: (call) => call.timeToFirstChunkNs },
  text('response_id', (call) => call.responseId),
  text('service', (call) => call.service),
  ...Object.entries(DIMENSION_COLUMNS).map(([dimension, name]) =>
    text(name, (call) => call.attribution[dimension] ?? null),
  ),
  { name: 'other_dimensions', kind: 'labels', read: readOther },
  text('provider', (call) => call.provider),
  text('host', (call) => call.host),
  { name: 'server_port', kind: 'count', read: (call) => call.port },
  text('operation', (call) => call.operation),
  text('request_model', (call) => call.requestModel),
  text('response_model', (call) => call.responseModel),
  text('service_tier', (call) => call.serviceTier),
  { name: 'tier_confirmed', kind: 'flag', read: (call) => call.tierConfirmed },
  { name: 'batch', kind: 'flag', read: (call) => call.batch },
  { name: 'stream', kind: 'flag', read: (call) => call.stream },
  text('status', (call) => call.status),
  text('error_type', (call) => call.errorType),
  { name: 'attempts', kind: 'count', read: (call) => call.attempts },
  ...USAGE_FIELDS.map(
    ({ field, column, kind }): CallField => ({ name: column, kind, read: (call) => call.usage[field] ?? null }),
  ),
  { name: 'usage_complete', kind: 'flag', read: (call) => call.usageComplete },
  text('usage_status', (call) => call.usageStatus),
  text('usage_reason', (call) => call.usageReason),
  usd('cost_usd', (call) => call.cost.total),
  usd('cost_input_usd', (call) => call.cost.input),
  usd('cost_output_usd', (call) => call.cost.output),
  usd('cost_cache_read_usd', (call) => call.cost.cacheRead),
  usd('cost_cache_write_usd', (call) => call.cost.cacheWrite),
  usd('cost_media_usd', (call) => call.cost.media),
  usd('cost_fees_usd', (call) => call.cost.fees),
  usd('cache_savings_usd', (call) => call.cost.cacheSavings),
  text('cost_status', (call) => call.costStatus),
  text('cost_reason', (call) => call.costReason),
  text('cost_source', (call) => call.costSource),
  usd('provider_cost_usd', (call) => call.providerCost),
];

/** A value as CSV and JSON have it: times as RFC 3339, amounts as exact decimals, counts as numbers. */
export function toPlainValue(
  { kind }: CallField,
  value: CallValue,
): string | number | boolean | Readonly<Record<string, string>> | null {
  if (typeof value !== 'bigint') return value;
  if (kind === 'usd') return formatUsd(value);
  return kind === 'time' ? formatTime(value) : Number(value);
}

function text(name: string, read: (call: Call) => string | null): CallField {
  return { name, kind: 'text', read };
}

function usd(name: string, read: (call: Call) => bigint | null): CallField {
  return { name, kind: 'usd', read };
}

function readOther({ attribution }: Call): Readonly<Record<string, string>> | null {
  const other = Object.entries(attribution).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !Object.hasOwn(DIMENSION_COLUMNS, entry[0]),
  );
  return other.length === 0 ? null : Object.fromEntries(other);
}
