import { UNATTRIBUTED } from '@spendspan/attribution';
import { type DayRange, dayOf, periodOf, startOfDay } from '../calendar.ts';
import type { CallStore } from '../call-store.ts';
import { formatUsd } from '../money.ts';
import { readPeriod, toBounds } from '../period/period.ts';
import { checkParameters } from '../report-parameters.ts';
import type { ReportParameter, ReportQuery } from '../types.ts';
import { makeSegments, readCells, type Segment } from './segments.ts';
import { shareSpend } from './share-spend.ts';
import type { Chargeback, ChargebackAmounts, ChargebackCenter, ChargebackRow, Directory } from './types.ts';

/** The parameters of a chargeback. */
export const CHARGEBACK_PARAMETERS: readonly ReportParameter[] = [
  { name: 'month', summary: "calendar month in the directory's time zone: 2026-11, this or last", required: false },
];

/** Who pays for a month; see `Ledger.chargeback`. */
export async function findChargeback(store: CallStore, directory: Directory, query: ReportQuery): Promise<Chargeback> {
  checkParameters('the chargeback', CHARGEBACK_PARAMETERS, query);
  const { timeZone } = directory;
  const period = readMonth(query['month'], timeZone);
  const fromMs = startOfDay(period.fromDay, timeZone);
  const toMs = startOfDay(period.toDay, timeZone);
  const selection = { filter: {}, timeZone, ...toBounds({ fromMs, toMs }) };
  const cells = readCells(await store.crosstab(selection, ['day', 'team', 'project']), directory);
  const segments = makeSegments(cells, directory, period);
  const { flows, unsplit } = shareSpend(segments, directory.shared, cells);
  const rows = segments.filter(({ sums, sharedIn }) => sums.calls > 0n || sharedIn > 0n);
  return {
    period: { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), timeZone },
    directory: directory.name,
    total: addUp(rows),
    costCenters: groupByCenter(rows),
    flows,
    unsplit,
  };
}

function readMonth(month: string | undefined, timeZone: string): DayRange {
  const { fromMs = 0 } = readPeriod({ month: month ?? 'this', timeZone });
  return periodOf(dayOf(fromMs, timeZone), 'month');
}

function groupByCenter(segments: readonly Segment[]): readonly ChargebackCenter[] {
  const centers = new Map<string | null, Segment[]>();
  for (const segment of segments) {
    centers.set(segment.costCenter, [...(centers.get(segment.costCenter) ?? []), segment]);
  }
  return [...centers]
    .map(([costCenter, own]) => ({ costCenter, own, total: own.reduce((sum, one) => sum + totalOf(one), 0n) }))
    .sort(compareCenters)
    .map(({ costCenter, own }) => ({
      costCenter,
      ...addUp(own),
      rows: [...own].sort(compareSegments).map(makeRow),
    }));
}

interface RankedCenter {
  readonly costCenter: string | null;
  readonly total: bigint;
}

function compareCenters(a: RankedCenter, b: RankedCenter): number {
  if ((a.costCenter === null) !== (b.costCenter === null)) return a.costCenter === null ? 1 : -1;
  if (a.total !== b.total) return a.total > b.total ? -1 : 1;
  return compareText(a.costCenter ?? '', b.costCenter ?? '');
}

function compareSegments(a: Segment, b: Segment): number {
  const [one, other] = [totalOf(a), totalOf(b)];
  if (one !== other) return one > other ? -1 : 1;
  if ((a.team === null) !== (b.team === null)) return a.team === null ? 1 : -1;
  return compareText(a.team ?? '', b.team ?? '') || compareText(a.days.fromDay, b.days.fromDay);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function totalOf({ sums, sharedIn, sharedOut }: Segment): bigint {
  return sums.cost + sharedIn - sharedOut;
}

function makeRow(segment: Segment): ChargebackRow {
  const { team, entry, costCenter, parent, days } = segment;
  return {
    team,
    name: entry?.name ?? team ?? UNATTRIBUTED,
    owner: entry?.owner ?? null,
    known: entry !== undefined,
    costCenter,
    parent,
    days: { from: days.fromDay, to: days.toDay },
    ...addUp([segment]),
  };
}

function addUp(segments: readonly Segment[]): ChargebackAmounts {
  const add = (read: (segment: Segment) => bigint): bigint => segments.reduce((sum, one) => sum + read(one), 0n);
  return {
    directUsd: formatUsd(add(({ sums }) => sums.cost)),
    sharedInUsd: formatUsd(add(({ sharedIn }) => sharedIn)),
    sharedOutUsd: formatUsd(add(({ sharedOut }) => sharedOut)),
    totalUsd: formatUsd(add(totalOf)),
    estimatedUsd: formatUsd(add(({ sums }) => sums.estimatedCost)),
    calls: Number(add(({ sums }) => sums.calls)),
    unpricedCalls: Number(add(({ sums }) => sums.unpricedCalls)),
  };
}
