import { LedgerError, type LedgerErrorCode, type Repricing } from '@spendspan/ledger';
import { authorize } from '../access/authorize.ts';
import type { ApiError } from '../api-routes.ts';
import { ConsoleUnavailableError } from '../errors.ts';
import type { FoundConsole } from '../types.ts';
import type { RunOptions } from './run-reprice.ts';
import type { RepriceLine, RepriceRequest } from './types.ts';

const PREFIX = '[@spendspan/ledger] ';

/**
 * Has the console that holds the ledger price its calls again; null when there was no run to take back.
 * @throws LedgerError as `Ledger.reprice` does, or ConsoleUnavailableError when the console does not answer to the end.
 */
export async function requestReprice(
  from: FoundConsole,
  request: RepriceRequest,
  { onProgress, signal }: RunOptions = {},
): Promise<Repricing | null> {
  const url = new URL('/api/v1/reprice', from.url);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorize(from) },
      body: JSON.stringify(request),
      ...(signal && { signal }),
    });
    if (!response.ok) throw toError(url.origin, ((await response.json()) as ApiError).error);
    for await (const line of readLines(response)) {
      if ('progress' in line) onProgress?.(line.progress.done, line.progress.total);
      else if ('error' in line) throw toError(url.origin, line.error);
      else return line.repricing;
    }
  } catch (error) {
    if (error instanceof LedgerError || error instanceof ConsoleUnavailableError) throw error;
    throw new ConsoleUnavailableError(url.origin, `no answer (${(error as Error).message})`, { cause: error });
  }
  throw new ConsoleUnavailableError(url.origin, 'an answer that breaks off');
}

async function* readLines(response: Response): AsyncGenerator<RepriceLine> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as RepriceLine;
  }
}

function toError(origin: string, { code, message }: ApiError['error']): Error {
  if (!message.startsWith(PREFIX)) return new ConsoleUnavailableError(origin, message);
  return new LedgerError(code as LedgerErrorCode, message.slice(PREFIX.length));
}
