import { randomUUID } from 'node:crypto';
import type { RepricingRequest, RepricingSummary } from '../call-store.ts';
import { LedgerUnavailableError } from '../errors.ts';
import { findLeftReason, isSameCost } from '../repricing/compare-costs.ts';
import type { LeftReason, RepricedCost } from '../repricing/types.ts';
import type { ClickHouse } from './clickhouse.ts';
import { COST_COLUMNS } from './columns.ts';
import { findElsewhereKeys, keyOf } from './find-elsewhere-keys.ts';
import { readInstant } from './instant.ts';
import { leftReasonSql, NONE_LEFT } from './left-reason-sql.ts';
import { findWindows, type PriceableRow, readPriceable } from './read-priceable.ts';
import { recordRun } from './record-run.ts';
import { RepricingTally } from './repricing-tally.ts';
import { type Instant, makeSource } from './source.ts';

/**
 * Prices calls again. The new costs are written beside the calls, under an attempt that nobody looks at; one row in
 * `repricings` then makes them count, all at once. What is recorded meanwhile is not looked at.
 */
export async function repriceCalls(clickHouse: ClickHouse, request: RepricingRequest): Promise<RepricingSummary> {
  const attempt = randomUUID();
  let isKept = false;
  try {
    const instant = await readInstant(clickHouse);
    const { left, tally } = await priceAll(clickHouse, request, instant, attempt);
    const summary = tally.summarize();
    throwIfStopped(request.signal);
    isKept = !request.dryRun && summary.totals.changedCalls > 0n;
    const run = isKept
      ? await recordRun(clickHouse, { attempt, instant, selection: request.selection, summary })
      : null;
    return { ...summary, run, left };
  } catch (error) {
    isKept = false;
    throw error;
  } finally {
    // Without its row in `repricings` an attempt counts for nothing; it only takes room.
    if (!isKept && !request.dryRun) await dropAttempt(clickHouse, attempt).catch(() => undefined);
  }
}

async function priceAll(
  clickHouse: ClickHouse,
  request: RepricingRequest,
  instant: Instant,
  attempt: string,
): Promise<{ readonly left: Record<LeftReason, number>; readonly tally: RepricingTally }> {
  const { selection, fields, dryRun, onProgress, signal } = request;
  const elsewhere = await findElsewhereKeys(clickHouse, instant);
  const source = makeSource(selection, instant);
  const windows = await findWindows(clickHouse, source);
  const total = windows.reduce((sum, { calls }) => sum + calls, 0);
  const [left, tally] = [{ ...NONE_LEFT }, new RepricingTally(fields)];
  let done = 0;
  for (const window of windows) {
    throwIfStopped(signal);
    const rows = await readPriceable(clickHouse, source, window, fields, leftReasonSql(request.keepPriceFile));
    const changed = priceRows(rows, request, elsewhere, { left, tally });
    if (!dryRun) await keepCosts(clickHouse, attempt, changed);
    done += rows.length;
    onProgress?.(done, total);
  }
  throwIfStopped(signal);
  return { left, tally };
}

interface ChangedRow {
  readonly row: PriceableRow;
  readonly cost: RepricedCost;
}

/** The rows whose cost is another one now. */
function priceRows(
  rows: readonly PriceableRow[],
  { price }: RepricingRequest,
  elsewhere: ReadonlySet<string>,
  { left, tally }: { readonly left: Record<LeftReason, number>; readonly tally: RepricingTally },
): readonly ChangedRow[] {
  const changed: ChangedRow[] = [];
  for (const row of rows) {
    let reason = knownReason(row, elsewhere);
    const cost = reason ? row.cost : price(row.call);
    const isChanged = !reason && !isSameCost(row.cost, cost);
    if (isChanged) reason = findLeftReason(row.cost, cost, row.complete);
    if (reason) left[reason] += 1;
    const next = isChanged && !reason ? cost : undefined;
    tally.add(row, next);
    if (next) changed.push({ row, cost: next });
  }
  return changed;
}

function knownReason(row: PriceableRow, elsewhere: ReadonlySet<string>): LeftReason | undefined {
  if (row.reason !== 'failed_call' && elsewhere.has(keyOf(row))) return 'counted_elsewhere';
  return (row.reason as LeftReason | null) ?? undefined;
}

async function keepCosts(clickHouse: ClickHouse, attempt: string, changed: readonly ChangedRow[]): Promise<void> {
  const columns = ['attempt', 'minute', 'trace_id', 'span_id', ...COST_COLUMNS.map(({ name }) => name)] as const;
  const values = changed.map(({ row, cost }) => [
    ...[attempt, row.minute, row.traceId, row.spanId],
    ...COST_COLUMNS.map((column) => column.read(cost)),
  ]);
  await clickHouse.insert('repriced_calls', ['attempt', ...columns.slice(1)], values);
}

/** Takes away what an attempt has written. */
async function dropAttempt(clickHouse: ClickHouse, attempt: string): Promise<void> {
  await clickHouse.run('DELETE FROM repriced_calls WHERE attempt = {attempt:UUID}', { attempt });
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LedgerUnavailableError('the repricing was stopped, and nothing was changed');
}
