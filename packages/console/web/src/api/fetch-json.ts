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
    throw new ApiFailure('UNREACHABLE', `the console does not answer (${(error as Error).message}); is it running?`, 0);
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as T;
  const { code = 'INTERNAL', message = `the console answered with HTTP status ${response.status}` } =
    (body as { error?: { code?: string; message?: string } } | undefined)?.error ?? {};
  throw new ApiFailure(code, message, response.status);
}
