import type { CallView, Selection, Spread } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { findField } from '../fields.ts';
import { divideHalfEven, formatUsd, shareOf } from '../money.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { type ReportDefinition, selectCalls, summarizeReport } from '../report-definition.ts';
import type { ReportSection, SectionColumn, SectionRow } from '../types.ts';
import { nameColumn } from './name-column.ts';

/** What one of something costs, beside a request. */
const UNITS = ['user', 'customer', 'session', 'feature', 'team'] as const;

/** What one of each costs: a request, a successful request, a user … */
export const units: ReportDefinition = {
  name: 'units',
  summary: 'What one costs: per request, successful request, user, customer, session and feature; mean, median and p95',
  parameters: PERIOD_PARAMETERS,
  async run(store, query) {
    const period = readPeriod(query);
    const selection = selectCalls(period, {});
    const [all] = await store.distribute(selection, 'call', []);
    const requests = all ? await describeAllRequests(store, selection, all) : [];
    const perUnit = await describeUnits(store, selection, all?.cost ?? 0n);
    const perFeature = await describeRequests(store, selection, 'feature', all);
    const perModel = await describeRequests(store, selection, 'model', all);
    const sections: ReportSection[] = [
      {
        name: 'units',
        title: 'What one costs',
        columns: [{ name: 'unit', head: 'One', kind: 'text' }, ...SPREAD_COLUMNS, COVERED],
        rows: [...requests, ...perUnit],
        notes: [
          'Median and p95 are the cost of a unit that there is (nearest rank). Only units with a known cost count.',
          'A successful request carries its share of what was spent on those that failed; its median and p95 are its own.',
          'The last column says how much of the spend names such a unit.',
        ],
      },
      perFeature,
      perModel,
    ];
    return summarizeReport(store, { name: 'units', title: 'Unit economics', period, filter: {}, by: [], sections });
  },
};

const SPREAD_COLUMNS: readonly SectionColumn[] = [
  { name: 'units', head: 'Number', kind: 'count', sums: true },
  { name: 'costUsd', head: 'USD', kind: 'usd', sums: true },
  { name: 'meanUsd', head: 'Mean', kind: 'usd' },
  { name: 'medianUsd', head: 'Median', kind: 'usd' },
  { name: 'p95Usd', head: 'p95', kind: 'usd' },
  { name: 'maxUsd', head: 'Most', kind: 'usd' },
];

const COVERED: SectionColumn = { name: 'coveredShare', head: 'Of spend', kind: 'share' };

async function describeUnits(store: CallView, selection: Selection, spent: bigint): Promise<readonly SectionRow[]> {
  const rows: SectionRow[] = [];
  for (const unit of UNITS) {
    const [spread] = await store.distribute(selection, unit, []);
    if (spread) {
      const covered = shareOf(spread.cost, spent);
      rows.push({ unit: findField(unit).label.toLowerCase(), ...describeSpread(spread), coveredShare: covered });
    }
  }
  return rows;
}

async function describeAllRequests(store: CallView, selection: Selection, all: Spread): Promise<readonly SectionRow[]> {
  const ok = { ...selection, filter: { ...selection.filter, status: 'ok' } };
  const [good] = await store.distribute(ok, 'call', []);
  const rows: SectionRow[] = [{ unit: 'request', ...describeSpread(all), coveredShare: 1 }];
  if (!good) return rows;
  const spread = { ...describeSpread(good), costUsd: formatUsd(all.cost) };
  const mean = formatUsd(divideHalfEven(all.cost, good.units));
  return [...rows, { unit: 'successful request', ...spread, meanUsd: mean, coveredShare: 1 }];
}

async function describeRequests(
  store: CallView,
  selection: Selection,
  field: string,
  all: Spread | undefined,
): Promise<ReportSection> {
  const spreads = [...(await store.distribute(selection, 'call', [field]))];
  spreads.sort((a, b) => compareBigInts(b.cost, a.cost));
  return {
    name: `requests-by-${field}`,
    title: `One request, by ${findField(field).label.toLowerCase()}`,
    columns: [nameColumn(field), ...SPREAD_COLUMNS],
    rows: spreads.map((spread) => ({ [field]: spread.values[0] ?? null, ...describeSpread(spread) })),
    ...(all && { total: { [field]: 'Total', ...describeSpread(all) } }),
    notes: [],
  };
}

function describeSpread({ units: number, cost, median, p95, max }: Spread): SectionRow {
  return {
    units: Number(number),
    costUsd: formatUsd(cost),
    meanUsd: formatUsd(divideHalfEven(cost, number)),
    medianUsd: formatUsd(median),
    p95Usd: formatUsd(p95),
    maxUsd: formatUsd(max),
  };
}
