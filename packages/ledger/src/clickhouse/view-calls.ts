import type { CallView } from '../call-store.ts';
import { columnsOf } from '../cell-columns.ts';
import type { ClickHouse } from './clickhouse.ts';
import { crosstab } from './crosstab.ts';
import { distribute, distributeCalls } from './distribute.ts';
import { listCalls } from './list-calls.ts';
import { listValues } from './list-values.ts';
import { rankCells } from './rank-cells.ts';
import type { Instant } from './source.ts';
import { sumRepeats } from './sum-repeats.ts';
import { summarize } from './summarize.ts';

/** Asks a question about an instant. */
export type Ask = <T>(question: (instant: Instant) => Promise<T>) => Promise<T>;

/** The questions of {@link CallView}, each put by `ask`. */
export function viewCalls(clickHouse: ClickHouse, ask: Ask): CallView {
  return {
    summarize: (selection, fields, limit) => ask((instant) => summarize(clickHouse, instant, selection, fields, limit)),
    crosstab: (selection, fields) => ask((instant) => crosstab(clickHouse, instant, selection, fields)),
    crosstabColumns: (selection, fields, names) =>
      ask(async (instant) => columnsOf(await crosstab(clickHouse, instant, selection, fields), fields, names)),
    rankCells: (selection, fields, _names, ranking) =>
      ask((instant) => rankCells(clickHouse, instant, selection, fields, ranking)),
    distribute: (selection, unit, fields) => ask((instant) => distribute(clickHouse, instant, selection, unit, fields)),
    distributeCalls: (selection, groupings) =>
      ask((instant) => distributeCalls(clickHouse, instant, selection, groupings)),
    sumRepeats: (selection, fields) => ask((instant) => sumRepeats(clickHouse, instant, selection, fields)),
    listCalls: (selection, options) => ask((instant) => listCalls(clickHouse, instant, selection, options)),
    listValues: (field) => ask((instant) => listValues(clickHouse, instant, field)),
  };
}
