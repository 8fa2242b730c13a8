import type { JsonObject, ProviderCall } from '../types.ts';

/** A connection that is made. */
export interface Opening {
  /** Named parts of the path: `{ id: 'live_…' }`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly send: (event: JsonObject) => void;
  /** Asks this provider something else on behalf of the session. */
  readonly ask: ProviderCall['ask'];
}

/** The provider's end of one connection. */
export interface SocketSession {
  /** Answers an event of the client's. */
  receive(event: JsonObject): void;
}

/** One kind of socket that the provider speaks. A new one is a file beside this and a line in `serve-sockets.ts`. */
export interface SocketRoute {
  /** Path after `/v1`, with `:name` for a variable segment. */
  readonly path: string;
  open(opening: Opening): SocketSession;
}

/** The answer to an event that a session does not know. */
export function refuseEvent({ event_id }: JsonObject): JsonObject {
  const error = { type: 'invalid_request_error', code: 'unknown_event', message: 'Unknown event.', event_id };
  return { type: 'error', error };
}
