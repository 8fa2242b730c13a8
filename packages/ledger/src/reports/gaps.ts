import type { CallView, Cell, Selection, Sums } from '../call-store.ts';
import { compareBigInts } from '../compare-big-ints.ts';
import { shareOf } from '../money.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { type ReportDefinition, selectCalls, summarizeReport } from '../report-definition.ts';
import { formatKnownCost } from '../totals.ts';
import type { ReportSection, SectionColumn } from '../types.ts';
import { nameColumn } from './name-column.ts';

/** What the other reports do not know: whose a call is, and what it cost. */
export const gaps: ReportDefinition = {
  name: 'gaps',
  summary: 'What is not known: calls without an owner and calls without a price, their share, and where they come from',
  parameters: PERIOD_PARAMETERS,
  async run(store, query) {
    const period = readPeriod(query);
    const selection = selectCalls(period, {});
    const { totals } = await store.summarize(selection, []);
    const sections = [
      await describeDimensions(store, selection, totals),
      await describeUnowned(store, selection, totals),
      await describeUnpriced(store, selection, totals),
    ];
    return summarizeReport(store, { name: 'gaps', title: 'Gaps', period, filter: {}, by: [], sections });
  },
};

const DIMENSIONS = ['team', 'project', 'feature', 'environment', 'user', 'customer', 'session'] as const;

async function describeDimensions(store: CallView, selection: Selection, totals: Sums): Promise<ReportSection> {
  const rows = [];
  for (const dimension of DIMENSIONS) {
    const [cell] = await store.crosstab({ ...selection, filter: { ...selection.filter, [dimension]: null } }, []);
    const { calls, cost, pricedCalls } = cell?.sums ?? NOTHING;
    rows.push({
      dimension,
      calls: Number(calls),
      callShare: shareOf(calls, totals.calls),
      costUsd: formatKnownCost({ calls, cost, pricedCalls }),
      costShare: shareOf(cost, totals.cost),
    });
  }
  return {
    name: 'dimensions',
    title: 'Calls that do not say',
    columns: [{ name: 'dimension', head: 'Their', kind: 'text' }, CALLS, CALL_SHARE, COST, COST_SHARE],
    rows,
    notes: ['A call is in every row whose dimension it lacks: the rows are not parts of a whole.'],
  };
}

async function describeUnowned(store: CallView, selection: Selection, totals: Sums): Promise<ReportSection> {
  const fields = ['service', 'environment', 'feature'];
  const cells = await store.crosstab({ ...selection, filter: { ...selection.filter, team: null } }, fields);
  return {
    name: 'unattributed',
    title: 'Without a team',
    columns: [...fields.map(nameColumn), CALLS, CALL_SHARE, COST, COST_SHARE],
    ...listCells(cells, fields, ({ calls, cost, pricedCalls }) => ({
      calls: Number(calls),
      callShare: shareOf(calls, totals.calls),
      costUsd: formatKnownCost({ calls, cost, pricedCalls }),
      costShare: shareOf(cost, totals.cost),
    })),
    notes: ['Say whose they are with team.id in baggage, or withAttribution, where such a call begins.'],
  };
}

async function describeUnpriced(store: CallView, selection: Selection, totals: Sums): Promise<ReportSection> {
  const fields = ['model', 'host', 'costReason'];
  const cells = await store.crosstab({ ...selection, filter: { ...selection.filter, costStatus: 'unpriced' } }, fields);
  const counted = cells.filter(({ sums }) => sums.unpricedCalls > 0n);
  const tokens = totals.pricedTokens + totals.unpricedTokens;
  return {
    name: 'unpriced',
    title: 'Without a price',
    columns: [...fields.map(nameColumn), CALLS, CALL_SHARE, TOKENS, TOKEN_SHARE],
    ...listCells(counted, fields, ({ unpricedCalls, unpricedTokens }) => ({
      calls: Number(unpricedCalls),
      callShare: shareOf(unpricedCalls, totals.pricedCalls + totals.unpricedCalls),
      tokens: Number(unpricedTokens),
      tokenShare: shareOf(unpricedTokens, tokens),
    })),
    notes: ['`spendspan prices coverage` says what to do about each.'],
  };
}

/** What the tables tell of calls. */
type CellSums = Pick<Sums, 'calls' | 'cost' | 'pricedCalls' | 'unpricedCalls' | 'unpricedTokens'>;

const NOTHING: CellSums = { calls: 0n, cost: 0n, pricedCalls: 0n, unpricedCalls: 0n, unpricedTokens: 0n };

/** Cells as rows, those with most cost, then most calls first, and their total. */
function listCells(
  cells: readonly Cell[],
  fields: readonly string[],
  describe: (sums: CellSums) => Record<string, string | number | null>,
): Pick<ReportSection, 'rows' | 'total'> {
  const sorted = [...cells].sort(
    (a, b) =>
      compareBigInts(b.sums.cost, a.sums.cost) ||
      compareBigInts(b.sums.calls, a.sums.calls) ||
      (a.values < b.values ? -1 : 1),
  );
  const sum = { ...NOTHING };
  for (const { sums } of cells) {
    sum.calls += sums.calls;
    sum.cost += sums.cost;
    sum.pricedCalls += sums.pricedCalls;
    sum.unpricedCalls += sums.unpricedCalls;
    sum.unpricedTokens += sums.unpricedTokens;
  }
  const [first = ''] = fields;
  return {
    rows: sorted.map(({ values, sums }) => ({
      ...Object.fromEntries(fields.map((field, index) => [field, values[index] ?? null])),
      ...describe(sums),
    })),
    total: { [first]: 'Total', ...Object.fromEntries(fields.slice(1).map((field) => [field, ''])), ...describe(sum) },
  };
}

const CALLS: SectionColumn = { name: 'calls', head: 'Requests', kind: 'count', sums: true };
const CALL_SHARE: SectionColumn = { name: 'callShare', head: 'Share', kind: 'share' };
const COST: SectionColumn = { name: 'costUsd', head: 'USD', kind: 'usd', sums: true };
const COST_SHARE: SectionColumn = { name: 'costShare', head: 'Share', kind: 'share' };
const TOKENS: SectionColumn = { name: 'tokens', head: 'Tokens', kind: 'count', sums: true };
const TOKEN_SHARE: SectionColumn = { name: 'tokenShare', head: 'Share', kind: 'share' };
