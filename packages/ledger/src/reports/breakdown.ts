import type { CallView, Cell, SumName, Sums } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { ReportParameterError } from '../errors.ts';
import { type Field, findField } from '../fields.ts';
import { divideHalfEven, formatUsd, shareOf } from '../money.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { type ReportDefinition, selectCalls, summarizeReport } from '../report-definition.ts';
import { formatKnownCost } from '../totals.ts';
import type { ReportSection, SectionColumn, SectionRow } from '../types.ts';
import { nameColumn } from './name-column.ts';
import { readField } from './read-field.ts';

/** More make a table that nobody reads. */
const MAX_FIELDS = 4;

/** Any combination of fields, of any calls. */
export const breakdown: ReportDefinition = {
  name: 'breakdown',
  summary: 'Spend by any fields together (--by team,model), of calls with any values (--where environment=prod)',
  parameters: [
    {
      name: 'by',
      summary: `up to ${MAX_FIELDS} fields, own dimensions included: team,model (default: team)`,
      required: false,
    },
    ...PERIOD_PARAMETERS,
  ],
  async run(store, query) {
    const period = readPeriod(query);
    const by = await readFields(store, query['by'] ?? 'team');
    const cells = await store.crosstab(
      selectCalls(period, {}),
      by.map(({ name }) => name),
      SUMMED,
    );
    const title = `By ${by.map(({ label }) => label.toLowerCase()).join(' and ')}`;
    const sections = [describeCells(title, by, cells)];
    return summarizeReport(store, { name: 'breakdown', title, period, filter: {}, by: [], sections });
  },
};

async function readFields(store: CallView, text: string): Promise<readonly Field[]> {
  const names = text.split(',').map((name) => name.trim());
  if (names.length > MAX_FIELDS || new Set(names).size < names.length) {
    throw new ReportParameterError('by', JSON.stringify(text.slice(0, 200)), `at most ${MAX_FIELDS} different fields`);
  }
  return Promise.all(names.map((name) => readField(store, 'by', name)));
}

function describeCells(title: string, by: readonly Field[], cells: readonly SummedCell[]): ReportSection {
  const all = addSums(cells);
  const [first = findField('team')] = by;
  return {
    name: 'breakdown',
    title,
    columns: [...by.map(({ name }) => nameColumn(name)), ...COLUMNS],
    rows: sortCells(cells).map(({ values, sums }) => {
      const row: Record<string, SectionRow[string]> = {};
      for (const [index, { name }] of by.entries()) row[name] = values[index] ?? null;
      return Object.assign(row, describeSums(sums, all.cost));
    }),
    total: {
      ...Object.fromEntries(by.map(({ name }) => [name, name === first.name ? 'Total' : ''])),
      ...describeSums(all, all.cost),
    },
    notes: [],
  };
}

/** Most cost, then most calls first. There may be hundreds of thousands: numbers, where they differ, are compared faster. */
function sortCells(cells: readonly SummedCell[]): readonly SummedCell[] {
  return cells
    .map((cell) => ({ cell, cost: Number(cell.sums.cost) }))
    .sort((a, b) => b.cost - a.cost || compareCells(a.cell, b.cell))
    .map(({ cell }) => cell);
}

function compareCells(a: SummedCell, b: SummedCell): number {
  return compareBigInts(b.sums.cost, a.sums.cost) || compareBigInts(b.sums.calls, a.sums.calls) || compareKeys(a, b);
}

type CellSums = Sums<(typeof SUMMED)[number]>;
type SummedCell = Cell<keyof CellSums>;

const SUMMED = [
  'calls',
  'pricedCalls',
  'unpricedCalls',
  'failedCalls',
  'inputTokens',
  'outputTokens',
  'cost',
] as const satisfies SumName[];

const NOTHING = Object.fromEntries(SUMMED.map((name) => [name, 0n])) as CellSums;

function addSums(cells: readonly SummedCell[]): CellSums {
  const all = { ...NOTHING };
  for (const { sums } of cells) for (const name of SUMMED) all[name] += sums[name];
  return all;
}

function describeSums(sums: CellSums, whole: bigint): SectionRow {
  const costUsd = formatKnownCost(sums);
  return {
    costUsd,
    share: costUsd === null ? null : shareOf(sums.cost, whole),
    calls: Number(sums.calls),
    failedCalls: Number(sums.failedCalls),
    unpricedCalls: Number(sums.unpricedCalls),
    inputTokens: Number(sums.inputTokens),
    outputTokens: Number(sums.outputTokens),
    costPerCallUsd: sums.pricedCalls === 0n ? null : formatUsd(divideHalfEven(sums.cost, sums.pricedCalls)),
  };
}

const COLUMNS: readonly SectionColumn[] = [
  { name: 'costUsd', head: 'USD', kind: 'usd', sums: true },
  { name: 'share', head: 'Share', kind: 'share' },
  { name: 'calls', head: 'Requests', kind: 'count', sums: true },
  { name: 'failedCalls', head: 'Failed', kind: 'count', sums: true },
  { name: 'unpricedCalls', head: 'Unpriced', kind: 'count', sums: true },
  { name: 'inputTokens', head: 'In tokens', kind: 'count', sums: true },
  { name: 'outputTokens', head: 'Out tokens', kind: 'count', sums: true },
  { name: 'costPerCallUsd', head: 'USD/request', kind: 'usd' },
];

/** By the values, one after the other; an absent one comes last. */
function compareKeys(a: SummedCell, b: SummedCell): number {
  for (const [index, left = null] of a.values.entries()) {
    const right = b.values[index] ?? null;
    if (left === right) continue;
    return right === null || (left !== null && left < right) ? -1 : 1;
  }
  return 0;
}
