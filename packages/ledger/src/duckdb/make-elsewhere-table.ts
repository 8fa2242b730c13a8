import { BIGINT, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { findElsewhere, type TracedCall } from '../repricing/find-elsewhere.ts';
import { appendRows } from './append-rows.ts';

/**
 * The ids of OpenAI, Azure and Anthropic, where they answered themselves: a response has one and no other has it. Other
 * ids are made up by frameworks, or shared by calls.
 */
const SOUND_ID = `CASE WHEN regexp_full_match(response_id, '(chatcmpl-|cmpl-|resp_|msg_)[A-Za-z0-9_-]{16,120}')
  AND CASE WHEN host IS NULL THEN regexp_matches(lower(provider), 'openai|azure|^az[._]|anthropic|claude')
    ELSE regexp_full_match(lower(host),
      '([a-z]{2}\\.)?api\\.openai\\.com|[a-z0-9-]+\\.openai\\.azure\\.(com|us)|api\\.anthropic\\.com') END
  THEN response_id END`;

/** What may be a telling of a call; loose is one that nobody ever put an amount on. */
const TOLD = `SELECT rowid AS id, *, ${SOUND_ID} AS sound_id,
    cost_usd IS NULL AND (trace_id, span_id, started_at) NOT IN (
      SELECT (trace_id, span_id, started_at) FROM first_costs WHERE cost_usd IS NOT NULL) AS loose
  FROM calls
  WHERE coalesce(cost_reason NOT IN ('failed_call', 'counted_elsewhere'), true)
    AND usage_reason IS DISTINCT FROM 'background'`;

/** The trace in which a response that several traces tell of counts: one where it has its amount, if there is one. */
const HOMES = `SELECT sound_id, arg_min(trace_id, (loose, trace_id)) AS home FROM told
  WHERE sound_id IN (SELECT sound_id FROM told WHERE loose) GROUP BY sound_id HAVING min(trace_id) <> max(trace_id)`;

const TRACED = `WITH told AS (${TOLD}), homes AS (${HOMES}), traces AS (
    SELECT trace_id FROM told GROUP BY trace_id
    HAVING bool_or(loose) AND (count(*) > 1 OR bool_or(sound_id IN (SELECT sound_id FROM homes)))
  )
  SELECT trace_id, id, span_id, parent_span_id, epoch_ns(started_at), duration_ns, service,
    regexp_replace(lower(request_model), '^.*/', ''), regexp_replace(lower(response_model), '^.*/', ''),
    input_tokens, output_tokens, sound_id, loose, coalesce(home <> trace_id, false)
  FROM told LEFT JOIN homes USING (sound_id) WHERE trace_id IN (SELECT trace_id FROM traces) ORDER BY trace_id, id`;

/** Makes the temporary table `elsewhere` of the rows that another row of the same call may tell of. */
export async function makeElsewhereTable(connection: DuckDBConnection): Promise<void> {
  await connection.run('CREATE TEMP TABLE elsewhere (id BIGINT)');
  const found: bigint[] = [];
  let traceId: string | undefined;
  let calls: TracedCall[] = [];
  const result = await connection.stream(TRACED);
  for await (const rows of result.yieldRows()) {
    for (const row of rows) {
      if (row[0] !== traceId) {
        for (const id of await findElsewhere(calls)) found.push(id);
        traceId = row[0] as string;
        calls = [];
      }
      calls.push(readCall(row));
    }
  }
  for (const id of await findElsewhere(calls)) found.push(id);
  await appendRows(connection, 'elsewhere', found, [{ type: BIGINT, read: (id) => id }]);
}

function readCall(row: readonly DuckDBValue[]): TracedCall {
  const [, id, spanId, parentSpanId, start, duration, service, requestModel, responseModel] = row;
  const [inputTokens, outputTokens, responseId, loose, toldInOtherTrace] = row.slice(9);
  return {
    id: id as bigint,
    spanId: spanId as string,
    parentSpanId: parentSpanId as string | null,
    start: start as bigint,
    end: typeof duration === 'bigint' ? (start as bigint) + duration : null,
    service: service as string | null,
    models: [requestModel, responseModel].filter((model) => typeof model === 'string'),
    inputTokens: inputTokens as bigint | null,
    outputTokens: outputTokens as bigint | null,
    responseId: responseId as string | null,
    loose: loose === true,
    toldInOtherTrace: toldInOtherTrace === true,
  };
}
