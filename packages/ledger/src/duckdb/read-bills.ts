import type { DuckDBConnection } from '@duckdb/node-api';
import type { Billed } from '../bill-key.ts';
import type { Call } from '../types.ts';

/** The rows that may be bills of the same responses as some calls; those have ids of the Responses API. */
export async function readBills(connection: DuckDBConnection, calls: readonly Call[]): Promise<readonly Billed[]> {
  const starts = new Set(calls.map(({ startTimeUnixNano }) => `make_timestamp_ns(${startTimeUnixNano})`));
  const ids = new Set(calls.map(({ responseId }) => `'${responseId}'`));
  const rows = await connection.runAndReadAll(`
    SELECT response_id, epoch_ns(started_at), host, usage_reason, input_tokens, output_tokens FROM calls
    WHERE started_at IN (${[...starts].join(', ')}) AND response_id IN (${[...ids].join(', ')})`);
  return rows.getRows().map(([responseId, start, host, usageReason, input, output]) => ({
    responseId: String(responseId),
    startTimeUnixNano: BigInt(String(start)),
    host: host === null ? null : String(host),
    usageReason: usageReason === null ? null : String(usageReason),
    usage: {
      ...(input !== null && { inputTokens: Number(input) }),
      ...(output !== null && { outputTokens: Number(output) }),
    },
  }));
}
