import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';

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
  const types = columns.map(({ type }) => type);
  const appender = await connection.createAppender(table);
  try {
    for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
      const slice = rows.slice(start, start + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, slice.length);
      chunk.setColumns(columns.map((column) => slice.map((row) => column.read(row))));
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
