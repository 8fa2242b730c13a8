import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue, SQLNULL } from '@duckdb/node-api';

/** Rows of a DuckDB vector. */
const CHUNK_ROWS = 2048;

/** A column of a table and what a row has for it. */
export interface RowColumn<Row> {
  readonly type: DuckDBType;
  read(row: Row): DuckDBValue;
  /** Makes what `read` gives, unless that is null, what DuckDB takes. */
  box?(value: DuckDBValue): DuckDBValue;
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
  columns.forEach((column, index) => {
    const read = values[index];
    if (!read) return;
    const vector = chunk.getColumnVector(index);
    for (let row = 0; row < count; row += 1) {
      const value = read[row] ?? null;
      vector.setItem(row, value === null || !column.box ? value : column.box(value));
    }
    vector.flush();
  });
  return chunk;
}

/** What some rows have for a column; undefined when that is nothing. */
function readColumn<Row>(
  column: RowColumn<Row>,
  rows: readonly Row[],
  start: number,
  count: number,
): readonly DuckDBValue[] | undefined {
  const values = new Array<DuckDBValue>(count).fill(null);
  let present = false;
  for (let index = 0; index < count; index += 1) {
    const value = column.read(rows[start + index] as Row);
    if (value === null) continue;
    values[index] = value;
    present = true;
  }
  return present ? values : undefined;
}
