import type { CallStore, RepricingSummary, RepricingSums } from '../call-store.ts';
import { ReportParameterError } from '../errors.ts';
import { findField } from '../fields.ts';
import { formatUsd } from '../money.ts';
import { describePeriod, readPeriod, toBounds } from '../period/period.ts';
import type { CostStatus } from '../types.ts';
import type {
  PriceCall,
  RepriceOptions,
  Repricing,
  RepricingBreakdown,
  RepricingRow,
  RepricingStatus,
  RepricingTotals,
} from './types.ts';

/** Properties by which the difference is split. */
const BY = ['model', 'team'] as const;

/** Prices calls of a store again; see `Ledger.reprice`. */
export async function reprice(store: CallStore, price: PriceCall, options: RepriceOptions): Promise<Repricing> {
  const { since, until, timeZone, dryRun = false, keepPriceFile = false, onProgress, signal } = options;
  // Programs in JavaScript, and requests, may leave it out: all of time is asked for by a date, never by nothing.
  if (since === undefined) throw new ReportParameterError('since', 'nothing', 'a day such as 2026-11-01');
  const period = readPeriod({ since, until, timeZone });
  const selection = { filter: {}, ...toBounds(period) };
  const summary = await store.reprice({ selection, fields: BY, price, dryRun, keepPriceFile, onProgress, signal });
  return makeRepricing(summary, describePeriod(period), { dryRun, undo: false });
}

/** Takes the last repricing of a store back; see `Ledger.undoRepricing`. */
export async function undoRepricing(store: CallStore): Promise<Repricing | undefined> {
  const summary = await store.undoRepricing(BY);
  return summary && makeRepricing(summary, describePeriod({}), { dryRun: false, undo: true });
}

function makeRepricing(
  { run, sources, sourceChanges, totals, statuses, groups, left }: RepricingSummary,
  period: Repricing['period'],
  kind: Pick<Repricing, 'dryRun' | 'undo'>,
): Repricing {
  const breakdowns = BY.map((by, index): RepricingBreakdown => {
    const { label, absentKey } = findField(by);
    const rows = (groups[index] ?? []).map(({ value, sums }) => ({
      sums,
      row: { key: value ?? absentKey, absent: value === null, totals: makeTotals(sums) },
    }));
    return { by, label, rows: rows.sort(compareRows).map(({ row }) => row) };
  });
  const byStatus = makeStatuses(statuses);
  return { run, ...kind, period, sources, sourceChanges, totals: makeTotals(totals), byStatus, breakdowns, left };
}

function makeStatuses(statuses: RepricingSummary['statuses']): Repricing['byStatus'] {
  const find = (status: CostStatus): RepricingStatus => {
    const sums = statuses.find((one) => one.status === status);
    const usd = (cost = 0n): string | null => (status === 'unpriced' ? null : formatUsd(cost));
    const { oldCalls = 0n, newCalls = 0n, oldCost, newCost } = sums ?? {};
    return { oldCalls: Number(oldCalls), newCalls: Number(newCalls), oldUsd: usd(oldCost), newUsd: usd(newCost) };
  };
  return {
    priced: find('priced'),
    estimated: find('estimated'),
    partial: find('partial'),
    unpriced: find('unpriced'),
  };
}

function makeTotals(sums: RepricingSums): RepricingTotals {
  return {
    calls: Number(sums.calls),
    changedCalls: Number(sums.changedCalls),
    pricedCalls: Number(sums.pricedCalls),
    newlyPricedCalls: Number(sums.newlyPricedCalls),
    newlyUnpricedCalls: Number(sums.newlyUnpricedCalls),
    oldUsd: formatUsd(sums.oldCost),
    newUsd: formatUsd(sums.newCost),
    differenceUsd: formatUsd(sums.newCost - sums.oldCost),
  };
}

interface SummedRow {
  readonly sums: RepricingSums;
  readonly row: RepricingRow;
}

function compareRows(a: SummedRow, b: SummedRow): number {
  const [sizeA, sizeB] = [sizeOf(a.sums), sizeOf(b.sums)];
  if (sizeA !== sizeB) return sizeA > sizeB ? -1 : 1;
  const changed = b.row.totals.changedCalls - a.row.totals.changedCalls;
  if (changed !== 0) return changed;
  if (a.row.absent !== b.row.absent) return a.row.absent ? 1 : -1;
  return a.row.key < b.row.key ? -1 : a.row.key > b.row.key ? 1 : 0;
}

function sizeOf({ oldCost, newCost }: RepricingSums): bigint {
  return newCost > oldCost ? newCost - oldCost : oldCost - newCost;
}
