import type { CallView, Group, Selection, Spread, Summary } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { findField } from '../fields.ts';
import { divideHalfEven, formatUsd, shareOf } from '../money.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { compareValue } from '../rank-cells.ts';
import { describeSummary, type ReportDefinition, selectCalls } from '../report-definition.ts';
import type { ReportSection, SectionColumn, SectionRow } from '../types.ts';
import { nameColumn } from './name-column.ts';

/** By what requests are told apart: by nothing, whether they went well, what they are for, and who answers. */
const GROUPINGS = [[], ['status'], ['feature'], ['model']];

/** What one of something costs, beside a request. */
const UNITS = ['user', 'customer', 'session'] as const;

/** The same, of units that are few: what each cost is added up with the totals. */
const FEW_UNITS = ['feature', 'team'] as const;

/** What one of each costs: a request, a successful request, a user … */
export const units: ReportDefinition = {
  name: 'units',
  summary: 'What one costs: per request, successful request, user, customer, session and feature; mean, median and p95',
  parameters: PERIOD_PARAMETERS,
  async run(store, query) {
    const period = readPeriod(query);
    const selection = selectCalls(period, {});
    const [[all] = [], statuses = [], features = [], models = []] = await store.distributeCalls(selection, GROUPINGS);
    const good = statuses.find(({ values }) => values[0] === 'ok');
    const requests = all ? describeAllRequests(all, good) : [];
    const summary = await store.summarize(selection, FEW_UNITS);
    const perUnit = await describeUnits(store, selection, summary);
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
      describeRequests('feature', features, all),
      describeRequests('model', models, all),
    ];
    return describeSummary(summary, { name: 'units', title: 'Unit economics', period, filter: {}, by: [], sections });
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

async function describeUnits(
  store: CallView,
  selection: Selection,
  { totals, groups }: Summary,
): Promise<readonly SectionRow[]> {
  const spreads: [string, Spread | undefined][] = [];
  for (const unit of UNITS) spreads.push([unit, (await store.distribute(selection, unit, []))[0]]);
  for (const [index, unit] of FEW_UNITS.entries()) spreads.push([unit, spreadGroups(groups[index] ?? [])]);
  return spreads.flatMap(([unit, spread]) => {
    if (!spread) return [];
    const covered = shareOf(spread.cost, totals.cost);
    return [{ unit: findField(unit).label.toLowerCase(), ...describeSpread(spread), coveredShare: covered }];
  });
}

/** How the costs of groups spread, of those that have a name and a known cost. */
function spreadGroups(groups: readonly Group[]): Spread | undefined {
  const costs = groups
    .filter(({ value, sums }) => value !== null && sums.pricedCalls > 0n)
    .map(({ sums }) => sums.cost)
    .sort(compareBigInts);
  const rank = (percent: number): bigint => costs[Math.ceil((costs.length * percent) / 100) - 1] ?? 0n;
  if (costs.length === 0) return undefined;
  const cost = costs.reduce((sum, one) => sum + one, 0n);
  return { values: [], units: BigInt(costs.length), cost, median: rank(50), p95: rank(95), max: rank(100) };
}

function describeAllRequests(all: Spread, good: Spread | undefined): readonly SectionRow[] {
  const rows: SectionRow[] = [{ unit: 'request', ...describeSpread(all), coveredShare: 1 }];
  if (!good) return rows;
  const spread = { ...describeSpread(good), costUsd: formatUsd(all.cost) };
  const mean = formatUsd(divideHalfEven(all.cost, good.units));
  return [...rows, { unit: 'successful request', ...spread, meanUsd: mean, coveredShare: 1 }];
}

function describeRequests(field: string, found: readonly Spread[], all: Spread | undefined): ReportSection {
  const spreads = [...found].sort(
    (a, b) => compareBigInts(b.cost, a.cost) || compareValue(a.values[0] ?? null, b.values[0] ?? null),
  );
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
