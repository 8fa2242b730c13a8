import { chatCompletions } from './chat-completions.ts';
import { completions } from './completions.ts';
import { embeddings } from './embeddings.ts';
import type { Operation } from './operation.ts';
import { responses } from './responses.ts';

/** Every operation that becomes a span. */
export const OPERATIONS: readonly Operation[] = [chatCompletions, responses, embeddings, completions];

const byDoor = new Map(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation]));

/** The operation that a request of the client is, if it is one; `path` is below the base URL and may carry a query. */
export function findOperation(method: unknown, path: unknown): Operation | undefined {
  if (typeof method !== 'string' || typeof path !== 'string') return undefined;
  const known = byDoor.get(`${method} ${path}`);
  if (known) return known;
  // Applications that use `client.post()` or `client.request()` themselves write the path in other ways.
  const plain = WRITTEN_OUT.exec(path.startsWith('/') || path.startsWith('http') ? path : `/${path}`)?.[1];
  return plain === undefined ? undefined : byDoor.get(`${method.toLowerCase()} ${plain}`);
}

/** A path with whatever part of its base URL and query an application may have written before and after it. */
const WRITTEN_OUT =
  /^(?:https?:\/\/[^/]+)?(?:\/(?:v\d+[a-z0-9]*|api|openai|inference|models|(?:engines|deployments)\/[^/]+))*(\/(?:chat\/completions|responses|embeddings|completions))\/?(?:\?.*)?$/i;
