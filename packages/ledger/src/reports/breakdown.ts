import { type CallView, CELL_ORDERS, type CellOrder, type Selection } from '../call-store.ts';
import { columnsOf } from '../cell-columns.ts';
import { ReportParameterError } from '../errors.ts';
import { type Field, isOfTime } from '../fields.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { describeSummary, type ReportDefinition, selectCalls } from '../report-definition.ts';
import { describeCells, SUMMED, type SummedColumns } from './breakdown-section.ts';
import { readField } from './read-field.ts';
import { ROW_LIMIT, readRowLimit } from './row-limit.ts';

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
    {
      name: 'order',
      summary: `what comes first: ${CELL_ORDERS.join(', ')} (default: cost, or oldest where the first field is a time)`,
      required: false,
    },
    ROW_LIMIT,
    ...PERIOD_PARAMETERS,
  ],
  async run(store, query) {
    const period = readPeriod(query);
    const by = await readFields(store, query['by'] ?? 'team');
    const order = readOrder(query['order'], by);
    const limit = readRowLimit(query['limit']);
    const selection = selectCalls(period, {});
    const summary = await store.summarize(selection, []);
    const found = await findCells(store, selection, by, { order, limit });
    const title = `By ${by.map(({ label }) => label.toLowerCase()).join(' and ')}`;
    const section = describeCells({
      ...found,
      title,
      by,
      order,
      totals: summary.totals,
      isLimited: limit !== undefined,
    });
    return describeSummary(summary, { name: 'breakdown', title, period, filter: {}, by: [], sections: [section] });
  },
};

async function findCells(
  store: CallView,
  selection: Selection,
  by: readonly Field[],
  { order, limit }: { readonly order: CellOrder; readonly limit: number | undefined },
): Promise<{ readonly cells: SummedColumns; readonly count: number }> {
  const names = by.map(({ name }) => name);
  if (limit === undefined) {
    const cells = await store.crosstabColumns(selection, names, SUMMED);
    return { cells, count: cells.count };
  }
  const { cells, count } = await store.rankCells(selection, names, SUMMED, { order, limit });
  return { cells: columnsOf(cells, names, SUMMED), count };
}

async function readFields(store: CallView, text: string): Promise<readonly Field[]> {
  const names = text.split(',').map((name) => name.trim());
  if (names.length > MAX_FIELDS || new Set(names).size < names.length) {
    throw new ReportParameterError('by', JSON.stringify(text.slice(0, 200)), `at most ${MAX_FIELDS} different fields`);
  }
  const fields: Field[] = [];
  // One after the other: with the first that fails, what they are asked on is closed.
  for (const name of names) fields.push(await readField(store, 'by', name));
  return fields;
}

function readOrder(text: string | undefined, by: readonly Field[]): CellOrder {
  if (text === undefined) return isOfTime(by[0]?.name ?? '') ? 'oldest' : 'cost';
  const order = CELL_ORDERS.find((known) => known === text);
  const got = JSON.stringify(text.slice(0, 80));
  if (!order) throw new ReportParameterError('order', got, `one of ${CELL_ORDERS.join(', ')}`);
  if (['oldest', 'newest'].includes(order) && !by.some(({ name }) => isOfTime(name))) {
    throw new ReportParameterError('order', got, 'a field of time in by, such as day');
  }
  return order;
}
