import type { DuckDBValue } from '@duckdb/node-api';

/** What a column of texts has in a row. */
export function readText(value: DuckDBValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
