import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue, SQLNULL } from '@duckdb/node-api';

/** Rows of a DuckDB vector. */
const CHUNK_ROWS = 2048;

/** A column of a table and what a row has for it. */
export interface RowColumn<Row> {
  readonly type: DuckDBType;
  read(row: Row): DuckDBValue;
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
      const slice = rows.slice(start, start + CHUNK_ROWS);
      const values = columns.map((column) => slice.map((row) => column.read(row)));
      // Most columns have nothing in most chunks, and a NULL costs more to write than a value: DuckDB widens them itself.
      const types = columns.map(({ type }, index) => (values[index]?.every(isNull) ? SQLNULL : type));
      const chunk = DuckDBDataChunk.create(types, slice.length);
      values.forEach((column, index) => {
        if (types[index] !== SQLNULL) chunk.setColumnValues(index, column);
      });
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function isNull(value: DuckDBValue): boolean {
  return value === null;
}
