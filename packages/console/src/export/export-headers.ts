import type { IncomingHttpHeaders } from 'node:http';
import type { ExportSummary } from '@spendspan/ledger';

/** Headers that tell of an export what its file cannot. */
const HEADERS = {
  calls: 'x-spendspan-calls',
  unpricedCalls: 'x-spendspan-unpriced-calls',
  failedWithoutUsage: 'x-spendspan-failed-without-usage',
  costUsd: 'x-spendspan-cost-usd',
} as const satisfies Record<keyof ExportSummary, string>;

/** A summary as headers. */
export function toHeaders(summary: ExportSummary): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(HEADERS).map(([name, header]) => [header, String(summary[name as keyof ExportSummary])]),
  );
}

/** The summary that headers tell; undefined when one is missing. */
export function readSummary(headers: IncomingHttpHeaders): ExportSummary | undefined {
  const [calls, unpricedCalls, failedWithoutUsage, costUsd] = [
    HEADERS.calls,
    HEADERS.unpricedCalls,
    HEADERS.failedWithoutUsage,
    HEADERS.costUsd,
  ].map((header) => headers[header]);
  if (calls === undefined || typeof costUsd !== 'string') return undefined;
  return {
    calls: Number(calls),
    unpricedCalls: Number(unpricedCalls),
    failedWithoutUsage: Number(failedWithoutUsage),
    costUsd,
  };
}
