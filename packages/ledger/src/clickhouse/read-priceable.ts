import type { PriceableCall, RepricedCost } from '../repricing/types.ts';
import type { CostStatus, UsageStatus } from '../types.ts';
import { USAGE_FIELDS } from '../usage/fields.ts';
import type { ClickHouse, Value } from './clickhouse.ts';
import { COST_COLUMNS } from './columns.ts';
import { fieldSql } from './field-sql.ts';
import type { Source } from './source.ts';
import { counted, readAmount, readCount, readText } from './sum-sql.ts';

/** What tells a call apart in every table. */
export interface CallKey {
  readonly traceId: string;
  readonly spanId: string;
  readonly minute: number;
}

/** A recorded call and what it costs so far. */
export interface PriceableRow extends CallKey {
  readonly call: PriceableCall;
  readonly cost: RepricedCost;
  readonly complete: boolean | null;
  /** What `reason` of {@link readPriceable} says of it. */
  readonly reason: string | null;
  /** Its values of the asked fields. */
  readonly values: readonly (string | null)[];
}

/** Minutes, both inclusive. */
export interface Window {
  readonly first: number;
  readonly last: number;
  readonly calls: number;
}

/** Rows that are in memory at a time, unless one minute alone has more. */
const WINDOW_ROWS = 20_000;

/** Columns of a call that its price goes by, and those that tell it apart. */
export const CALL_COLUMNS: readonly string[] = [
  ...['trace_id', 'span_id', 'minute', 'toUnixTimestamp64Nano(started_at)', 'usage_complete', 'provider', 'host'],
  ...['server_port', 'operation', 'request_model', 'response_model', 'service_tier', 'tier_confirmed', 'batch'],
  ...['status', 'usage_status', 'usage_reason'],
];

/** The minutes of the calls that count, in runs of about {@link WINDOW_ROWS} calls. */
export async function findWindows(clickHouse: ClickHouse, source: Source): Promise<readonly Window[]> {
  const sql = `SELECT minute, count() FROM (${source.calls}) WHERE ${counted(source)} GROUP BY minute ORDER BY minute`;
  const windows: Window[] = [];
  for (const [minute, calls] of await clickHouse.query(sql, source.params)) {
    const next = { first: Number(minute), last: Number(minute), calls: Number(calls) };
    const current = windows.at(-1);
    if (current && current.calls + next.calls <= WINDOW_ROWS) {
      windows[windows.length - 1] = { ...current, last: next.last, calls: current.calls + next.calls };
    } else windows.push(next);
  }
  return windows;
}

/** Reads the calls that count in a window; `reason` is SQL of a text. */
export async function readPriceable(
  clickHouse: ClickHouse,
  source: Source,
  window: Window,
  fields: readonly string[],
  reason: string,
): Promise<readonly PriceableRow[]> {
  const columns = [
    ...CALL_COLUMNS,
    ...COST_COLUMNS.map(({ name }) => name),
    ...USAGE_FIELDS.map(({ column }) => column),
    reason,
    ...fields.map((field) => fieldSql(field)),
  ];
  const sql = `SELECT ${columns.join(', ')} FROM (${source.calls})
    WHERE minute BETWEEN ${window.first} AND ${window.last} AND ${counted(source)}`;
  return (await clickHouse.query(sql, source.params)).map(readRow);
}

/** Reads a row of {@link CALL_COLUMNS}, costs, usage, a reason and values. */
export function readRow(row: readonly Value[]): PriceableRow {
  const [traceId, spanId, minute, start, complete, provider, host, port, operation, requestModel, responseModel] = row;
  const [serviceTier, tierConfirmed, batch, status, usageStatus, usageReason] = row.slice(11);
  const costs = row.slice(CALL_COLUMNS.length);
  const usage = costs.slice(COST_COLUMNS.length);
  const [reason, ...values] = usage.slice(USAGE_FIELDS.length);
  return {
    traceId: String(traceId),
    spanId: String(spanId),
    minute: Number(minute),
    complete: readFlag(complete),
    reason: readText(reason),
    values: values.map(readText),
    cost: readCost(costs),
    call: {
      startTimeUnixNano: readCount(start),
      provider: readText(provider),
      host: readText(host),
      port: port === null || port === undefined ? null : Number(port),
      operation: readText(operation),
      requestModel: readText(requestModel),
      responseModel: readText(responseModel),
      serviceTier: readText(serviceTier),
      tierConfirmed: readFlag(tierConfirmed),
      batch: readFlag(batch),
      status: status === 'error' ? 'error' : 'ok',
      usage: readUsage(usage),
      usageStatus: readText(usageStatus) as UsageStatus | null,
      usageReason: readText(usageReason),
    },
  };
}

function readFlag(value: Value | undefined): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function readUsage(values: readonly Value[]): PriceableCall['usage'] {
  const usage: Record<string, number | string> = {};
  for (const [index, { field, kind }] of USAGE_FIELDS.entries()) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    usage[field] = kind === 'text' ? String(value) : Number(value);
  }
  return usage;
}

function readCost(values: readonly Value[]): RepricedCost {
  const amounts = values.slice(0, 8).map((value) => (value === null ? null : readAmount(value)));
  const [total = null, input = null, output = null, cacheRead = null, cacheWrite = null] = amounts;
  const [media = null, fees = null, cacheSavings = null] = amounts.slice(5);
  const [costStatus, costReason, costSource] = values.slice(8).map(readText);
  return {
    cost: { total, input, output, cacheRead, cacheWrite, media, fees, cacheSavings },
    costStatus: costStatus as CostStatus,
    costReason: costReason ?? null,
    costSource: costSource ?? null,
  };
}
