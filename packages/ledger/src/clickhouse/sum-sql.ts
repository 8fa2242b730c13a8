import { SUM_NAMES, type SumName, type Sums } from '../call-store.ts';
import { parseUsd } from '../money.ts';
import type { Value } from './clickhouse.ts';
import type { Source } from './source.ts';

/** Tokens of a call. 128 bits, so that no sum of counts that can be believed overflows. */
export const TOKENS = 'toInt128(ifNull(input_tokens, 0)) + toInt128(ifNull(output_tokens, 0))';
/** Whether a call has a price. */
export const PRICED = 'isNotNull(cost_usd)';
/** A failed call without usage, of which nothing suggests that it was billed, is no gap in prices. */
export const UNPRICED: string = `isNull(cost_usd) AND (status <> 'error' OR ${TOKENS} > 0
  OR ifNull(usage_reason, '') IN ('stream_aborted', 'stream_unconsumed', 'body_unread', 'does_not_add_up'))`;
const OWNED = 'isNotNull(team_id)';

const sum = (column: string): string => `sum(toInt128(${column}))`;

const SUM_SQL: Readonly<Record<(typeof SUM_NAMES)[number], string>> = {
  calls: 'count()',
  failedCalls: "countIf(status = 'error')",
  pricedCalls: `countIf(${PRICED})`,
  unpricedCalls: `countIf(${UNPRICED})`,
  ownedCalls: `countIf(${OWNED})`,
  inputTokens: sum('input_tokens'),
  cacheReadTokens: sum('cache_read_tokens'),
  cacheWriteTokens: sum('cache_write_tokens'),
  outputTokens: sum('output_tokens'),
  reasoningTokens: sum('reasoning_tokens'),
  pricedTokens: `sumIf(${TOKENS}, ${PRICED})`,
  unpricedTokens: `sumIf(${TOKENS}, ${UNPRICED})`,
  ownedTokens: `sumIf(${TOKENS}, ${OWNED})`,
  cost: 'sum(cost_usd)',
  estimatedCost: "sumIf(cost_usd, cost_status = 'estimated')",
  partialCost: "sumIf(cost_usd, cost_status = 'partial')",
  ownedCost: `sumIf(cost_usd, ${OWNED})`,
  cacheSavings: 'sum(cache_savings_usd)',
};

const AMOUNTS: ReadonlySet<string> = new Set(['cost', 'estimatedCost', 'partialCost', 'ownedCost', 'cacheSavings']);

/** The sums that a query selects, by the names that they have in it ({@link sumColumn}). */
export const SUMS: string = SUM_NAMES.map((name) => `ifNull(${SUM_SQL[name]}, 0) AS ${sumColumn(name)}`).join(', ');

/** The names of {@link SUMS}, in the order in which {@link readSums} reads them. */
export const SUM_COLUMNS: string = SUM_NAMES.map(sumColumn).join(', ');

/** The name of a sum in a query; that of a column of the calls would be taken for it. */
export function sumColumn(name: SumName): string {
  return `sum_${name}`;
}

/** The calls that count: no request of a background response whose bill is there. */
export function counted({ settled }: Pick<Source, 'settled'>): string {
  return `(ifNull(usage_reason, '') <> 'background' OR (trace_id, span_id) NOT IN (${settled}))`;
}

/** The sums of a row; of no row, zeros. */
export function readSums(values: readonly Value[]): Sums {
  const read = (name: string, index: number): bigint => {
    const value = values[index];
    if (value === undefined) return 0n;
    return AMOUNTS.has(name) ? readAmount(value) : readCount(value);
  };
  const sums = SUM_NAMES.map((name, index) => [name, read(name, index)] as const);
  return Object.fromEntries(sums) as Record<(typeof SUM_NAMES)[number], bigint>;
}

/** A whole number. */
export function readCount(value: Value | undefined): bigint {
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  throw new TypeError(`[@spendspan/ledger] got ${String(value)}, expected an exact count`);
}

/** An amount in USD, as pico-USD. */
export function readAmount(value: Value | undefined): bigint {
  if (typeof value === 'string') return parseUsd(value);
  throw new TypeError(`[@spendspan/ledger] got ${String(value)}, expected an exact amount`);
}

/** What a column of texts has in a row. */
export function readText(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
