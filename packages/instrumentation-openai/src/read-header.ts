import { isObject, text } from './json.ts';

/** A header of a response, which may be that of a custom `fetch`; undefined where it has none of this name. */
export function readHeader(response: unknown, name: string): string | undefined {
  const { headers } = isObject(response) ? response : {};
  if (!isObject(headers) || typeof headers['get'] !== 'function') return undefined;
  return text(headers['get'](name))?.trim();
}

/** Whether a response calls itself a stream of events. */
export function isEventStream(response: unknown): boolean {
  return readHeader(response, 'content-type')?.toLowerCase().startsWith('text/event-stream') ?? false;
}
