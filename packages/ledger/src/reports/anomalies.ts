import { addDays, dayOf } from '../calendar.ts';
import type { CallView } from '../call-store.ts';
import { findField } from '../fields.ts';
import { formatUsd, toUsdNumber } from '../money.ts';
import { asksForPeriod, PERIOD_PARAMETERS, type Period, readPeriod } from '../period/period.ts';
import { readTimeZone, type TimeZone } from '../period/time-zone.ts';
import { compareValue } from '../rank-cells.ts';
import { type ReportDefinition, selectCalls, summarizeReport } from '../report-definition.ts';
import type { ReportQuery, ReportSection } from '../types.ts';
import { type History, makeHistory } from './spend-history.ts';
import { findAlike, findUsual, median } from './usual-spend.ts';

/** Days before a day that it is measured by. */
const HISTORY_DAYS = 28;
/** With fewer, nobody knows what is usual. */
const MIN_HISTORY_DAYS = 7;
/** How many usual deviations (robust, as many as standard deviations of a normal spread) are far off. */
const FAR = 4;
/** What is less than this part of the day's whole spend is not worth a look. */
const MIN_SHARE = 0.01;
/** Less than all by more than what doubles are rounded by. */
const ALMOST = 1 - 1e-9;
/** Whole days that are judged when no period is asked for. */
const DEFAULT_DAYS = 7;

/** Days on which a team, feature or model spent far more or less than it usually does. */
export const anomalies: ReportDefinition = {
  name: 'anomalies',
  summary: 'Days (of the last 7, by default) on which a team, feature or model spent far off its own trend',
  parameters: PERIOD_PARAMETERS,
  async run(store, query) {
    const nowMs = Date.now();
    const period = readJudged(query, nowMs);
    const zone = period.zone ?? readTimeZone(undefined);
    const days = listDays(period, zone, nowMs);
    const found = days.length === 0 ? [] : await findAnomalies(store, days, zone);
    const sections = [describeAnomalies(found)];
    return summarizeReport(store, { name: 'anomalies', title: 'Anomalies', period, filter: {}, by: [], sections });
  },
};

function readJudged(query: ReportQuery, nowMs: number): Period {
  if (asksForPeriod(query)) return readPeriod(query, nowMs);
  const zone = readTimeZone(query['timeZone']);
  const { year, month, day } = zone.dayOf(nowMs);
  return {
    fromMs: zone.startOf({ year, month, day: day - DEFAULT_DAYS }),
    toMs: zone.startOf({ year, month, day }),
    zone,
  };
}

/** A day and its beginning, in milliseconds since the Unix epoch. */
interface Day {
  readonly name: string;
  readonly startMs: number;
}

/** The whole days of a period that are over, at most a year of them. */
function listDays({ fromMs, toMs }: Period, zone: TimeZone, nowMs: number): readonly Day[] {
  const endMs = Math.min(toMs ?? nowMs, nowMs);
  const last = zone.dayOf(endMs);
  const days: Day[] = [];
  for (let back = 0; back <= 366; back++) {
    const startMs = zone.startOf({ ...last, day: last.day - back });
    if (startMs < (fromMs ?? Number.NEGATIVE_INFINITY)) break;
    const nextMs = zone.startOf({ ...last, day: last.day - back + 1 });
    if (nextMs <= endMs) days.push({ name: dayOf(startMs, zone.name), startMs });
  }
  return days.reverse();
}

/** A day on which something spent far off its trend. Amounts in USD. */
interface Anomaly {
  readonly day: string;
  readonly field: 'team' | 'feature' | 'model';
  readonly key: string | null;
  readonly actual: bigint;
  readonly expected: number;
  /** In usual deviations. */
  readonly score: number;
}

