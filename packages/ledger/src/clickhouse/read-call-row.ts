import { DIMENSION_COLUMNS } from '../dimension-columns.ts';
import type { Call } from '../types.ts';
import { USAGE_FIELDS } from '../usage/fields.ts';
import type { Value } from './clickhouse.ts';
import { COST_COLUMNS } from './columns.ts';
import { CALL_COLUMNS, readRow } from './read-priceable.ts';
import { readAmount, readCount, readText } from './sum-sql.ts';

/** What {@link readRow} does not read. */
const OTHER_COLUMNS = [
  ...['parent_span_id', 'duration_ns', 'time_to_first_chunk_ns', 'response_id', 'service', 'stream', 'error_type'],
  ...['attempts', 'provider_cost_usd', 'other_dimensions', ...Object.values(DIMENSION_COLUMNS)],
];

/** SQL of the columns that {@link readCallRow} takes. */
export const CALL_READ_COLUMNS: readonly string[] = [
  ...CALL_COLUMNS,
  ...COST_COLUMNS.map(({ name }) => name),
  ...USAGE_FIELDS.map(({ column }) => column),
  ...['NULL', ...OTHER_COLUMNS],
];

const START = CALL_READ_COLUMNS.length - OTHER_COLUMNS.length;

/** The call that a row of {@link CALL_READ_COLUMNS} has. */
export function readCallRow(row: readonly Value[]): Call {
  const { traceId, spanId, call, cost, complete } = readRow(row);
  const [parentSpanId, duration, firstChunk, responseId, service, stream, errorType, attempts, providerCost, other] =
    row.slice(START);
  const dimensions = row.slice(START + 10);
  const optional = <T>(value: Value | undefined, read: (value: Value) => T): T | null =>
    value === null || value === undefined ? null : read(value);
  return {
    ...{ traceId, spanId, ...call, ...cost },
    parentSpanId: readText(parentSpanId),
    durationNs: optional(duration, readCount),
    timeToFirstChunkNs: optional(firstChunk, readCount),
    responseId: readText(responseId),
    service: readText(service),
    attribution: readAttribution(dimensions, other),
    stream: typeof stream === 'boolean' ? stream : null,
    errorType: readText(errorType),
    attempts: optional(attempts, Number),
    usageComplete: complete,
    providerCost: optional(providerCost, readAmount),
  };
}

function readAttribution(dimensions: readonly Value[], other: Value | undefined): Call['attribution'] {
  const attribution: Record<string, string> = {};
  for (const [index, name] of Object.keys(DIMENSION_COLUMNS).entries()) {
    const value = dimensions[index];
    if (value !== null && value !== undefined) attribution[name] = String(value);
  }
  return { ...attribution, ...(other as unknown as Record<string, string>) };
}
