import type { Call, Totals } from '../src/index.ts';
import { formatUsd, parseUsd } from '../src/index.ts';

/** What the totals of some calls must be, computed call by call without a database. */
export function expectedCounts(
  calls: readonly Call[],
): Pick<
  Totals,
  'calls' | 'failedCalls' | 'pricedCalls' | 'unpricedCalls' | 'inputTokens' | 'outputTokens' | 'reasoningTokens'
> & { costUsd: string; estimatedUsd: string; partialUsd: string; cacheSavingsUsd: string } {
  const priced = calls.filter((call) => call.cost.total !== null);
  return {
    calls: calls.length,
    failedCalls: calls.filter((call) => call.status === 'error').length,
    pricedCalls: priced.length,
    unpricedCalls: calls.filter((call) => call.cost.total === null && !isUnbilledFailure(call)).length,
    inputTokens: add(calls, (call) => call.usage.inputTokens),
    outputTokens: add(calls, (call) => call.usage.outputTokens),
    reasoningTokens: add(calls, (call) => call.usage.reasoningTokens),
    costUsd: addUsd(calls, (call) => call.cost.total),
    estimatedUsd: addUsd(calls, (call) => (call.costStatus === 'estimated' ? call.cost.total : null)),
    partialUsd: addUsd(calls, (call) => (call.costStatus === 'partial' ? call.cost.total : null)),
    cacheSavingsUsd: addUsd(calls, (call) => call.cost.cacheSavings),
  };
}

/** Totals that are sums, of several rows together: what a breakdown adds up to. */
export function addRows(rows: readonly { readonly totals: Totals }[]): Record<string, number | string> {
  const sums: Record<string, number | string> = {};
  for (const name of COUNTS) sums[name] = rows.reduce((sum, { totals }) => sum + totals[name], 0);
  for (const name of AMOUNTS) {
    sums[name] = formatUsd(rows.reduce((sum, { totals }) => sum + parseUsd(totals[name]), 0n));
  }
  return sums;
}

/** The totals that are sums. */
export function sumsOf(totals: Totals): Record<string, number | string> {
  return Object.fromEntries([...COUNTS, ...AMOUNTS].map((name) => [name, totals[name]]));
}

const COUNTS = [
  'calls',
  'failedCalls',
  'pricedCalls',
  'unpricedCalls',
  'inputTokens',
  'cacheReadTokens',
  'cacheWriteTokens',
  'outputTokens',
  'reasoningTokens',
] as const;

const AMOUNTS = ['costUsd', 'estimatedUsd', 'partialUsd', 'cacheSavingsUsd'] as const;

function isUnbilledFailure(call: Call): boolean {
  const tokens = (call.usage.inputTokens ?? 0) + (call.usage.outputTokens ?? 0);
  const mayBeBilled = ['stream_aborted', 'stream_unconsumed', 'body_unread', 'does_not_add_up'];
  return call.status === 'error' && tokens === 0 && !mayBeBilled.includes(call.usageReason ?? '');
}

function add(calls: readonly Call[], read: (call: Call) => number | undefined): number {
  return calls.reduce((sum, call) => sum + (read(call) ?? 0), 0);
}

function addUsd(calls: readonly Call[], read: (call: Call) => bigint | null): string {
  return formatUsd(calls.reduce((sum, call) => sum + (read(call) ?? 0n), 0n));
}
