import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, SQLNULL } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { CHUNK_ROWS, fillVector, type RowValue, type RowValues } from './fill-vector.ts';

/** A column of a table and what a row has for it. */
export interface RowColumn<Row> {
  readonly type: DuckDBType;
  read(row: Row): RowValue;
}

/** Appends rows to a table; `columns` are all columns of it, in its order. */
export async function appendRows<Row>(
  connection: DuckDBConnection,
  table: string,
  rows: readonly Row[],
  columns: readonly RowColumn<Row>[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  try {
    for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
      appender.appendDataChunk(makeChunk(rows, start, Math.min(CHUNK_ROWS, rows.length - start), columns));
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function makeChunk<Row>(
  rows: readonly Row[],
  start: number,
  count: number,
  columns: readonly RowColumn<Row>[],
): DuckDBDataChunk {
  const values = columns.map((column) => readColumn(column, rows, start, count));
  // Most columns have nothing in most chunks, and a NULL costs more to write than a value: DuckDB widens them itself.
  const types = columns.map(({ type }, index) => (values[index] ? type : SQLNULL));
  const chunk = DuckDBDataChunk.create(types, count);
  values.forEach((read, index) => {
    const type = types[index];
    if (read && type) fillVector(duckdb.data_chunk_get_vector(chunk.chunk, index), type, read);
  });
  return chunk;
}

/** What some rows have for a column; undefined when that is nothing. */
function readColumn<Row>(
  column: RowColumn<Row>,
  rows: readonly Row[],
  start: number,
  count: number,
): RowValues | undefined {
  let values: RowValue[] | undefined;
  for (let index = 0; index < count; index += 1) {
    const value = column.read(rows[start + index] as Row) ?? null;
    if (value === null) continue;
    values ??= new Array<RowValue>(count).fill(null);
    values[index] = value;
  }
  return values;
}
