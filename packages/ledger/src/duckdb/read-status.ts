import { type DuckDBConnection, DuckDBTimestampNanosecondsValue, type DuckDBValue } from '@duckdb/node-api';
import type { StoreStatus } from '../call-store.ts';
import { formatTime } from '../format-time.ts';
import { SCHEMA_VERSION } from './migrate.ts';

/** What the file at `location` says of itself. */
export async function readStatus(connection: DuckDBConnection, location: string): Promise<StoreStatus> {
  const sql = 'SELECT count(*), min(started_at), max(started_at) FROM calls';
  const [[calls, first, last] = []] = (await connection.runAndReadAll(sql)).getRows();
  return {
    store: 'duckdb',
    location,
    schemaVersion: SCHEMA_VERSION,
    calls: Number(calls ?? 0),
    firstCallAt: formatOptional(first),
    lastCallAt: formatOptional(last),
  };
}

function formatOptional(value: DuckDBValue | undefined): string | null {
  return value instanceof DuckDBTimestampNanosecondsValue ? formatTime(value.nanos) : null;
}
