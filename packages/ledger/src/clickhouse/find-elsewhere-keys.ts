import { findElsewhere, type TracedCall } from '../repricing/find-elsewhere.ts';
import type { ClickHouse, Value } from './clickhouse.ts';
import type { CallKey } from './read-priceable.ts';
import { type Instant, makeSource } from './source.ts';
import { readCount, readText } from './sum-sql.ts';

/**
 * The ids of OpenAI, Azure and Anthropic, where they answered themselves: a response has one and no other has it. Other
 * ids are made up by frameworks, or shared by calls.
 */
const SOUND_ID = String.raw`if(match(ifNull(response_id, ''), '^(chatcmpl-|cmpl-|resp_|msg_)[A-Za-z0-9_-]{16,120}$')
  AND if(isNull(host), match(lowerUTF8(ifNull(provider, '')), 'openai|azure|^az[._]|anthropic|claude'),
    match(lowerUTF8(ifNull(host, '')),
      '^(([a-z]{2}\\.)?api\\.openai\\.com|[a-z0-9-]+\\.openai\\.azure\\.(com|us)|api\\.anthropic\\.com)$')),
  response_id, NULL)`;

/** One text that tells a call apart. */
export function keyOf({ traceId, spanId, minute }: CallKey): string {
  return `${traceId}${spanId}${minute}`;
}

/** The keys of the calls that another row may tell of. */
export async function findElsewhereKeys(clickHouse: ClickHouse, instant: Instant): Promise<ReadonlySet<string>> {
  const { calls, params } = makeSource({ filter: {} }, instant);
  const keys: string[] = [];
  const found = new Set<string>();
  let traceId: string | undefined;
  let traced: TracedCall[] = [];
  const finish = async (): Promise<void> => {
    for (const id of await findElsewhere(traced)) found.add(keys[Number(id)] ?? '');
    traced = [];
    keys.length = 0;
  };
  for (const row of await clickHouse.query(tracedSql(calls), params)) {
    const [trace, span, minute] = row;
    if (trace !== traceId) await finish();
    traceId = String(trace);
    traced.push(readCall(BigInt(keys.length), row.slice(1)));
    keys.push(keyOf({ traceId, spanId: String(span), minute: Number(minute) }));
  }
  await finish();
  return found;
}

/** The calls of the traces in which something may be told twice; loose is a call that nobody ever put an amount on. */
function tracedSql(calls: string): string {
  const told = `SELECT *, ${SOUND_ID} AS sound_id, isNull(cost_usd) AND isNull(first_cost_usd) AS loose
    FROM (${calls})
    WHERE ifNull(cost_reason, '') NOT IN ('failed_call', 'counted_elsewhere')
      AND ifNull(usage_reason, '') <> 'background'`;
  // The trace in which a response that several traces tell of counts: one where it has its amount, if there is one.
  const homes = `SELECT sound_id, argMin(trace_id, (loose, trace_id)) AS home FROM told
    WHERE isNotNull(sound_id) AND sound_id IN (SELECT sound_id FROM told WHERE loose AND isNotNull(sound_id))
    GROUP BY sound_id HAVING min(trace_id) <> max(trace_id)`;
  const traces = `SELECT trace_id FROM told GROUP BY trace_id
    HAVING max(loose) AND (count() > 1 OR countIf(isNotNull(sound_id) AND sound_id IN (SELECT sound_id FROM homes)) > 0)`;
  return `WITH told AS (${told}), homes AS (${homes}), traces AS (${traces})
    SELECT trace_id, span_id, minute, parent_span_id, toUnixTimestamp64Nano(started_at), duration_ns, service,
      replaceRegexpOne(lowerUTF8(request_model), '^.*/', ''), replaceRegexpOne(lowerUTF8(response_model), '^.*/', ''),
      input_tokens, output_tokens, sound_id, loose, homes.home <> '' AND homes.home <> trace_id
    FROM told LEFT JOIN homes ON told.sound_id = homes.sound_id
    WHERE trace_id IN (SELECT trace_id FROM traces)
    ORDER BY trace_id, minute, span_id`;
}

function readCall(id: bigint, row: readonly Value[]): TracedCall {
  const [spanId, , parentSpanId, start, duration, service, requestModel, responseModel, inputTokens, outputTokens] =
    row;
  const [responseId, loose, toldInOtherTrace] = row.slice(10);
  const optional = (value: Value | undefined): bigint | null =>
    value === null || value === undefined ? null : readCount(value);
  const [startedAt, length] = [readCount(start), optional(duration)];
  return {
    id,
    spanId: String(spanId),
    parentSpanId: readText(parentSpanId),
    start: startedAt,
    end: length === null ? null : startedAt + length,
    service: readText(service),
    models: [readText(requestModel), readText(responseModel)].filter((model) => model !== null),
    inputTokens: optional(inputTokens),
    outputTokens: optional(outputTokens),
    responseId: readText(responseId),
    loose: Boolean(loose),
    toldInOtherTrace: Boolean(toldInOtherTrace),
  };
}
