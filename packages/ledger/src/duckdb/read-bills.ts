import type { DuckDBConnection } from '@duckdb/node-api';
import { BILL_COLUMNS, type Billed, toBilled } from '../bill-key.ts';
import type { Call } from '../types.ts';

/** The rows that may be bills of the same jobs as some calls; their ids are letters and digits. */
export async function readBills(connection: DuckDBConnection, calls: readonly Call[]): Promise<readonly Billed[]> {
  const starts = new Set(calls.map(({ startTimeUnixNano }) => `make_timestamp_ns(${startTimeUnixNano})`));
  const ids = new Set(calls.map(({ responseId }) => `'${responseId}'`));
  const rows = await connection.runAndReadAll(`
    SELECT response_id, epoch_ns(started_at), ${BILL_COLUMNS} FROM calls
    WHERE started_at IN (${[...starts].join(', ')}) AND response_id IN (${[...ids].join(', ')})`);
  return rows.getRows().map(toBilled);
}
