import type { CoverageGroup, Selection } from '../call-store.ts';
import type { CostStatus } from '../types.ts';
import { USAGE_FIELDS } from '../usage/fields.ts';
import type { ClickHouse, Value } from './clickhouse.ts';
import { type Instant, makeSource } from './source.ts';
import { counted, PRICED, readAmount, readCount, readText, TOKENS, UNPRICED } from './sum-sql.ts';

/** What was used beside tokens, all of them and reasoning, and the ordinary cache. */
const DETAILS = USAGE_FIELDS.filter(({ kind, field }) => kind !== 'text' && field !== 'requests').slice(5);

const KEYS = [
  'cost_reason',
  'lowerUTF8(request_model)',
  'lowerUTF8(response_model)',
  'provider',
  'lowerUTF8(host)',
  "if(ifNull(batch, false), 'batch', lowerUTF8(service_tier))",
];

/** See `CallStore.sumCoverage`. */
export async function sumCoverage(
  clickHouse: ClickHouse,
  instant: Instant,
  selection: Selection,
): Promise<readonly CoverageGroup[]> {
  const source = makeSource(selection, instant);
  const names = KEYS.map((_, index) => `key${index}`);
  const keys = KEYS.map((key, index) => `if(cost_status = 'priced', NULL, ${key}) AS key${index}`);
  const used = DETAILS.map(({ field, column }) => `if(ifNull(max(${column}), 0) > 0, '${field}', '')`);
  const sql = `SELECT ${['cost_status', ...names].join(', ')},
      count(), sum(${TOKENS}), ifNull(sum(cost_usd), 0),
      toUnixTimestamp64Nano(min(started_at)), toUnixTimestamp64Nano(max(started_at)),
      arrayFilter(name -> name <> '', [${used.join(', ')}])
    FROM (SELECT ${['*', ...keys].join(', ')} FROM (${source.calls})
      WHERE (${PRICED} OR (${UNPRICED})) AND ${counted(source)})
    GROUP BY ${['cost_status', ...names].join(', ')}`;
  return (await clickHouse.query(sql, source.params)).map(readGroup);
}

function readGroup(row: readonly Value[]): CoverageGroup {
  const [status, reason = null, requestModel = null, responseModel = null, provider = null, host = null, tier = null] =
    row.slice(0, 7).map(readText);
  const [calls, tokens, cost, first, last, used] = row.slice(7);
  return {
    status: status as CostStatus,
    ...{ reason, requestModel, responseModel, provider, host, serviceTier: tier },
    calls: readCount(calls),
    tokens: readCount(tokens),
    cost: readAmount(cost),
    firstNanos: readCount(first),
    lastNanos: readCount(last),
    used: Array.isArray(used) ? used.map(String) : [],
  };
}
