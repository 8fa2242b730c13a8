/** Why usage is not `reported`. */
export type UsageReason =
  | 'stream_aborted'
  | 'stream_unconsumed'
  | 'body_unread'
  | 'provider_silent'
  | 'does_not_add_up'
  // A transcript says how long the sound was, and not what was billed.
  | 'duration_only'
  // The provider says that what it tells may not be all (turns of agents).
  | 'best_effort'
  // The answer is still being made: its usage is told by a span of its own, once it is seen finished.
  | 'background';

/** `error.type`: the HTTP status where there is one, else the class of the error. Always a string, whatever the body. */
export function errorType(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  const { status } = error as { readonly status?: unknown };
  if (typeof status === 'number') return String(status);
  return error.constructor?.name || '_OTHER';
}

/** The request never reached a provider. */
const NOT_SENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  // What fetch says, without a code, of a port that it never connects to.
  'bad port',
]);

/**
 * What a failure before the answer says of its usage. An answer with a status is the provider's own word that it did
 * nothing; where a timeout or a broken connection hid the answer, the provider may well have billed one.
 */
export function reasonOfFailure(error: unknown): UsageReason {
  // Every error of the client's own about a request that was made has a status, be it undefined.
  if (typeof error === 'object' && error !== null && !('status' in error)) return 'provider_silent';
  let at: unknown = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth += 1) {
    const { status, code, message, cause } = at as {
      readonly status?: unknown;
      readonly code?: unknown;
      readonly message?: unknown;
      readonly cause?: unknown;
    };
    if (typeof status === 'number' || NOT_SENT.has(code ?? message)) return 'provider_silent';
    at = cause;
  }
  return 'body_unread';
}

/** What a failure says of the usage of its call, whose answer may have begun by then. */
export function reasonOf(error: unknown, streaming: boolean, responded: boolean): UsageReason {
  if (streaming) return 'stream_aborted';
  return responded ? 'body_unread' : reasonOfFailure(error);
}
