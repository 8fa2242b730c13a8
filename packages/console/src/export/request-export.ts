import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type ExportSummary, LedgerError, type LedgerErrorCode, type ReportQuery } from '@spendspan/ledger';
import { authorize } from '../access/authorize.ts';
import type { ApiError } from '../api-routes.ts';
import { ConsoleUnavailableError } from '../errors.ts';
import type { FoundConsole } from '../types.ts';
import { readSummary } from './export-headers.ts';

const PREFIX = '[@spendspan/ledger] ';

/** An export that a console makes. */
export interface RequestedExport {
  readonly summary: ExportSummary;
  /** Rejects when the answer breaks off. */
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Has the console that holds the ledger export calls.
 * @throws LedgerError as `Ledger.export` does, or ConsoleUnavailableError when the console does not answer as one.
 */
export async function requestExport(from: FoundConsole, format: string, query: ReportQuery): Promise<RequestedExport> {
  const url = new URL(`/api/v1/export/${encodeURIComponent(format)}`, from.url);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  const response = await open(url, authorize(from));
  if (response.statusCode !== 200) throw await readError(url.origin, response);
  const summary = readSummary(response.headers);
  if (!summary) throw new ConsoleUnavailableError(url.origin, 'an export without its headers (an older version)');
  return { summary, content: readContent(url.origin, response) };
}

/** Not by `fetch`: it gives up after five minutes without a byte, and a large Parquet file is made before it is sent. */
async function open(url: URL, headers: Record<string, string>): Promise<IncomingMessage> {
  try {
    const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
    return response;
  } catch (error) {
    throw new ConsoleUnavailableError(url.origin, `no answer (${(error as Error).message})`, {
      cause: error,
      answered: false,
    });
  }
}

async function* readContent(origin: string, response: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    yield* response as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new ConsoleUnavailableError(origin, 'an export that breaks off', { cause: error });
  }
}

async function readError(origin: string, response: IncomingMessage): Promise<Error> {
  const { error } = await readBody(response);
  if (!error?.message?.startsWith(PREFIX)) {
    return new ConsoleUnavailableError(origin, error?.message ?? `HTTP status ${response.statusCode}`, {
      answered: response.statusCode !== 503 || error?.message !== undefined,
    });
  }
  return new LedgerError(error.code as LedgerErrorCode, error.message.slice(PREFIX.length));
}

async function readBody(response: IncomingMessage): Promise<Partial<ApiError>> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  try {
    return JSON.parse(text) as Partial<ApiError>;
  } catch {
    return {};
  }
}