async function findAnomalies(store: CallView, days: readonly Day[], zone: TimeZone): Promise<readonly Anomaly[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const start = zone.dayOf(first.startMs);
  const fromMs = zone.startOf({ ...start, day: start.day - HISTORY_DAYS });
  const end = zone.dayOf(last.startMs);
  const selection = selectCalls({ fromMs, toMs: zone.startOf({ ...end, day: end.day + 1 }), zone }, {});
  const names = listNames(dayOf(fromMs, zone.name), last.name);
  const found: Anomaly[] = [];
  const [earlier] = await store.crosstab(selectCalls({ toMs: fromMs, zone }, {}), [], ['calls']);
  // A feature is mostly of one team: together they are hardly more cells than alone.
  const owned = await store.crosstabColumns(selection, ['team', 'feature', 'day'], ['cost']);
  const models = await store.crosstabColumns(selection, ['model', 'day'], ['cost']);
  const spent = { names, hasEarlier: earlier !== undefined };
  for (const [field, of] of [
    ['team', { cells: owned, place: 0 }],
    ['feature', { cells: owned, place: 1 }],
    ['model', { cells: models, place: 0 }],
  ] as const) {
    const history = makeHistory({ ...spent, ...of });
    for (const { name } of days) found.push(...judgeDay(name, field, history));
  }
  const off = ({ actual, expected }: Anomaly): number => Math.abs(toUsdNumber(actual) - expected);
  return found.sort((a, b) => off(b) - off(a));
}

function listNames(first: string, last: string): readonly string[] {
  const names: string[] = [];
  for (let name = first; name <= last; name = addDays(name, 1)) names.push(name);
  return names;
}

function judgeDay(day: string, field: Anomaly['field'], { at, costs, totals, firstDay }: History): readonly Anomaly[] {
  const past = Array.from({ length: HISTORY_DAYS }, (_, index) => addDays(day, index - HISTORY_DAYS)).filter(
    // The first day may have begun late.
    (one) => firstDay !== undefined && one > firstDay,
  );
  if (past.length < MIN_HISTORY_DAYS) return [];
  const look = { past: past.map((one) => at.get(one) ?? -1), alike: findAlike(day, past) };
  const today = at.get(day) ?? -1;
  const usual = median(
    Float64Array.from(look.past, (one) => totals.usd[one] ?? 0),
    look.past.length,
  );
  // Credits may be more than all else.
  const worth = Math.max(Math.abs(totals.usd[today] ?? 0), Math.abs(usual)) * MIN_SHARE;
  if (worth === 0) return [];
  const found: Anomaly[] = [];
  for (const [key, own] of costs) {
    // Whatever is usual lies among the days that there are: with so little between them, none is worth a look.
    if (own.range < worth * ALMOST) continue;
    const { usd } = own;
    const { expected, deviation } = findUsual(usd, look);
    const score = ((usd[today] ?? 0) - expected) / Math.max(deviation, expected / 10, worth / FAR);
    if (Math.abs(score) >= FAR) found.push({ day, field, key, actual: own.exact(today), expected, score });
  }
  return found.sort((a, b) => compareValue(a.key, b.key));
}

function describeAnomalies(found: readonly Anomaly[]): ReportSection {
  return {
    name: 'anomalies',
    title: 'Far off the trend',
    columns: [
      { name: 'day', head: 'Day', kind: 'text' },
      { name: 'field', head: 'Of', kind: 'text' },
      { name: 'key', head: 'Name', kind: 'text', absentKey: 'none' },
      { name: 'actualUsd', head: 'USD', kind: 'usd' },
      { name: 'expectedUsd', head: 'Expected', kind: 'usd' },
      { name: 'times', head: 'Times', kind: 'number' },
      { name: 'score', head: 'Deviations', kind: 'number' },
    ],
    rows: found.map(({ day, field, key, actual, expected, score }) => ({
      day,
      field: findField(field).label.toLowerCase(),
      key,
      actualUsd: formatUsd(actual),
      expectedUsd: formatUsd(BigInt(Math.round(expected * 1e12))),
      times: expected > 0 ? toUsdNumber(actual) / expected : null,
      score,
    })),
    notes: [
      `A whole day is far off when it lies ${FAR} usual deviations from what the same weekday cost in the ${HISTORY_DAYS} days before (medians), and by at least ${MIN_SHARE * 100} % of the day's spend. Less than ${MIN_HISTORY_DAYS} days of history say nothing.`,
    ],
  };
}
