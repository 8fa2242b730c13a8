import { ApiFailure } from './api-failure.ts';

/** Parameters of a request; those that are undefined are left out. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** The path of an API resource with its parameters. */
export function apiPath(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  const text = query.toString();
  return `/api/v1/${path}${text === '' ? '' : `?${text}`}`;
}

/**
 * Asks the console.
 * @throws ApiFailure
 */
export async function fetchJson<T>(path: string, signal: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { signal, headers: { accept: 'application/json' } });
  } catch (error) {
    signal.throwIfAborted();
    throw unreachable(error);
  }
  if (!response.ok) throw readFailure(response, await response.json().catch(() => undefined));
  try {
    return (await response.json()) as T;
  } catch (error) {
    signal.throwIfAborted();
    // It ended in the midst of its answer, or something else is where it was.
    throw unreachable(error);
  }
}

function unreachable(error: unknown): ApiFailure {
  return new ApiFailure('UNREACHABLE', `the console does not answer (${(error as Error).message}); is it running?`, 0);
}

function readFailure(response: Response, body: unknown): ApiFailure {
  const { code = 'INTERNAL', message = `the console answered with HTTP status ${response.status}` } =
    (body as { error?: { code?: string; message?: string } } | undefined)?.error ?? {};
  return new ApiFailure(code, message, response.status);
}

/** Why the console refuses to answer with a stream of events, which an `EventSource` does not tell; undefined: it does not. */
export async function findRefusal(path: string): Promise<ApiFailure | undefined> {
  const stop = new AbortController();
  try {
    const response = await fetch(path, { signal: stop.signal });
    if (response.ok) return undefined;
    return readFailure(response, await response.json().catch(() => undefined));
  } catch (error) {
    return unreachable(error);
  } finally {
    // Of a stream nothing more is wanted.
    stop.abort();
  }
}
