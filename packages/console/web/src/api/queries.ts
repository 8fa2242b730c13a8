import type { CallPage, Coverage, Report, ReportDescription } from '@spendspan/ledger';
import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { ConsoleBudgets } from '../../../src/budgets/types.ts';
import type { CallDetail, ListedPrices } from '../../../src/prices/types.ts';
import type { RunningQuestion } from '../../../src/questions.ts';
import type { ConsoleStatus } from '../../../src/types.ts';
import { useTurn } from '../parts/turn.ts';
import { apiPath, fetchJson, type Parameters } from './fetch-json.ts';

/** An answer of the API, kept for a while by its path. */
function useApi<T>(
  path: string,
  { keepsLast = false, enabled = true, ...options }: ApiOptions = {},
): UseQueryResult<T> {
  const isTurn = useTurn();
  return useQuery<T>({
    queryKey: [path],
    queryFn: ({ signal }) => fetchJson<T>(path, signal),
    ...(keepsLast && { placeholderData: (last: T | undefined) => last as never }),
    enabled: enabled && isTurn,
    ...options,
  });
}

interface ApiOptions {
  readonly enabled?: boolean;
  readonly refetchInterval?: number;
  readonly staleTime?: number;
  /** Whether the last answer stays until the next is there. */
  readonly keepsLast?: boolean;
}

/** A report of the ledger. */
export function useReport(name: string, parameters: Parameters, enabled = true): UseQueryResult<Report> {
  return useApi(apiPath(`reports/${encodeURIComponent(name)}`, parameters), { enabled });
}

/** Which reports there are. */
export function useReportList(): UseQueryResult<{ readonly reports: readonly ReportDescription[] }> {
  return useApi(apiPath('reports'), { staleTime: Number.POSITIVE_INFINITY });
}

/** By what calls can be split and filtered. */
export function useFields(): UseQueryResult<{ readonly fields: readonly FieldName[] }> {
  return useApi(apiPath('fields'), { staleTime: Number.POSITIVE_INFINITY });
}

/** A field of calls, and its name for people. */
export interface FieldName {
  readonly name: string;
  readonly label: string;
}

/** One call, and why it cost what it did. */
export function useCall(trace: string, span: string, startedAt: string | undefined): UseQueryResult<CallDetail> {
  return useApi(apiPath(`calls/${encodeURIComponent(trace)}/${encodeURIComponent(span)}`, { startedAt }));
}

/** Calls, page after page. */
export function useCalls(parameters: Parameters): UseInfiniteQueryResult<InfiniteData<CallPage>> {
  return useInfiniteQuery({
    queryKey: ['calls', parameters],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<CallPage>(apiPath('calls', { ...parameters, after: pageParam ?? undefined }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** The rate cards in force. */
export function usePrices(parameters: Parameters): UseQueryResult<ListedPrices> {
  return useApi(apiPath('prices', parameters), { keepsLast: true });
}

/** How much of the spend has a sure price, and what has none. */
export function useCoverage(parameters: Parameters): UseQueryResult<Coverage> {
  return useApi(apiPath('coverage', parameters));
}

/** What the ledger works on; asked for again and again while somebody waits. */
export function useQuestions(enabled: boolean): UseQueryResult<{ readonly questions: readonly RunningQuestion[] }> {
  return useApi(apiPath('questions'), { enabled, refetchInterval: 500, staleTime: 0 });
}

/** How the budgets stand: all, or those of exactly some calls. */
export function useBudgets(exactly?: string): UseQueryResult<ConsoleBudgets> {
  return useApi(apiPath('budgets', { exactly }));
}

/** What the console has recorded; asked for again and again while somebody waits for the first call. */
export function useStatus(refetchInterval?: number): UseQueryResult<ConsoleStatus> {
  return useApi(apiPath('status'), refetchInterval === undefined ? {} : { refetchInterval });
}
