import {
  type DuckDBConnection,
  DuckDBListValue,
  DuckDBTimestampNanosecondsValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { CoverageGroup, Selection } from '../call-store.ts';
import type { CostStatus } from '../types.ts';
import { USAGE_FIELDS } from '../usage/fields.ts';
import { findBackground } from './background-requests.ts';
import { makeWhere } from './field-sql.ts';
import { PRICED, readBigInt, selectForeground, TOKENS, UNPRICED } from './sum-sql.ts';

/** What was used beside tokens, all of them and reasoning, and the ordinary cache. */
const DETAILS = USAGE_FIELDS.filter(({ kind, field }) => kind !== 'text' && field !== 'requests').slice(5);

/**
 * See `CallStore.sumCoverage`.
 * @param connection in a transaction.
 */
export async function sumCoverage(
  connection: DuckDBConnection,
  selection: Selection,
): Promise<readonly CoverageGroup[]> {
  const { where, values } = makeWhere(selection);
  const selected = ['*', `${where} AND (${PRICED} OR (${UNPRICED}))`] as const;
  const addBackground = await findBackground(connection);
  const used = DETAILS.map(({ field, column }) => `CASE WHEN bool_or(${column} > 0) THEN '${field}' END`);
  const unsure = (column: string): string => `CASE WHEN cost_status <> 'priced' THEN ${column} END`;
  const sql = `SELECT cost_status, ${unsure('cost_reason')} AS reason,
      ${unsure('lower(request_model)')} AS request_model, ${unsure('lower(response_model)')} AS response_model,
      ${unsure('provider')} AS provider, ${unsure('lower(host)')} AS host,
      ${unsure("CASE WHEN batch THEN 'batch' ELSE lower(service_tier) END")} AS tier,
      count(*), coalesce(sum(${TOKENS}), 0), coalesce(sum(cost_usd), 0)::DECIMAL(38, 12),
      min(started_at), max(started_at), list_filter([${used.join(', ')}], lambda field: field IS NOT NULL)::VARCHAR[]
    FROM (${selectForeground(...selected)} ${addBackground(...selected)})
    GROUP BY cost_status, 2, 3, 4, 5, 6, 7`;
  return (await connection.runAndReadAll(sql, values)).getRows().map(readGroup);
}

function readGroup(row: readonly DuckDBValue[]): CoverageGroup {
  const [status, reason, requestModel, responseModel, provider, host, serviceTier] = row.map(readText);
  const [calls, tokens, cost, first, last, used] = row.slice(7);
  return {
    status: status as CostStatus,
    reason: reason ?? null,
    requestModel: requestModel ?? null,
    responseModel: responseModel ?? null,
    provider: provider ?? null,
    host: host ?? null,
    serviceTier: serviceTier ?? null,
    calls: readBigInt(calls ?? 0n),
    tokens: readBigInt(tokens ?? 0n),
    cost: readBigInt(cost ?? 0n),
    firstNanos: readNanos(first),
    lastNanos: readNanos(last),
    used: used instanceof DuckDBListValue ? used.items.map(String) : [],
  };
}

function readText(value: DuckDBValue): string | null {
  return typeof value === 'string' ? value : null;
}

function readNanos(value: DuckDBValue | undefined): bigint {
  return value instanceof DuckDBTimestampNanosecondsValue ? value.nanos : 0n;
}
