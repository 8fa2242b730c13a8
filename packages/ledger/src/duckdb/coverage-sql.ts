import { USAGE_FIELDS } from '../usage/fields.ts';
import { PRICED, TOKENS, UNPRICED } from './sum-sql.ts';

/** What may be used beside tokens, all of them and reasoning, and the ordinary cache: a bit of `used` each, in this order. */
export const DETAILS: readonly string[] = listDetails().map(({ field }) => field);

/** SQL of the calls that have a price or lack one. */
export const COVERED: string = `${PRICED} OR (${UNPRICED})`;

/** What calls have in common that are told together, of a call. */
export const COVERAGE_KEYS: ReadonlyMap<string, string> = new Map([
  ['status', 'cost_status'],
  ['reason', unsure('cost_reason')],
  ['request_model', unsure('lower(request_model)')],
  ['response_model', unsure('lower(response_model)')],
  ['provider', unsure('provider')],
  ['host', unsure('lower(host)')],
  ['tier', unsure("CASE WHEN batch THEN 'batch' ELSE lower(service_tier) END")],
]);

/** What is told of calls, of one of them, and how that of some is put together. */
export const COVERAGE_SUMS: ReadonlyMap<string, readonly [ofCall: string, ofSome: string]> = new Map([
  ['calls', ['1', 'sum(calls)::BIGINT']],
  ['tokens', [TOKENS, 'sum(tokens)::HUGEINT']],
  ['cost_usd', ['coalesce(cost_usd, 0)', 'sum(cost_usd)::DECIMAL(38, 12)']],
  ['first_at', ['started_at', 'min(first_at)']],
  ['last_at', ['started_at', 'max(last_at)']],
  ['used', [unsure(`(${listBits().join(' + ')})::BIGINT`), 'bit_or(used)']],
]);

/** SQL of {@link COVERAGE_KEYS} and {@link COVERAGE_SUMS} of calls, to be put together by {@link sumCovered}. */
export const COVERAGE_COLUMNS: string = [
  ...[...COVERAGE_KEYS].map(([name, sql]) => `${sql} AS ${name}`),
  ...[...COVERAGE_SUMS].map(([name, [ofCall]]) => `${ofCall} AS ${name}`),
].join(', ');

/** SQL of what parts, or calls, have that have the same keys. */
export function sumCovered(from: string, ...more: readonly string[]): string {
  const keys = [...more, ...COVERAGE_KEYS.keys()].join(', ');
  const sums = [...COVERAGE_SUMS].map(([name, [, ofSome]]) => `${ofSome} AS ${name}`);
  return `SELECT ${[keys, ...sums].join(', ')} FROM (${from}) GROUP BY ${keys}`;
}

/** Of a call whose price is sure, only that is told. */
function unsure(sql: string): string {
  return `CASE WHEN cost_status <> 'priced' THEN ${sql} END`;
}

function listDetails(): typeof USAGE_FIELDS {
  return USAGE_FIELDS.filter(({ kind, field }) => kind !== 'text' && field !== 'requests').slice(5);
}

function listBits(): readonly string[] {
  return listDetails().map(({ column }, bit) => `CASE WHEN ${column} > 0 THEN ${2 ** bit} ELSE 0 END`);
}
