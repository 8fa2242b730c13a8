import { BIGINT, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { RepricingRequest, RepricingSummary } from '../call-store.ts';
import { LedgerUnavailableError } from '../errors.ts';
import { findLeftReason, isSameCost } from '../repricing/compare-costs.ts';
import type { LeftReason, RepricedCost } from '../repricing/types.ts';
import { appendRows } from './append-rows.ts';
import { COST_COLUMNS, type NamedColumn } from './columns.ts';
import { makeWhere } from './field-sql.ts';
import { makeElsewhereTable } from './make-elsewhere-table.ts';
import { type PriceableRow, readPriceable } from './read-priceable.ts';
import { leftReasonSql, NONE_LEFT, UNCOUNTED } from './repriceable.ts';
import { compareSources, compareStatuses } from './repriced-certainty.ts';
import { applyRepricing, compareRepricing, findSources, makeRepricedTable, REPRICED } from './repriced-table.ts';
import { readBigInt } from './sum-sql.ts';

/** Rows that are in memory at a time. */
const WINDOW_ROWS = 20_480n;

/**
 * Prices calls again in one transaction of `connection`, which nobody else uses: after a crash at any moment the file
 * holds either all old amounts or all new ones. What is recorded meanwhile is not looked at.
 */
export async function repriceCalls(connection: DuckDBConnection, request: RepricingRequest): Promise<RepricingSummary> {
  await connection.run('BEGIN TRANSACTION');
  try {
    await connection.run(`CREATE TEMP TABLE uncounted AS ${UNCOUNTED}`);
    await makeElsewhereTable(connection);
    await makeRepricedTable(connection);
    const left = await priceAll(connection, request);
    const { totals, groups } = await compareRepricing(connection, request.selection, request.fields);
    const statuses = await compareStatuses(connection, request.selection);
    const sources = await findSources(connection);
    const sourceChanges = await compareSources(connection);
    const keep = !request.dryRun && totals.changedCalls > 0n;
    const run = keep ? await applyRepricing(connection, request.selection, sources, totals) : null;
    throwIfStopped(request.signal);
    await connection.run(keep ? 'COMMIT' : 'ROLLBACK');
    return { run, sources, sourceChanges, totals, statuses, groups, left };
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function priceAll(connection: DuckDBConnection, request: RepricingRequest): Promise<Record<LeftReason, number>> {
  const { selection, price, onProgress, signal } = request;
  const { where, values } = makeWhere(selection);
  const counted = `${where} AND rowid NOT IN (SELECT id FROM uncounted)`;
  const leftReason = leftReasonSql(request);
  const { left, total } = await countLeft(connection, leftReason, counted, values);
  const bounds = `SELECT min(rowid), max(rowid) FROM calls WHERE ${where}`;
  const [first, last] = (await connection.runAndReadAll(bounds, values)).getRows()[0] ?? [];
  if (typeof first !== 'bigint' || typeof last !== 'bigint') return left;
  const priceable = total - Object.values(left).reduce((sum, calls) => sum + calls, 0);
  let done = 0;
  for (let start = first; start <= last; start += WINDOW_ROWS) {
    throwIfStopped(signal);
    const window = `${counted} AND ${leftReason} IS NULL AND rowid BETWEEN ${start} AND ${start + WINDOW_ROWS - 1n}`;
    const rows = await readPriceable(connection, window, values);
    await appendRows(connection, REPRICED, priceRows(rows, price, left), REPRICED_COLUMNS);
    done += rows.length;
    onProgress?.(done, priceable);
  }
  return left;
}

interface RepricedRow {
  readonly id: bigint;
  readonly cost: RepricedCost;
}

const REPRICED_COLUMNS: readonly NamedColumn<RepricedRow>[] = [
  { name: 'id', type: BIGINT, read: ({ id }) => id },
  ...COST_COLUMNS.map((column) => ({ ...column, read: ({ cost }: RepricedRow) => column.read(cost) })),
];

/** The rows whose cost is another one now. */
function priceRows(
  rows: readonly PriceableRow[],
  price: RepricingRequest['price'],
  left: Record<LeftReason, number>,
): readonly RepricedRow[] {
  const changed: RepricedRow[] = [];
  for (const { id, call, cost: old, complete } of rows) {
    const cost = price(call);
    if (isSameCost(old, cost)) continue;
    const reason = findLeftReason(old, cost, complete);
    if (reason) left[reason] += 1;
    else changed.push({ id, cost });
  }
  return changed;
}

async function countLeft(
  connection: DuckDBConnection,
  leftReason: string,
  where: string,
  values: DuckDBValue[],
): Promise<{ left: Record<LeftReason, number>; total: number }> {
  const sql = `SELECT ${leftReason} AS reason, count(*) FROM calls WHERE ${where} GROUP BY reason`;
  const left = { ...NONE_LEFT };
  let total = 0;
  for (const [reason, calls] of (await connection.runAndReadAll(sql, values)).getRows()) {
    const count = Number(readBigInt(calls ?? 0n));
    total += count;
    if (typeof reason === 'string') left[reason as LeftReason] = count;
  }
  return { left, total };
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LedgerUnavailableError('the repricing was stopped, and nothing was changed');
}
