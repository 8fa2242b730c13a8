import type { Cell } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { ReportParameterError } from '../errors.ts';
import { findField } from '../fields.ts';
import { divideHalfEven, formatUsd, shareOf } from '../money.ts';
import { asksForPeriod, describePeriod, PERIOD_PARAMETERS, type Period, readPeriod } from '../period/period.ts';
import { type Day, readTimeZone, type TimeZone } from '../period/time-zone.ts';
import { type ReportDefinition, selectCalls, summarizeReport } from '../report-definition.ts';
import type { ReportParameter, ReportQuery, ReportSection, SectionColumn } from '../types.ts';
import { nameColumn } from './name-column.ts';

const BASE_PARAMETERS: readonly ReportParameter[] = [
  { name: 'baseMonth', summary: 'month to compare with (default: what came just before)', required: false },
  { name: 'baseSince', summary: 'start of the period to compare with', required: false },
  { name: 'baseUntil', summary: 'its end, exclusive', required: false },
];

/** Two periods, and what made the difference. */
export const compare: ReportDefinition = {
  name: 'compare',
  summary: 'Two periods (by default this month so far and the same days of the last) and what drove the change',
  parameters: [...PERIOD_PARAMETERS, ...BASE_PARAMETERS],
  async run(store, query) {
    const nowMs = Date.now();
    const period = readCurrent(query, nowMs);
    const base = readBase(query, period, nowMs);
    const fields = ['team', 'model'];
    const before = await store.crosstab(selectCalls(base, {}), fields);
    const after = await store.crosstab(selectCalls(period, {}), fields);
    const changes = matchCells(before, after);
    const { from, to } = describePeriod(base);
    const sections: ReportSection[] = [
      describeDrivers(changes, `Compared with ${from} to ${to}.`),
      describeMovers('team', 0, changes),
      describeMovers('model', 1, changes),
    ];
    const title = 'Two periods compared';
    return summarizeReport(store, { name: 'compare', title, period, filter: {}, by: [], sections });
  },
};

type Bounded = Required<Pick<Period, 'fromMs' | 'toMs'>> & Period;

/** A month that is running ends now: the days to come have no spend to compare. */
function readCurrent(query: ReportQuery, nowMs: number): Bounded {
  const own = Object.fromEntries(Object.entries(query).filter(([name]) => !isOfBase(name)));
  const { fromMs, toMs, zone } = readPeriod(asksForPeriod(own) ? own : { ...own, month: 'this' }, nowMs);
  if (fromMs === undefined) throw new ReportParameterError('since', 'nothing', 'the start of the period');
  const endMs = Math.min(toMs ?? nowMs, nowMs);
  if (endMs <= fromMs) throw new ReportParameterError('period', 'one that has not begun', 'one that has');
  return { fromMs, toMs: endMs, ...(zone && { zone }) };
}

function readBase(query: ReportQuery, period: Bounded, nowMs: number): Bounded {
  const { baseMonth: month, baseSince: since, baseUntil: until, timeZone } = query;
  if (month !== undefined || since !== undefined || until !== undefined) {
    const base = readPeriod({ month, since, until, timeZone }, nowMs);
    if (base.fromMs === undefined || base.toMs === undefined) {
      throw new ReportParameterError(
        since === undefined ? 'baseSince' : 'baseUntil',
        'nothing',
        'both ends of the base',
      );
    }
    return { ...base, fromMs: base.fromMs, toMs: base.toMs };
  }
  const zone = period.zone ?? readTimeZone(undefined);
  const { fromMs, toMs } = period;
  const first = zone.dayOf(fromMs);
  const startsDay = fromMs === zone.startOf(first);
  const endOfMonth = zone.startOf({ ...first, month: first.month + 1, day: 1 });
  if (!startsDay || first.day !== 1 || toMs > endOfMonth) {
    return { fromMs: startsDay ? startOfDaysBefore(period, zone) : fromMs - (toMs - fromMs), toMs: fromMs, zone };
  }
  const baseFromMs = zone.startOf({ ...first, month: first.month - 1 });
  if (toMs === endOfMonth) return { fromMs: baseFromMs, toMs: fromMs, zone };
  // By the calendar: a month in which clocks change is an hour longer or shorter.
  const last = zone.dayOf(toMs);
  const sameMs = zone.startOf({ ...last, month: last.month - 1 }) + (toMs - zone.startOf(last));
  return { fromMs: baseFromMs, toMs: Math.min(sameMs, fromMs), zone };
}

/** As many days before a period of whole days as it has; of another one, as much time. */
function startOfDaysBefore({ fromMs, toMs }: Bounded, zone: TimeZone): number {
  const [first, last] = [zone.dayOf(fromMs), zone.dayOf(toMs)];
  if (toMs !== zone.startOf(last)) return fromMs - (toMs - fromMs);
  const dayNumber = ({ year, month, day }: Day): number => Date.UTC(year, month, day) / DAY_MS;
  return zone.startOf({ ...first, day: first.day - (dayNumber(last) - dayNumber(first)) });
}

const DAY_MS = 86_400_000;

function isOfBase(name: string): boolean {
  return BASE_PARAMETERS.some((parameter) => parameter.name === name);
}

/** Requests with a known cost of one team to one model, before and after. Costs in pico-USD. */
interface Change {
  readonly values: readonly (string | null)[];
  readonly before: Spent;
  readonly after: Spent;
}

interface Spent {
  readonly calls: bigint;
  readonly tokens: bigint;
  readonly cost: bigint;
}

const NOTHING: Spent = { calls: 0n, tokens: 0n, cost: 0n };

