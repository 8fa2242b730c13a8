import type { Billed } from '../bill-key.ts';
import type { Call } from '../types.ts';
import type { ClickHouse } from './clickhouse.ts';
import { minuteOf } from './columns.ts';
import { readCount } from './sum-sql.ts';

/** The rows that may be bills of the same responses as some calls; those have ids of the Responses API. */
export async function readBills(clickHouse: ClickHouse, calls: readonly Call[]): Promise<readonly Billed[]> {
  const minutes = new Set(calls.map(({ startTimeUnixNano }) => minuteOf(startTimeUnixNano)));
  const ids = new Set(calls.map(({ responseId }) => `'${responseId}'`));
  const rows = await clickHouse.query(`
    SELECT response_id, toUnixTimestamp64Nano(started_at), host, usage_reason, input_tokens, output_tokens FROM calls
    WHERE minute IN [${[...minutes].join(',')}] AND response_id IN [${[...ids].join(',')}]`);
  return rows.map(([responseId, start, host, usageReason, input, output]) => ({
    responseId: String(responseId),
    startTimeUnixNano: readCount(start),
    host: host === null || host === undefined ? null : String(host),
    usageReason: usageReason === null || usageReason === undefined ? null : String(usageReason),
    usage: {
      ...(input !== null && input !== undefined && { inputTokens: Number(input) }),
      ...(output !== null && output !== undefined && { outputTokens: Number(output) }),
    },
  }));
}
