import type { CallView, Cell, SumName } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { ReportParameterError } from '../errors.ts';
import type { Field } from '../fields.ts';
import { ManyAmounts } from '../many-amounts.ts';
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
  const names = by.map(({ name }) => name);
  const sums = readSums(cells);
  return {
    name: 'breakdown',
    title,
    columns: [...names.map(nameColumn), ...COLUMNS],
    rows: describeRows(names, cells, sums),
    total: { ...Object.fromEntries(names.map((name, index) => [name, index === 0 ? 'Total' : ''])), ...addUp(sums) },
    notes: [],
  };
}

type SummedCell = Cell<(typeof SUMMED)[number]>;

const SUMMED = [
  'calls',
  'pricedCalls',
  'unpricedCalls',
  'failedCalls',
  'inputTokens',
  'outputTokens',
  'cost',
] as const satisfies SumName[];

/** The sums of all cells, a column each. */
type CellSums = Readonly<Record<(typeof SUMMED)[number], ManyAmounts>>;

function readSums(cells: readonly SummedCell[]): CellSums {
  const read = (one: (sums: SummedCell['sums']) => bigint): ManyAmounts =>
    new ManyAmounts(cells.length, (index) => one((cells[index] as SummedCell).sums));
  return {
    calls: read((sums) => sums.calls),
    pricedCalls: read((sums) => sums.pricedCalls),
    unpricedCalls: read((sums) => sums.unpricedCalls),
    failedCalls: read((sums) => sums.failedCalls),
    inputTokens: read((sums) => sums.inputTokens),
    outputTokens: read((sums) => sums.outputTokens),
    cost: read((sums) => sums.cost),
  };
}

function describeRows(names: readonly string[], cells: readonly SummedCell[], sums: CellSums): readonly SectionRow[] {
  const { calls, pricedCalls, unpricedCalls, failedCalls, inputTokens, outputTokens, cost } = sums;
  const whole = cost.sum;
  const [usd, perCall] = [cost.format(), cost.formatQuotients(pricedCalls)];
  // All rows are copies of one: an object that gets its properties one by one takes several times as long.
  const blank: Record<string, SectionRow[string]> = Object.fromEntries(
    [...names, ...COLUMNS.map(({ name }) => name)].map((name) => [name, null]),
  );
  return Array.from(sortCells(cells, cost), (index) => {
    const row = { ...blank };
    for (const [place, name] of names.entries()) row[name] = cells[index]?.values[place] ?? null;
    const isKnown = pricedCalls.number(index) > 0 || calls.number(index) === 0;
    row['costUsd'] = isKnown ? (usd[index] ?? null) : null;
    row['share'] = isKnown ? cost.share(index, whole) : null;
    row['calls'] = calls.number(index);
    row['failedCalls'] = failedCalls.number(index);
    row['unpricedCalls'] = unpricedCalls.number(index);
    row['inputTokens'] = inputTokens.number(index);
    row['outputTokens'] = outputTokens.number(index);
    row['costPerCallUsd'] = perCall[index] ?? null;
    return row;
  });
}

/** Where the cells are in the order of most cost, then most calls. Numbers, where they differ, are compared faster. */
function sortCells(cells: readonly SummedCell[], cost: ManyAmounts): Uint32Array {
  const at = (index: number): SummedCell => cells[index] as SummedCell;
  return Uint32Array.from(cells.keys()).sort((a, b) => cost.number(b) - cost.number(a) || compareCells(at(a), at(b)));
}

function compareCells(a: SummedCell, b: SummedCell): number {
  return compareBigInts(b.sums.cost, a.sums.cost) || compareBigInts(b.sums.calls, a.sums.calls) || compareKeys(a, b);
}

function addUp(sums: CellSums): SectionRow {
  const [cost, calls, pricedCalls] = [sums.cost.sum, sums.calls.sum, sums.pricedCalls.sum];
  const costUsd = formatKnownCost({ cost, calls, pricedCalls });
  return {
    costUsd,
    share: costUsd === null ? null : shareOf(cost, cost),
    calls: Number(calls),
    failedCalls: Number(sums.failedCalls.sum),
    unpricedCalls: Number(sums.unpricedCalls.sum),
    inputTokens: Number(sums.inputTokens.sum),
    outputTokens: Number(sums.outputTokens.sum),
    costPerCallUsd: pricedCalls === 0n ? null : formatUsd(divideHalfEven(cost, pricedCalls)),
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
