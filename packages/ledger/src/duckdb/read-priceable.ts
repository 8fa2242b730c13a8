import { type DuckDBConnection, DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import type { PriceableCall, RepricedCost } from '../repricing/types.ts';
import type { CallCost, CostStatus, UsageStatus } from '../types.ts';
import { USAGE_FIELDS } from '../usage/fields.ts';
import { COST_COLUMNS } from './columns.ts';

/** A recorded call, what it costs so far, and its row. */
export interface PriceableRow {
  readonly id: bigint;
  readonly call: PriceableCall;
  readonly cost: RepricedCost;
  readonly complete: boolean | null;
}

const CALL_COLUMNS = [
  'rowid',
  'epoch_ns(started_at)',
  'usage_complete',
  'provider',
  'host',
  'server_port',
  'operation',
  'request_model',
  'response_model',
  'service_tier',
  'tier_confirmed',
  'batch',
  'status',
  'usage_status',
  'usage_reason',
] as const;

const COLUMNS = [
  ...CALL_COLUMNS,
  ...COST_COLUMNS.map(({ name }) => name),
  ...USAGE_FIELDS.map(({ column }) => column),
].join(', ');

/** Reads the rows that a condition selects. */
export async function readPriceable(
  connection: DuckDBConnection,
  where: string,
  values: DuckDBValue[],
): Promise<readonly PriceableRow[]> {
  const reader = await connection.runAndReadAll(`SELECT ${COLUMNS} FROM calls WHERE ${where}`, values);
  const columns = reader.getColumns();
  const callColumns = columns.slice(0, CALL_COLUMNS.length);
  const costColumns = columns.slice(CALL_COLUMNS.length, CALL_COLUMNS.length + COST_COLUMNS.length);
  const usageColumns = columns.slice(CALL_COLUMNS.length + COST_COLUMNS.length);
  // Most rows use a few of all that can be used: columns with nothing in them are not looked at again.
  const used = USAGE_FIELDS.map(({ field }, index) => ({ field, column: usageColumns[index] ?? [] })).filter(
    ({ column }) => column.some((value) => value !== null),
  );
  return Array.from({ length: reader.currentRowCount }, (_, index) =>
    readRow(
      callColumns.map((column) => column[index] ?? null),
      costColumns.map((column) => column[index] ?? null),
      readUsage(used, index),
    ),
  );
}

function readRow(
  values: readonly DuckDBValue[],
  costs: readonly DuckDBValue[],
  usage: PriceableCall['usage'],
): PriceableRow {
  const [id, startTime, complete, provider, host, port, operation, requestModel, responseModel] = values;
  const [serviceTier, tierConfirmed, batch, status, usageStatus, usageReason] = values.slice(9);
  return {
    id: id as bigint,
    complete: complete as boolean | null,
    cost: readCost(costs),
    call: {
      startTimeUnixNano: startTime as bigint,
      provider: provider as string | null,
      host: host as string | null,
      port: port === null ? null : Number(port),
      operation: operation as string | null,
      requestModel: requestModel as string | null,
      responseModel: responseModel as string | null,
      serviceTier: serviceTier as string | null,
      tierConfirmed: tierConfirmed as boolean | null,
      batch: batch as boolean | null,
      status: status === 'error' ? 'error' : 'ok',
      usage,
      usageStatus: usageStatus as UsageStatus | null,
      usageReason: usageReason as string | null,
    },
  };
}

function readUsage(
  used: readonly { readonly field: string; readonly column: readonly DuckDBValue[] }[],
  index: number,
): PriceableCall['usage'] {
  const usage: Record<string, number | string> = {};
  for (const { field, column } of used) {
    const value = column[index];
    if (value === null || value === undefined) continue;
    usage[field] = typeof value === 'string' ? value : Number(value);
  }
  return usage;
}

function readCost(values: readonly DuckDBValue[]): RepricedCost {
  const amounts = values.map((value) => (value instanceof DuckDBDecimalValue ? value.value : null));
  const [total = null, input = null, output = null, cacheRead = null, cacheWrite = null] = amounts;
  const [media = null, fees = null, cacheSavings = null] = amounts.slice(5);
  const cost: CallCost = { total, input, output, cacheRead, cacheWrite, media, fees, cacheSavings };
  const [costStatus, costReason, costSource] = values.slice(8);
  return {
    cost,
    costStatus: costStatus as CostStatus,
    costReason: costReason as string | null,
    costSource: costSource as string | null,
  };
}
