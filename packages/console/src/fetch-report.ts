import {
  type Coverage,
  LedgerError,
  type LedgerErrorCode,
  type RecordedUsage,
  type Report,
  type ReportQuery,
  UnknownTeamError,
} from '@spendspan/ledger';
import { authorize } from './access/authorize.ts';
import type { ApiError } from './api-routes.ts';
import { ConsoleUnavailableError } from './errors.ts';
import type { FoundConsole } from './types.ts';

const TIMEOUT_MS = 60_000;

const PREFIX = '[@spendspan/ledger] ';

/**
 * Runs a report in the console that holds the ledger.
 * @throws LedgerError with the `code` that `Ledger.report` would have thrown (UnknownTeamError as such), or
 * ConsoleUnavailableError when the console does not answer as a console.
 */
export async function fetchReport(from: FoundConsole, name: string, query: ReportQuery = {}): Promise<Report> {
  return fetchAnswer<Report>(from, `/api/v1/reports/${encodeURIComponent(name)}`, query);
}

/**
 * Asks the console that holds the ledger how much of the spend has a sure price.
 * @throws as {@link fetchReport} does, with the errors of `Ledger.coverage`.
 */
export function fetchCoverage(from: FoundConsole, query: ReportQuery = {}): Promise<Coverage> {
  return fetchAnswer<Coverage>(from, '/api/v1/coverage', query);
}

/**
 * Asks the console that holds the ledger what the calls of a provider used.
 * @throws as {@link fetchReport} does, with the errors of `Ledger.recordedUsage`.
 */
export function fetchRecordedUsage(from: FoundConsole, query: ReportQuery): Promise<readonly RecordedUsage[]> {
  return fetchAnswer<readonly RecordedUsage[]>(from, '/api/v1/recorded-usage', query);
}

/**
 * Posts JSON to the console that holds the ledger.
 * @param signal ends the wait; without one it lasts, since what changes the ledger may take its time.
 * @throws as {@link fetchReport} does.
 */
export async function postQuestion<T>(
  from: FoundConsole,
  path: string,
  question: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const url = new URL(path, from.url);
  const headers = { 'content-type': 'application/json', ...authorize(from) };
  const body = JSON.stringify(question);
  return readAnswer<T>(url, await fetchJson(url, { method: 'POST', headers, body, ...(signal && { signal }) }));
}

/** Ends the wait for an answer that only reads. */
export function untilTimeout(): AbortSignal {
  return AbortSignal.timeout(TIMEOUT_MS);
}

async function fetchAnswer<T>(from: FoundConsole, path: string, query: ReportQuery): Promise<T> {
  const url = new URL(path, from.url);
  for (const [parameter, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(parameter, value);
  }
  return readAnswer<T>(url, await fetchJson(url, { headers: authorize(from), signal: untilTimeout() }));
}

interface JsonAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
}

function readAnswer<T>(url: URL, { ok, status, body }: JsonAnswer): T {
  if (ok) return body as T;
  const { error } = (body ?? {}) as Partial<ApiError>;
  if (error?.code === 'UNKNOWN_TEAM') throw new UnknownTeamError(error.team ?? '', error.closest ?? []);
  if (error?.message?.startsWith(PREFIX)) {
    throw new LedgerError(error.code as LedgerErrorCode, error.message.slice(PREFIX.length));
  }
  // A server that is closing says so in its own words.
  throw new ConsoleUnavailableError(url.origin, error?.message ?? `HTTP status ${status}`, {
    answered: status !== 503 || error?.message !== undefined,
  });
}

async function fetchJson(url: URL, init: RequestInit): Promise<JsonAnswer> {
  try {
    const response = await fetch(url, init);
    return { ok: response.ok, status: response.status, body: await response.json() };
  } catch (error) {
    throw new ConsoleUnavailableError(url.origin, `no answer (${(error as Error).message})`, {
      cause: error,
      answered: false,
    });
  }
}
