import type { Report, ReportDescription } from '@spendspan/ledger';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ConsoleBudgets } from '../../../src/budgets/types.ts';
import type { ConsoleStatus } from '../../../src/types.ts';
import { apiPath, fetchJson, type Parameters } from './fetch-json.ts';

/** An answer of the API, kept for a while by its path. */
function useApi<T>(path: string, options: { enabled?: boolean; refetchInterval?: number } = {}): UseQueryResult<T> {
  return useQuery({ queryKey: [path], queryFn: ({ signal }) => fetchJson<T>(path, signal), ...options });
}

/** A report of the ledger. */
export function useReport(name: string, parameters: Parameters): UseQueryResult<Report> {
  return useApi(apiPath(`reports/${encodeURIComponent(name)}`, parameters));
}

/** Which reports there are. */
export function useReportList(): UseQueryResult<{ readonly reports: readonly ReportDescription[] }> {
  return useApi(apiPath('reports'));
}

/** How the budgets stand. */
export function useBudgets(): UseQueryResult<ConsoleBudgets> {
  return useApi(apiPath('budgets'));
}

/** What the console has recorded; asked for again and again while somebody waits for the first call. */
export function useStatus(refetchInterval?: number): UseQueryResult<ConsoleStatus> {
  return useApi(apiPath('status'), refetchInterval === undefined ? {} : { refetchInterval });
}
