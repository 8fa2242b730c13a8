import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import type { Call, CostStatus, UsageStatus } from '../types.ts';
import { USAGE_FIELDS } from '../usage/fields.ts';
import { COLUMNS, DIMENSION_COLUMNS } from './columns.ts';

/** Names of the columns that calls are read from, in the order of the table. */
export const CALL_COLUMNS: readonly string[] = COLUMNS.map(({ name }) => name);

/** SQL of a column as {@link readCallRows} takes it. */
export function selectCallColumn(name: string): string {
  return name === 'started_at' ? `epoch_ns(${name})` : name;
}

/** The calls that columns hold, one list of values each; columns that are not among the names have nothing. */
export function readCallRows(
  names: readonly string[],
  columns: readonly (readonly DuckDBValue[])[],
  rowCount: number,
): readonly Call[] {
  const named = new Map(names.map((name, index) => [name, columns[index] ?? []]));
  const dimensions = Object.entries(DIMENSION_COLUMNS).filter(([, name]) => named.has(name));
  const usage = USAGE_FIELDS.filter(({ column }) => named.has(column));
  return Array.from({ length: rowCount }, (_, index) => {
    const read = (name: string): DuckDBValue => named.get(name)?.[index] ?? null;
    return {
      ...readIdentity(read),
      attribution: {
        ...readPresent(dimensions.map(([dimension, name]) => [dimension, read(name)])),
        ...readOther(read('other_dimensions')),
      },
      usage: readPresent(usage.map(({ field, column }) => [field, toNumber(read(column))])),
      ...readUsageFacts(read),
      ...readCost(read),
    };
  });
}

type Read = (name: string) => DuckDBValue;

function readIdentity(read: Read): Omit<Call, 'attribution' | 'usage' | keyof UsageFacts | keyof CostFacts> {
  return {
    traceId: read('trace_id') as string,
    spanId: read('span_id') as string,
    parentSpanId: read('parent_span_id') as string | null,
    startTimeUnixNano: read('started_at') as bigint,
    durationNs: read('duration_ns') as bigint | null,
    timeToFirstChunkNs: read('time_to_first_chunk_ns') as bigint | null,
    responseId: read('response_id') as string | null,
    service: read('service') as string | null,
    provider: read('provider') as string | null,
    host: read('host') as string | null,
    port: toCount(read('server_port')),
    operation: read('operation') as string | null,
    requestModel: read('request_model') as string | null,
    responseModel: read('response_model') as string | null,
    serviceTier: read('service_tier') as string | null,
    tierConfirmed: read('tier_confirmed') as boolean | null,
    batch: read('batch') as boolean | null,
    stream: read('stream') as boolean | null,
    status: read('status') === 'error' ? 'error' : 'ok',
    errorType: read('error_type') as string | null,
    attempts: toCount(read('attempts')),
  };
}

type UsageFacts = Pick<Call, 'usageComplete' | 'usageStatus' | 'usageReason'>;

function readUsageFacts(read: Read): UsageFacts {
  return {
    usageComplete: read('usage_complete') as boolean | null,
    usageStatus: read('usage_status') as UsageStatus | null,
    usageReason: read('usage_reason') as string | null,
  };
}

type CostFacts = Pick<Call, 'cost' | 'costStatus' | 'costReason' | 'costSource' | 'providerCost'>;

function readCost(read: Read): CostFacts {
  return {
    cost: {
      total: toPico(read('cost_usd')),
      input: toPico(read('cost_input_usd')),
      output: toPico(read('cost_output_usd')),
      cacheRead: toPico(read('cost_cache_read_usd')),
      cacheWrite: toPico(read('cost_cache_write_usd')),
      media: toPico(read('cost_media_usd')),
      fees: toPico(read('cost_fees_usd')),
      cacheSavings: toPico(read('cache_savings_usd')),
    },
    costStatus: read('cost_status') as CostStatus,
    costReason: read('cost_reason') as string | null,
    costSource: read('cost_source') as string | null,
    providerCost: toPico(read('provider_cost_usd')),
  };
}

function readPresent<T>(entries: readonly (readonly [string, T | null])[]): Record<string, never> {
  const present: Record<string, T> = {};
  for (const [name, value] of entries) if (value !== null) present[name] = value;
  return present as Record<string, never>;
}

function readOther(value: DuckDBValue): Record<string, string> {
  return typeof value === 'string' ? (JSON.parse(value) as Record<string, string>) : {};
}

function toPico(value: DuckDBValue): bigint | null {
  // Scale 12 is the scale of every amount: the unscaled integer is pico-USD.
  return value instanceof DuckDBDecimalValue ? value.value : null;
}

function toNumber(value: DuckDBValue): number | string | null {
  return typeof value === 'bigint' ? Number(value) : (value as number | string | null);
}

function toCount(value: DuckDBValue): number | null {
  return value === null ? null : Number(value);
}