function matchCells(before: readonly Cell[], after: readonly Cell[]): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const { values, sums } of before)
    changes.set(JSON.stringify(values), { values, before: spentOf(sums), after: NOTHING });
  for (const { values, sums } of after) {
    const key = JSON.stringify(values);
    changes.set(key, { values, before: changes.get(key)?.before ?? NOTHING, after: spentOf(sums) });
  }
  return [...changes.values()];
}

function spentOf({ pricedCalls, pricedTokens, cost }: Cell['sums']): Spent {
  return { calls: pricedCalls, tokens: pricedTokens, cost };
}

function addSpent(a: Spent, b: Spent): Spent {
  return { calls: a.calls + b.calls, tokens: a.tokens + b.tokens, cost: a.cost + b.cost };
}

/** What moved the spend, in pico-USD. The four are the whole change. */
interface Drivers {
  readonly volume: bigint;
  readonly mix: bigint;
  readonly size: bigint;
  readonly price: bigint;
}

/**
 * Takes a change apart, one thing after the other: as many requests as now at the old average; of the teams and models of
 * now; of the size of now; at the price of a token of now. Each step is rounded once, and the last one is what is left.
 */
function findDrivers(changes: readonly Change[]): Drivers {
  const { before, after } = sumChanges(changes);
  const atOldAverage = scale(before.cost, after.calls, before.calls) ?? after.cost;
  let atOldRequest = 0n;
  let atOldToken = 0n;
  for (const { before: old, after: now } of changes) {
    // What is new has no old price: that it is there is a matter of the mix.
    const request = scale(old.cost, now.calls, old.calls) ?? now.cost;
    atOldRequest += request;
    atOldToken += old.calls === 0n ? now.cost : (scale(old.cost, now.tokens, old.tokens) ?? request);
  }
  return {
    volume: atOldAverage - before.cost,
    mix: atOldRequest - atOldAverage,
    size: atOldToken - atOldRequest,
    price: after.cost - atOldToken,
  };
}

function scale(cost: bigint, times: bigint, per: bigint): bigint | undefined {
  return per === 0n ? undefined : divideHalfEven(cost * times, per);
}

const DRIVERS: readonly (readonly [keyof Drivers, string])[] = [
  ['volume', 'volume: more or fewer requests'],
  ['mix', 'mix: other teams and models'],
  ['size', 'size: more or fewer tokens per request'],
  ['price', 'price: other USD per token'],
];

function describeDrivers(changes: readonly Change[], compared: string): ReportSection {
  const drivers = findDrivers(changes);
  const { before, after } = sumChanges(changes);
  return {
    name: 'drivers',
    title: 'What drove the change',
    columns: [
      { name: 'driver', head: 'Driver', kind: 'text' },
      { name: 'changeUsd', head: 'USD', kind: 'usd', sums: true },
    ],
    rows: DRIVERS.map(([name, label]) => ({ driver: label, changeUsd: formatUsd(drivers[name]) })),
    total: { driver: 'Total', changeUsd: formatUsd(after.cost - before.cost) },
    notes: [
      compared,
      'Of requests with a known cost. One step after the other, so that the steps are the whole: the requests of now at the old average; of the teams and models of now; of the size of now; at the price of now.',
      'The price of a token goes by the price list, the tier, and the shares of cached, input and output tokens. A team or model that is new is in the mix.',
    ],
  };
}

function describeMovers(field: 'team' | 'model', index: number, changes: readonly Change[]): ReportSection {
  const groups = new Map<string | null, Change[]>();
  for (const change of changes) {
    const key = change.values[index] ?? null;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const rows = [...groups].map(([key, of]) => ({ key, change: sumChanges(of) }));
  rows.sort((a, b) => compareSize(b.change, a.change) || (String(a.key) < String(b.key) ? -1 : 1));
  return {
    name: `change-by-${field}`,
    title: `By ${findField(field).label.toLowerCase()}`,
    columns: [nameColumn(field), ...MOVER_COLUMNS],
    rows: rows.map(({ key, change }) => ({ [field]: key, ...describeChange(change) })),
    total: { [field]: 'Total', ...describeChange(sumChanges(changes)) },
    notes: [],
  };
}

function sumChanges(changes: readonly Change[]): Pick<Change, 'before' | 'after'> {
  return {
    before: changes.reduce((sum, change) => addSpent(sum, change.before), NOTHING),
    after: changes.reduce((sum, change) => addSpent(sum, change.after), NOTHING),
  };
}

const MOVER_COLUMNS: readonly SectionColumn[] = [
  { name: 'beforeUsd', head: 'Before', kind: 'usd', sums: true },
  { name: 'afterUsd', head: 'After', kind: 'usd', sums: true },
  { name: 'changeUsd', head: 'Change', kind: 'usd', sums: true },
  { name: 'changeShare', head: 'Change of before', kind: 'share' },
  { name: 'beforeCalls', head: 'Requests before', kind: 'count', sums: true },
  { name: 'afterCalls', head: 'After', kind: 'count', sums: true },
];

function describeChange({ before, after }: Pick<Change, 'before' | 'after'>): Record<string, string | number | null> {
  const change = after.cost - before.cost;
  return {
    beforeUsd: formatUsd(before.cost),
    afterUsd: formatUsd(after.cost),
    changeUsd: formatUsd(change),
    changeShare: shareOf(change, before.cost),
    beforeCalls: Number(before.calls),
    afterCalls: Number(after.calls),
  };
}

function compareSize(a: Pick<Change, 'before' | 'after'>, b: Pick<Change, 'before' | 'after'>): number {
  const size = ({ before, after }: Pick<Change, 'before' | 'after'>): bigint => {
    const change = after.cost - before.cost;
    return change < 0n ? -change : change;
  };
  return compareBigInts(size(a), size(b));
}
