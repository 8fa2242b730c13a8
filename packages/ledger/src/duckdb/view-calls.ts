import type { DuckDBConnection } from '@duckdb/node-api';
import type { CallView } from '../call-store.ts';
import { crosstab } from './crosstab.ts';
import { crosstabColumns } from './crosstab-columns.ts';
import { distribute } from './distribute.ts';
import { distributeCalls } from './distribute-calls.ts';
import { listCalls } from './list-calls.ts';
import { listValues } from './list-values.ts';
import { rankCells } from './rank-cells.ts';
import { sumRepeats } from './sum-repeats.ts';
import { summarize } from './summarize.ts';

/** Runs a query on a connection. */
export type RunQuery = <T>(query: (connection: DuckDBConnection) => Promise<T>) => Promise<T>;

/** The questions of {@link CallView}, each answered by `run`. */
export function viewCalls(run: RunQuery): CallView {
  return {
    summarize: (selection, fields, limit) => run((connection) => summarize(connection, selection, fields, limit)),
    crosstab: (selection, fields, names) => run((connection) => crosstab(connection, selection, fields, names)),
    crosstabColumns: (selection, fields, names) =>
      run((connection) => crosstabColumns(connection, selection, fields, names)),
    rankCells: (selection, fields, names, ranking) =>
      run((connection) => rankCells(connection, selection, fields, names, ranking)),
    distribute: (selection, unit, fields) => run((connection) => distribute(connection, selection, unit, fields)),
    distributeCalls: (selection, groupings) => run((connection) => distributeCalls(connection, selection, groupings)),
    sumRepeats: (selection, fields) => run((connection) => sumRepeats(connection, selection, fields)),
    listCalls: (selection, options) => run((connection) => listCalls(connection, selection, options)),
    listValues: (field) => run((connection) => listValues(connection, field)),
  };
}
