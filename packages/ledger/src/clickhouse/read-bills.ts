import { BILL_COLUMNS, type Billed, toBilled } from '../bill-key.ts';
import type { Call } from '../types.ts';
import type { ClickHouse } from './clickhouse.ts';
import { minuteOf } from './columns.ts';

/** The rows that may be bills of the same jobs as some calls; their ids are letters and digits. */
export async function readBills(clickHouse: ClickHouse, calls: readonly Call[]): Promise<readonly Billed[]> {
  const minutes = new Set(calls.map(({ startTimeUnixNano }) => minuteOf(startTimeUnixNano)));
  const ids = new Set(calls.map(({ responseId }) => `'${responseId}'`));
  const rows = await clickHouse.query(`
    SELECT response_id, toUnixTimestamp64Nano(started_at), ${BILL_COLUMNS} FROM calls
    WHERE minute IN [${[...minutes].join(',')}] AND response_id IN [${[...ids].join(',')}]`);
  return rows.map(toBilled);
}
