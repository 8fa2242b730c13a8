import { forecastSpend, WINDOW_DAYS } from '../budgets/forecast.ts';
import { addDays, dayOf, periodOf, startOfDay } from '../calendar.ts';
import type { CallView, Cell } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { findField } from '../fields.ts';
import { divideHalfEven, formatUsd } from '../money.ts';
import { PERIOD_PARAMETERS, toBounds } from '../period/period.ts';
import { readMoment } from '../period/read-moment.ts';
import { readTimeZone } from '../period/time-zone.ts';
import { describeSummary, type ReportDefinition } from '../report-definition.ts';
import { sumCells } from '../totals.ts';
import type { ReportSection, SectionColumn, SectionRow } from '../types.ts';
import { nameColumn } from './name-column.ts';
import { readField } from './read-field.ts';

/** Days that the burn rate is the mean of. */
const BURN_DAYS = 7;

/** The month so far, what it burns per day, and what it will have cost at its end. */
export const forecast: ReportDefinition = {
  name: 'forecast',
  summary: 'This month so far, burn rate per day, and what the whole month will cost, with a range; in all and by team',
  parameters: [
    { name: 'by', summary: 'another field than team: project, feature, model …', required: false },
    { name: 'at', summary: 'the moment to look from: 2026-11-20 (default: now)', required: false },
    ...PERIOD_PARAMETERS.filter(({ name }) => name === 'timeZone'),
  ],
  async run(store, query) {
    const zone = readTimeZone(query['timeZone']);
    const nowMs = Date.now();
    const atMs = query['at'] === undefined ? nowMs : readMoment('at', query['at'], { zone, nowMs });
    const { name: field } = await readField(store, 'by', query['by'] ?? 'team');
    const month = periodOf(dayOf(atMs, zone.name), 'month');
    const fromMs = startOfDay(month.fromDay, zone.name);
    const look = makeLook(atMs, zone.name);
    const cells = await readCells(store, field, look);
    const section = describeForecast(cells, field, look);
    const title = `Month of ${month.fromDay.slice(0, 7)}, so far and to its end`;
    const period = { fromMs, toMs: atMs, zone };
    const report = { name: 'forecast', title, period, filter: {}, by: [], sections: [section] };
    const ofMonth = cells.filter(({ values: [, day] }) => (day ?? '') >= month.fromDay);
    return describeSummary({ totals: sumCells(ofMonth), groups: [], counts: [] }, report);
  },
};

function makeLook(atMs: number, timeZone: string): Look {
  const today = dayOf(atMs, timeZone);
  const month = periodOf(today, 'month');
  return { atMs, timeZone, today, month, lastMonth: periodOf(addDays(month.fromDay, -1), 'month') };
}

/** What was spent on each day that is looked at, by a field. */
function readCells(
  store: CallView,
  field: string,
  { atMs, timeZone, today, lastMonth }: Look,
): Promise<readonly Cell[]> {
  const [fromDay = lastMonth.fromDay] = [lastMonth.fromDay, addDays(today, -2 * WINDOW_DAYS)].sort();
  const bounds = toBounds({ fromMs: startOfDay(fromDay, timeZone), toMs: atMs });
  return store.crosstab({ filter: {}, timeZone, ...bounds }, [field, 'day']);
}

function describeForecast(cells: readonly Cell[], field: string, look: Look): ReportSection {
  const groups = new Map<string | null, Cell[]>();
  for (const cell of cells) {
    const key = cell.values[0] ?? null;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const rows = [...groups].map(([key, of]) => ({ key, ...describeMonth(of, look) }));
  rows.sort(
    (a, b) =>
      compareBigInts(b.spent, a.spent) || compareBigInts(b.last, a.last) || (String(a.key) < String(b.key) ? -1 : 1),
  );
  return {
    name: 'forecast',
    title: `By ${findField(field).label.toLowerCase()}`,
    columns: [nameColumn(field), ...COLUMNS],
    rows: rows.map(({ key, row }) => ({ [field]: key, ...row })),
    total: { [field]: 'Total', ...describeMonth(cells, look).row },
    notes: [
      `Per day is the mean of the last ${BURN_DAYS} whole days. The forecast goes by the weekdays of the last ${WINDOW_DAYS} days, younger ones counting more; 80 of 100 months should end between low and high.`,
      'The forecast of the total is its own: those of the rows need not add up to it. A dash: too little history.',
    ],
  };
}

interface Look {
  readonly atMs: number;
  readonly timeZone: string;
  readonly today: string;
  readonly month: { readonly fromDay: string; readonly toDay: string };
  readonly lastMonth: { readonly fromDay: string; readonly toDay: string };
}

function describeMonth(
  cells: readonly Cell[],
  { atMs, timeZone, today, month, lastMonth }: Look,
): { readonly row: SectionRow; readonly spent: bigint; readonly last: bigint } {
  const days = new Map<string, bigint>();
  for (const { values, sums } of cells) {
    const day = values[1];
    if (day) days.set(day, (days.get(day) ?? 0n) + sums.cost);
  }
  const sum = (fromDay: string, toDay: string): bigint => {
    let cost = 0n;
    for (const [day, spent] of days) if (day >= fromDay && day < toDay) cost += spent;
    return cost;
  };
  const spent = sum(month.fromDay, month.toDay);
  const last = sum(lastMonth.fromDay, lastMonth.toDay);
  const expected = forecastSpend({ days, atMs, timeZone, period: month, spent });
  // Where no call has a known cost, all of it is unknown, not nothing.
  const isKnown = cells.length === 0 || cells.some(({ sums }) => sums.pricedCalls > 0n);
  const amount = (pico: bigint | undefined): string | null => (isKnown && pico !== undefined ? formatUsd(pico) : null);
  const row = {
    spentUsd: amount(spent),
    perDayUsd: amount(divideHalfEven(sum(addDays(today, -BURN_DAYS), today), BigInt(BURN_DAYS))),
    expectedUsd: amount(expected?.expected),
    lowUsd: amount(expected?.low),
    highUsd: amount(expected?.high),
    lastMonthUsd: amount(last),
  };
  return { row, spent, last };
}

const COLUMNS: readonly SectionColumn[] = [
  { name: 'spentUsd', head: 'So far', kind: 'usd', sums: true },
  { name: 'perDayUsd', head: 'Per day', kind: 'usd' },
  { name: 'expectedUsd', head: 'At its end', kind: 'usd' },
  { name: 'lowUsd', head: 'Low', kind: 'usd' },
  { name: 'highUsd', head: 'High', kind: 'usd' },
  { name: 'lastMonthUsd', head: 'Last month', kind: 'usd', sums: true },
];
